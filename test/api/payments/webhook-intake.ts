import test from 'ava';
import {createWebhookIntake} from '../../../src/api/payments/webhook-intake.ts';
import type {WebhookNews} from '../../../src/domain/payments/provider/provider.ts';
import {ProviderEvent} from '../../../src/domain/payments/provider-event.ts';
import {type Store, startStore} from '../../support/store.ts';

let store: Store;

test.before(async () => {
	store = await startStore();
});
test.after.always(async () => store?.close());

const told = (key: string, more: Partial<WebhookNews> = {}) => ({
	...{provider: 'stripe' as const, requestId: `req_${key}`},
	news: {key, about: {paymentId: `pi_${key}`}, isMoney: true, ...more},
});

const kept = async (provider: 'stripe' | 'mollie'): Promise<string[]> =>
	store.system(async ({em}) => (await em.find(ProviderEvent, {provider}, {orderBy: {key: 'asc'}})).map(({key}) => key));

const facts = async (): Promise<{request_id: string; event_id: string}[]> =>
	store.system(async ({em}) =>
		em.execute("select request_id, data->>'event_id' as event_id from fact where type = 'provider_event.received' order by sequence"),
	);

test.serial('webhooks that arrive together are kept together, each once, and each has its fact', async t => {
	const {take} = createWebhookIntake({inUnit: store.inUnit});
	const outcomes = await Promise.all(['a', 'b', 'c', 'b', 'a'].map(async key => take(told(key))));
	t.deepEqual(outcomes, [{}, {}, {}, {}, {}]);
	t.deepEqual(await take(told('c')), {});
	t.deepEqual(await kept('stripe'), ['a', 'b', 'c']);
	t.is(new Set((await facts()).map(({event_id: id}) => id)).size, 3);
	t.deepEqual(await take(told('d')), {});
	t.is((await facts()).at(-1)?.request_id, 'req_d', 'alone it is told under the id of its request');
});

test.serial('what is told without a name is news each time', async t => {
	const {take} = createWebhookIntake({inUnit: store.inUnit});
	await Promise.all([1, 2, 3].map(async () => take({...told(''), provider: 'mollie'})));
	t.is((await kept('mollie')).length, 3);
});

test.serial('one that cannot be kept takes none of the others with it', async t => {
	const {take} = createWebhookIntake({inUnit: store.inUnit});
	// PostgreSQL keeps no NUL.
	const [before, bad, after] = await Promise.all([
		take(told('x')),
		take(told('y', {about: {paymentId: '\u0000'}})).catch(error => ({error})),
		take(told('z')),
	]);
	t.deepEqual([before, after], [{}, {}]);
	t.truthy(bad?.error);
	t.deepEqual((await kept('stripe')).slice(-2), ['x', 'z']);
});

test.serial('more than can wait is refused, to be sent again', async t => {
	const {take} = createWebhookIntake({inUnit: async () => new Promise(() => undefined)});
	// One is being written, 2,000 wait.
	for (let n = 0; n < 2001; n++) void take(told(`w${n}`));
	await t.throwsAsync(async () => take(told('last')), {message: /send it again/});
});
