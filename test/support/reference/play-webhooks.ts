import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {WebhookDelivery} from '../../../src/domain/webhooks/delivery.ts';
import {WebhookReplay} from '../../../src/domain/webhooks/replays/replay.ts';
import type {Client} from '../client.ts';
import {type Cast, dataOf} from './cast.ts';

type Side = Readonly<{client: Client; subscribers: string; deliveries: string; replays: string; topics: readonly string[]}>;

/** Everything that can be done with a subscriber, by the tenant or by staff. */
async function playSubscriber({world, receiver}: Cast, {client, subscribers, deliveries, replays, topics}: Side): Promise<void> {
	const hook = {name: 'Accounts', target_url: receiver.url, topics};
	const {id} = await dataOf(client.post(subscribers, hook));
	const at = `${subscribers}/${id}`;
	await client.get(subscribers);
	await client.patch(at, {name: 'Accounts and sales'});
	const {id: delivery} = await dataOf(client.post(`${at}/test`));
	await world.drain();
	await client.get(`${at}/state`);
	await client.get(`${at}/deliveries?page_size=2`);
	await client.get(`${deliveries}/${delivery}`);
	const because = 'the story has a delivery given up, and a replay run on';
	await asSystem(world.inUnit, {because}, async ({em}) =>
		em.nativeUpdate(WebhookDelivery, {id: delivery}, {status: 'dead', nextAttemptAt: null}),
	);
	await client.post(`${deliveries}/${delivery}/replay`);
	const {id: replay} = await dataOf(client.post(`${at}/replays`, {from: '2026-06-01', topics: [topics[0]]}));
	await world.drain();
	await client.get(`${at}/replays`);
	await client.get(`${replays}/${replay}`);
	await asSystem(world.inUnit, {because}, async ({em}) => em.nativeUpdate(WebhookReplay, {id: replay}, {status: 'running'}));
	await client.post(`${replays}/${replay}/stop`);
	await client.delete(at);
}

/** Webhooks of staff and of a tenant, and the feed. */
export async function playWebhooks(cast: Cast): Promise<void> {
	const {acme, staff} = cast;
	await acme.get('/webhooks/topics');
	const admin = {deliveries: '/admin/webhook-deliveries', replays: '/admin/webhook-replays', topics: ['invoice.*', 'subscription.*']};
	await playSubscriber(cast, {client: staff, subscribers: '/admin/webhook-subscriptions', ...admin});
	const own = {deliveries: '/webhook-deliveries', replays: '/webhook-replays', topics: ['subscription.*']};
	await playSubscriber(cast, {client: acme, subscribers: '/webhook-endpoints', ...own});
	const [first] = await dataOf(acme.get('/events?limit=2'));
	await acme.get(`/events/${first.event_id}`);
}

/** The service leaves, when everything is told. */
export async function playFarewell(cast: Cast, service: Client): Promise<void> {
	await cast.world.operator.post('/admin/subscriptions/bulk', {action: 'cancel_immediate', ids: await liveOf(cast)});
	await cast.world.drain();
	await service.delete('/registry/register', {slug: 'crm', reason: 'End of life'});
}

async function liveOf({world}: Cast): Promise<string[]> {
	const {body} = await world.operator.get('/admin/subscriptions?service_slug=crm');
	const found: {id: string; status: string}[] = body.data;
	return found.filter(({status}) => status !== 'cancelled').map(({id}) => id);
}
