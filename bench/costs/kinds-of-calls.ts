import {setTimeout as delay} from 'node:timers/promises';
import {type Agent, request} from 'undici';
import {makeCustomer, unique} from '../../test/support/factories.ts';
import type {Kind} from './kind.ts';
import type {Market} from './market.ts';
import {forEach, must, type Stage} from './stage.ts';

const BATCH = 1000;
const SUBSCRIBERS = 4;
const TOPIC = 'tenant.billing_updated';
const IDLE_MS = 10_000;
/** Requests at once that web answers without a connection of its own for each. */
const MANY_AT_ONCE = 64;

const numbers = (count: number): number[] => Array.from({length: count}, (_, index) => index);

/** Nothing at all, for ten seconds: what the schedule, the relay and the queues use while they look. */
export const nothing: Kind = {name: 'nothing, a second', count: IDLE_MS / 1000, act: async () => void (await delay(IDLE_MS))};

/** What is asked of web: reads, checks of quotas, usage, writes. */
export function kindsOfCalls({world}: Stage, market: Market, dispatcher: Agent): Kind[] {
	const get = async (path: string, headers: Record<string, string>) => {
		const {statusCode, body} = await request(`${world.baseUrl}/api/v1${path}`, {dispatcher, headers});
		await body.dump();
		if (statusCode !== 200) throw new Error(`${path} was answered ${statusCode}`);
	};
	const report = async (events: number) => {
		const sent = numbers(events).map(() => ({
			...{idempotency_key: unique('use'), tenant_id: market.tenantId, metric_slug: 'calls', quantity: '1.5'},
		}));
		const {statusCode, body} = await request(`${world.baseUrl}/api/v1/metering/events`, {
			method: 'POST',
			dispatcher,
			headers: {...market.serviceHeaders, 'content-type': 'application/json'},
			body: JSON.stringify({events: sent}),
		});
		await body.dump();
		if (statusCode !== 202) throw new Error(`usage was answered ${statusCode}`);
	};
	return [
		{
			...{name: 'read: a list of subscriptions', count: 3000},
			act: async count => forEach(numbers(count), async () => get('/subscriptions', {authorization: `Bearer ${market.admin.token}`})),
		},
		{
			...{name: 'check of a quota', count: 4000},
			act: async count =>
				forEach(
					numbers(count),
					async () => get(`/internal/quotas/${market.tenantId}/${market.slug}/calls`, market.serviceHeaders),
					MANY_AT_ONCE,
				),
		},
		{
			...{name: 'event of usage, sent alone', count: 4000, isDone: market.isCounted},
			act: async count => forEach(numbers(count), async () => report(1), MANY_AT_ONCE),
		},
		{
			...{name: 'event of usage, 1,000 together', count: 100_000, isDone: market.isCounted},
			act: async count => forEach(numbers(count / BATCH), async () => report(BATCH)),
		},
		{
			...{name: 'write: a billing profile, with its fact', count: 600},
			act: async count => market.letIn(await Promise.all(numbers(count).map(() => unique('tnt')))),
		},
	];
}

/** Facts that are relayed, get their places in the feed, and are told to four subscribers each; the writes come before. */
export function kindOfDeliveries({world, outsideUrl, hold, release, numberOf}: Stage, market: Market): Kind {
	return {
		...{name: 'webhook, with a quarter of its fact', count: 2000},
		async prepare(count) {
			if ((await numberOf('select count(*) from webhook_subscription')) === 0)
				for (const made of numbers(SUBSCRIBERS)) {
					const hook = {name: `Subscriber ${made}`, target_url: `${outsideUrl}/hooks/${made}`, topics: [TOPIC]};
					await must(world.operator.post('/admin/webhook-subscriptions', hook));
				}

			await hold('platform');
			const buyers = market.buyers.slice(0, count / SUBSCRIBERS);
			await forEach(buyers, async ({tenantId}) => makeCustomer(world, {tenant: tenantId, profile: {city: unique('Utrecht')}}));
		},
		act: async () => release('platform'),
		isDone: async () =>
			(await numberOf(`select count(*) from fact where type = '${TOPIC}'`)) * SUBSCRIBERS ===
			(await numberOf(`select count(*) from webhook_delivery where status = 'delivered'`)),
	};
}
