import type {Queue} from 'bullmq';
import type {Middleware} from 'koa';
import type {Backlog} from '../../domain/platform/process/backlog.ts';
import {Refusal} from '../../domain/platform/refusals.ts';
import {EdgeProblem} from '../http/problems.ts';

/** Whatever the board's page would have the browser fetch from somebody else's server: a font, which the page's own policy forbids. */
const FOREIGN_LINK = /<link\b[^>]*\bhref="(?:https?:)?\/\/[^>]*>\s*/g;

const ASK_AGAIN_SECONDS = 5;

/** The board is no route, so this stands in no table of refusals. */
const queuesAway = (): Refusal =>
	new Refusal('queues_unavailable', 'unavailable', 'The queues cannot be read at the moment', {retryAfterSeconds: ASK_AGAIN_SECONDS});

/** Loads the job dashboard. It is large, so it is loaded at the first request and not with the process. Refuses (503) while Redis is away. */
export async function loadBoard(
	queues: readonly Queue[],
	{basePath, backlog}: Readonly<{basePath: string; backlog: Backlog}>,
): Promise<Middleware> {
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
	const show: Middleware = serverAdapter.registerPlugin();
	return async ctx => {
		let isPassedOn = false;
		// What the next one throws would be answered by the board as a fault of its own.
		await show(ctx, async () => {
			isPassedOn = true;
		});
		if (isPassedOn || (ctx.status >= 400 && ctx.status < 500)) throw new EdgeProblem(404, 'There is nothing at this path');
		if (ctx.status >= 500 && !(await backlog.isReachable())) throw queuesAway();
		if (ctx.status >= 500) throw new Error('the job dashboard failed', {cause: ctx.body});
		if (typeof ctx.body === 'string') ctx.body = ctx.body.replace(FOREIGN_LINK, '');
	};
}
