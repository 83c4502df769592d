import {configPart} from '../domain/platform/process/config-part.ts';
import {list, whole} from '../domain/platform/process/config-values.ts';

export const workerConfig = configPart({
	variables: {
		WORKER_QUEUES: {schema: list, says: 'Queues that this worker serves; empty means all', default: ''},
		WORKER_CONCURRENCY: {schema: whole(1, 200), says: 'Jobs at once in each queue of this worker', default: '8'},
	},
	named: values => ({worker: {queues: values.WORKER_QUEUES, concurrency: values.WORKER_CONCURRENCY}}),
});
