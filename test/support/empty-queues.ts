import type {OpenQueues} from '../../src/adapters/bullmq/queues.ts';

/** Takes away all jobs: what nobody serves any more would lie in the way of whoever has the queues next. */
export const emptyQueues = async ({all}: Pick<OpenQueues, 'all'>): Promise<void> =>
	void (await Promise.all(all.map(async queue => queue.obliterate({force: true}))));
