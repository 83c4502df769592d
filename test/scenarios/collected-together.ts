import test from 'ava';
import {pino} from 'pino';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {makeFinalInvoice} from '../support/factories.ts';
import {invoiceOf, makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';

let open: StripeWorld;

test.beforeEach(async () => {
	// What cannot be opened is logged, and one of the tests makes it so.
	open = await startStripeWorld({log: pino({level: 'silent'})});
});
test.afterEach.always(async () => open?.close());

/** So many invoices of each customer: more than a lane has calls. */
const EACH = 12;

type Holder = Awaited<ReturnType<typeof makeCardHolder>>;

/** Final invoices of each of them, in turn, which nobody has collected yet. */
async function billed(holders: readonly Holder[]): Promise<ReadonlyMap<Holder, readonly string[]>> {
	const {world} = open;
	await world.stopWorker();
	const made = new Map<Holder, string[]>(holders.map(holder => [holder, []]));
	for (let nth = 0; nth < EACH; nth++)
		for (const holder of holders) made.get(holder)?.push((await makeFinalInvoice(world, holder.tenantId)).id);
	return made;
}

async function collectAll(): Promise<void> {
	const worker = open.world.startAnotherWorker();
	await open.world.drain();
	await worker.stop();
}

const statusesOf = async (ids: readonly string[] = []) => [
	...new Set(await Promise.all(ids.map(async id => (await invoiceOf(open.world, id)).status))),
];

const rowsOf = async <Row extends object>(sql: string, parameters: readonly unknown[]): Promise<Row[]> =>
	asSystem(open.world.inUnit, {because: 'a test looks'}, async ({em}) => em.execute<Row[]>(sql, [...parameters]));

test.serial('what is charged together is booked as one by one: each invoice paid once, whatever becomes of the others', async t => {
	const {world, stripe} = open;
	const paying = [await makeCardHolder(open), await makeCardHolder(open)];
	const declined = await makeCardHolder(open, {behaviour: {decline: 'insufficient_funds'}});
	const asked = await makeCardHolder(open, {behaviour: 'requires_action'});
	const invoices = await billed([...paying, declined, asked]);
	await collectAll();

	for (const holder of paying) t.deepEqual(await statusesOf(invoices.get(holder)), ['paid']);
	t.deepEqual(await statusesOf(invoices.get(declined)), ['past_due']);
	t.deepEqual(await statusesOf(invoices.get(asked)), ['finalized']);
	const byStatus = Map.groupBy(stripe.intents.values(), ({status}) => status);
	t.is(byStatus.get('succeeded')?.length, 2 * EACH, 'each was charged once');
	t.is(byStatus.get('requires_action')?.length, EACH);
	const all = [...invoices.values()].flat();
	const paid = await rowsOf<{invoice_id: string; amount_minor: string}>(
		'select invoice_id, amount_minor from payment where invoice_id in (select jsonb_array_elements_text(?::jsonb))',
		[JSON.stringify(all)],
	);
	t.is(paid.length, 2 * EACH);
	t.true(paid.every(({amount_minor: amount}) => Number(amount) === 12_100));
	const told = await rowsOf<{count: string}>(`select count(*) from fact where type = 'invoice.paid'`, []);
	t.is(told[0]?.count, String(2 * EACH), 'each is told once');
	const looks = await rowsOf<{status: string; count: string; attempts: number; waiting: string}>(
		`select status, count(*), max(attempts) as attempts, count(*) filter (where next_attempt_at > ?) as waiting from payment_intent group by 1`,
		[(await world.clock.business(async () => 0)).toISOString()],
	);
	t.deepEqual(
		looks.toSorted((one, other) => one.status.localeCompare(other.status)),
		[
			{status: 'failed', count: String(EACH), attempts: 0, waiting: '0'},
			{status: 'requires_action', count: String(EACH), attempts: 0, waiting: String(EACH)},
			{status: 'succeeded', count: String(2 * EACH), attempts: 0, waiting: String(2 * EACH)},
		],
		'what can still change is looked at again',
	);
});

test.serial('one whose method cannot be opened is a failed attempt of its own, and the others are paid', async t => {
	const [broken, other] = [await makeCardHolder(open), await makeCardHolder(open)];
	const invoices = await billed([broken, other]);
	await rowsOf(`update payment_method set reference_sealed = 'k1:nothing' where id = ? returning id`, [broken.methodId]);
	await collectAll();

	t.deepEqual(await statusesOf(invoices.get(other)), ['paid']);
	t.deepEqual(await statusesOf(invoices.get(broken)), ['finalized']);
	const rows = await rowsOf<{last_error: string | null; attempts: number}>(
		'select distinct last_error, attempts from payment_intent where tenant_id = ?',
		[broken.tenantId],
	);
	t.deepEqual(rows, [{last_error: 'internal_error', attempts: 1}]);
});
