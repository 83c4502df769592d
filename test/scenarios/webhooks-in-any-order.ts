import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {makeFinalInvoice} from '../support/factories.ts';
import type {Fault} from '../support/payments/faulty-server.ts';
import {collected, invoiceOf, makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';

let open: StripeWorld;

test.beforeEach(async () => {
	open = await startStripeWorld();
});
test.afterEach.always(async () => open?.close());

const EVENTS = 1000;
const TIMES = 3;
const AT_ONCE = 20;
const HOUR_MS = 3_600_000;

/** The same order each time: a test that fails fails again. */
function shuffled<Item>(items: readonly Item[]): Item[] {
	let seed = 20_261_129;
	const next = () => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return seed;
	};
	return items
		.map(item => ({item, place: next()}))
		.toSorted((one, other) => one.place - other.place)
		.map(({item}) => item);
}

const later = async (ms: number): Promise<void> => {
	const now = await open.world.clock.business(async () => 0);
	await open.world.advanceTo(new Date(now.getTime() + ms).toISOString());
};

/** What the provider has: what came in, less what went back. */
function atProvider(): number {
	const {intents, refunds, disputes} = open.stripe;
	const came = [...intents.values()].filter(({status}) => status === 'succeeded').reduce((sum, {amount}) => sum + amount, 0);
	const back = [...refunds.values()].filter(({status}) => status === 'succeeded').reduce((sum, {amount}) => sum + amount, 0);
	const taken = [...disputes.values()].flatMap(({balance_transactions: moves}) => moves).reduce((sum, {amount}) => sum + amount, 0);
	return came - back + taken;
}

const inBooks = async (): Promise<number> =>
	asSystem(open.world.inUnit, {because: 'a test looks'}, async ({em}) => {
		const [row] = await em.execute<{sum: string}[]>(
			`select (select coalesce(sum(amount_minor), 0) from payment where provider = 'stripe')
				+ (select coalesce(sum(amount_minor), 0) from prepayment) as sum`,
		);
		return Number(row?.sum);
	});

test.serial('a thousand webhooks in any order, each three times, leave what all of them in order would', async t => {
	t.timeout(300_000);
	const {world, stripe} = open;
	const {tenantId} = await makeCardHolder(open);
	stripe.settings.hooks = 'hold';
	const ids: string[] = [];
	for (let count = 0; count < 8; count++) ids.push((await collected(world, tenantId)).id);
	const intents = [...stripe.intents.values()];
	for (const [index, {id}] of intents.entries()) {
		if (index % 2 === 0) await stripe.refundByHand(id, 3000);
		if (index % 4 === 0) await stripe.failRefund([...stripe.refunds.keys()].at(-1) ?? '');
		if (index % 3 === 0) {
			const dispute = await stripe.dispute(id, {amount: 4000});
			if (index % 6 === 0) await stripe.winDispute(dispute);
		}
	}

	const told = stripe.held.length;
	const events = Array.from({length: EVENTS}, (_, index) => ({...stripe.held[index % told], id: `evt_${index}`}));
	const deliveries = shuffled(Array.from({length: TIMES}, () => events).flat());
	const answers = new Set<number>();
	for (let from = 0; from < deliveries.length; from += AT_ONCE)
		for (const status of await Promise.all(deliveries.slice(from, from + AT_ONCE).map(async event => stripe.deliver(event))))
			answers.add(status);
	t.deepEqual([...answers], [200]);
	await world.drain();
	await later(HOUR_MS);
	t.is(await inBooks(), atProvider());
	for (const [index, id] of ids.entries()) {
		const {amount_paid_cents: paid} = await invoiceOf(world, id);
		const isRefunded = index % 2 === 0 && index % 4 !== 0;
		const isTaken = index % 3 === 0 && index % 6 !== 0;
		t.is(paid, 12_100 - (isTaken ? 4000 : 0), `${index} ${isRefunded}`);
	}

	const count = await asSystem(world.inUnit, {because: 'a test counts'}, async ({em}) =>
		em.execute<{count: string}[]>('select count(*) from provider_event where applied_at is not null'),
	);
	t.is(Number(count[0]?.count), EVENTS, 'each once');
});

const faults: readonly Fault[] = [
	{when: 'after', what: 'close'},
	{when: 'after', what: 'cut'},
	{when: 'after', what: 500},
	{when: 'before', what: 503},
	{when: 'before', what: 429},
];

for (const hooks of ['deliver', 'hold'] as const) {
	test.serial(
		`whatever is lost of a call, with webhooks that ${hooks === 'hold' ? 'never come' : 'come before its answer'}, is charged and given back once`,
		async t => {
			t.timeout(300_000);
			const {world, stripe} = open;
			stripe.settings.hooks = hooks;
			for (const fault of faults) {
				const {tenantId} = await makeCardHolder(open);
				const before = stripe.intents.size;
				// Stripe's library asks once more by itself when the connection breaks.
				const often = fault.what === 'close' ? 2 : 1;
				for (let count = 0; count < often; count++) stripe.fail({...fault, only: /POST \/v1\/payment_intents$/});
				const {id} = await makeFinalInvoice(world, tenantId);
				await world.drain();
				await later(2 * HOUR_MS);
				t.is((await invoiceOf(world, id)).status, 'paid', `${fault.when} ${fault.what}`);
				t.is(stripe.intents.size, before + 1, `${fault.when} ${fault.what}: charged once`);
				for (let count = 0; count < often; count++) stripe.fail({...fault, only: /POST \/v1\/refunds$/});
				const refunds = stripe.refunds.size;
				await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', amount_cents: 3000});
				await world.drain();
				await later(2 * HOUR_MS);
				t.is(stripe.refunds.size, refunds + 1, `${fault.when} ${fault.what}: given back once`);
				t.is(await inBooks(), atProvider(), `${fault.when} ${fault.what}`);
			}
		},
	);
}
