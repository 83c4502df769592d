import {idleConnections} from '../../domain/accounting/remote/idle-connections.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {HOUR} from '../queue/spans.ts';
import {keepConnection} from './keep-connection.ts';

export const sweepConnections = sweep({
	name: 'accounting.sweep-connections',
	summary: 'Finds tokens of books elsewhere that nobody has used for long',
	everySeconds: HOUR,
	clock: 'real',
	limit: 100,
	due: idleConnections,
	follow: ids => ids.map(id => to(keepConnection, {integration_id: id})),
});
