import test from 'ava';
import fc from 'fast-check';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {makeFinalInvoice} from '../support/factories.ts';
import {dataOf} from '../support/payments/stories.ts';
import {makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';

let open: StripeWorld;

test.before(async () => {
	open = await startStripeWorld();
});
test.after.always(async () => open?.close());

/** The same lives each time, some seconds each; more, or others, by RUNS and SEED. */
const RUNS = Number(process.env['RUNS'] ?? 6);
const STEPS = 7;
const SEED = Number(process.env['SEED'] ?? 20_261_129);

/** Asks the books, whoever's they are. */
const asked = async <Rows>(sql: string, parameters: readonly string[]): Promise<Rows> =>
	asSystem(open.world.inUnit, {because: 'a test looks'}, async ({em}) => em.execute(sql, [...parameters]) as Promise<Rows>);

type Sums = {paid: string; unused: string};

/** What the books of a tenant say: what stands as paid on documents by money, and what was paid ahead and not used. */
async function booksOf(tenantId: string): Promise<bigint> {
	const [sums] = await asked<Sums[]>(
		`select (select coalesce(sum(amount_minor), 0) from payment where tenant_id = ? and provider <> 'credit') as paid,
			(select coalesce(sum(amount_minor), 0) from prepayment where tenant_id = ?) as unused`,
		[tenantId, tenantId],
	);
	return BigInt(sums?.paid ?? 0) + BigInt(sums?.unused ?? 0);
}

/** The documents of a tenant whose sums are not those of their payments. */
async function wrongDocuments(tenantId: string): Promise<unknown[]> {
	return asked<unknown[]>(
		`select i.id, i.amount_paid_minor, sum(p.amount_minor) from invoice i left join payment p on p.invoice_id = i.id
		 where i.tenant_id = ? group by i.id, i.amount_paid_minor having i.amount_paid_minor <> coalesce(sum(p.amount_minor), 0)`,
		[tenantId],
	);
}

type Debts = {owed: string; left: string; billed: string};

/** What a tenant owes, less what it has to its credit; and what it was billed, less what was credited. */
async function debtsOf(tenantId: string): Promise<{owed: bigint; billed: bigint}> {
	const [sums] = await asked<Debts[]>(
		`select coalesce(sum(case when document_type = 'invoice' then greatest(0, total_minor - amount_paid_minor - amount_credited_minor)
				else total_minor - amount_paid_minor - amount_credited_minor end), 0) as owed,
			(select coalesce(sum(amount_minor - used_minor), 0) from prepayment where tenant_id = ?) as left,
			coalesce(sum(total_minor), 0) as billed
		 from invoice where tenant_id = ? and status <> 'draft'`,
		[tenantId, tenantId],
	);
	return {owed: BigInt(sums?.owed ?? 0) - BigInt(sums?.left ?? 0), billed: BigInt(sums?.billed ?? 0)};
}

/** What the provider has of a tenant's money: what came in, less what went back by refund and dispute. */
function atProvider(tenantId: string, references: ReadonlySet<string>): bigint {
	const {intents, refunds, disputes} = open.stripe;
	const own = [...intents.values()].filter(({metadata}) => references.has(String((metadata as {payment_id?: string}).payment_id)));
	const ids = new Set(own.map(({id}) => id));
	const came = own.filter(({status}) => status === 'succeeded').reduce((sum, {amount}) => sum + amount, 0);
	const back = [...refunds.values()].filter(one => ids.has(one.payment_intent) && one.status === 'succeeded');
	const taken = [...disputes.values()].filter(one => ids.has(one.payment_intent));
	const gone = back.reduce((sum, {amount}) => sum + amount, 0);
	const lost = taken.reduce((sum, one) => sum - one.balance_transactions.reduce((total, {amount}) => total + amount, 0), 0);
	if (tenantId === '') throw new Error('whose?');
	return BigInt(came - gone - lost);
}

async function referencesOf(tenantId: string): Promise<Set<string>> {
	const rows = await asked<{id: string}[]>('select id from payment_intent where tenant_id = ?', [tenantId]);
	return new Set(rows.map(({id}) => id));
}

const step = fc.constantFrom('invoice', 'decline', 'refund', 'part', 'dispute', 'won', 'twice', 'transfer', 'lost answer', 'a day');

test.serial('whatever happens in whatever order, every cent at the provider is one of ours, once', async t => {
	t.timeout(600_000);
	await fc.assert(
		fc.asyncProperty(fc.array(step, {minLength: STEPS, maxLength: STEPS}), async steps => {
			const {world, stripe} = open;
			const {tenantId} = await makeCardHolder(open);
			let transferred = 0n;
			const invoices: string[] = [(await makeFinalInvoice(world, tenantId)).id];
			await world.drain();
			for (const what of steps) {
				const references = await referencesOf(tenantId);
				const own = [...stripe.intents.values()].filter(({metadata}) =>
					references.has(String((metadata as {payment_id?: string}).payment_id)),
				);
				const paid = own.filter(({status}) => status === 'succeeded').at(-1);
				const id = invoices.at(-1) ?? '';
				if (what === 'invoice' || what === 'decline' || what === 'lost answer') {
					if (what === 'decline') stripe.nextPayments({decline: 'insufficient_funds'});
					if (what === 'lost answer') stripe.fail({when: 'after', what: 500, only: /POST \/v1\/payment_intents$/});
					invoices.push((await makeFinalInvoice(world, tenantId)).id);
				} else if (what === 'refund' || what === 'part') {
					await world.operator.post(`/admin/invoices/${id}/refund`, {reason: 'kind', ...(what === 'part' && {amount_cents: 3000})});
				} else if (what === 'dispute' && paid) await stripe.dispute(paid.id, {amount: 4000});
				else if (what === 'won') {
					const dispute = [...stripe.disputes.values()].find(
						one => own.some(intent => intent.id === one.payment_intent) && one['status'] !== 'won',
					);
					if (dispute) await stripe.winDispute(dispute.id);
				} else if (what === 'twice' && paid) {
					const event = await stripe.tell('payment_intent.succeeded', paid);
					await stripe.deliver(event);
				} else if (what === 'transfer') {
					const {amount_due_cents: due} = dataOf(await world.operator.get(`/admin/invoices/${id}`));
					const {status} = await world.operator.post(`/admin/invoices/${id}/mark-paid`);
					if (status === 200) transferred += BigInt(due);
				} else if (what === 'a day') {
					const now = await world.clock.business(async () => 0);
					await world.advanceTo(new Date(now.getTime() + 25 * 3_600_000).toISOString());
				}

				await world.drain();
			}

			const now = await world.clock.business(async () => 0);
			await world.advanceTo(new Date(now.getTime() + 2 * 3_600_000).toISOString());
			t.deepEqual(await wrongDocuments(tenantId), [], steps.join(', '));
			const {owed, billed} = await debtsOf(tenantId);
			t.is(owed, billed - (await booksOf(tenantId)), steps.join(', '));
			t.is((await booksOf(tenantId)) - transferred, atProvider(tenantId, await referencesOf(tenantId)), steps.join(', '));
		}),
		{numRuns: RUNS, seed: SEED},
	);
});
