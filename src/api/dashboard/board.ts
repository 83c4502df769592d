import type {Queue} from 'bullmq';
import type {Middleware} from 'koa';

/** Loads the job dashboard. It is large, so it is loaded at the first request and not with the process. */
export async function loadBoard(queues: readonly Queue[], basePath: string): Promise<Middleware> {
	const [{createBullBoard}, {BullMQAdapter}, {KoaAdapter}] = await Promise.all([
		import('@bull-board/api'),
		import('@bull-board/api/bullMQAdapter'),
		import('@bull-board/koa'),
	]);
	const serverAdapter = new KoaAdapter();
	createBullBoard({
		queues: queues.map(queue => new BullMQAdapter(queue)),
		serverAdapter,
		options: {uiConfig: {boardTitle: 'ScaiControl jobs', miscLinks: [{text: 'Sign out', url: `${basePath}/sign-out`}]}},
	});
	serverAdapter.setBasePath(basePath);
	return serverAdapter.registerPlugin();
}
