import {startDirectoryRun} from '../../domain/organization/directory/directory-run.ts';
import {scheduled} from '../queue/entry.ts';
import {HOUR} from '../queue/spans.ts';

export const startDirectorySync = scheduled({
	name: 'organization.start-directory-sync',
	summary: 'Starts the hourly sync of people and groups, unless one is going on',
	everySeconds: HOUR,
	clock: 'real',
	async process({system, directory}) {
		if (directory) await system(async unit => startDirectoryRun(unit, {startedBy: 'schedule', isConfirmed: false}));
	},
});
