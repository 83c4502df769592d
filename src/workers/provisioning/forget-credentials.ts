import {firstCredentials, forgetCredentials as forget} from '../../domain/provisioning/forget-credentials.ts';
import {scheduled} from '../queue/entry.ts';
import {DAY} from '../queue/spans.ts';

/** One run forgets at most so many; the next one goes on. */
const LIMIT = 10_000;

export const forgetCredentials = scheduled({
	name: 'provisioning.forget-credentials',
	summary: 'Deletes what services gave out for customers that they were taken away from 30 days ago',
	everySeconds: DAY,
	earliest: firstCredentials,
	process: async ({system}) => system(async unit => forget(unit, {limit: LIMIT})),
});
