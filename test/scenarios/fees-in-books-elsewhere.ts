import test from 'ava';
import {readBalances} from '../../src/workers/payments/read-balances.ts';
import {jobContext} from '../support/job-context.ts';
import {dataOf} from '../support/payments/stories.ts';
import {collected, makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';
import {bookkeepingIn, startStandIns} from '../support/remote-books/bookkeeping.ts';
import type {BooksStandIn} from '../support/remote-books/providers.ts';

let open: StripeWorld;
let servers: Awaited<ReturnType<typeof startStandIns>>;

const {bookkeeping, waits} = bookkeepingIn(() => open.world);

test.before(async () => {
	servers = await startStandIns();
	open = await startStripeWorld({environment: servers.environment});
});
test.after.always(async () => {
	await open?.close();
	await servers?.close();
});
test.beforeEach(() => servers.calm());

type Logged = {kind: string; status: string; error: string | null};

const HALF_A_DAY_MS = 12 * 3_600_000;

async function read(): Promise<void> {
	// What comes before it of the same buyer is told first.
	await waits();
	await readBalances.job.process({due_at: new Date(Date.now() + HALF_A_DAY_MS).toISOString()}, jobContext(open.world));
	await open.world.drain();
}

/** A card payment of 121.00 EUR to a seller, with its fee of 2.07. */
async function paid(partner: string): Promise<void> {
	const {tenantId} = await makeCardHolder(open, {partner});
	await collected(open.world, tenantId);
}

for (const [index, slug] of ['Moneybird', 'Exact Online', 'Xero'].entries()) {
	const it = (): BooksStandIn => servers.standIns[index] as BooksStandIn;

	test.serial(`${slug}: a fee is entered once in the general journal, also when the answer is lost`, async t => {
		const before = it().fees().length;
		const books = await bookkeeping(it(), it().feesOf);
		await paid(books.partner);
		// At Exact Online the payment goes into the same journal before it.
		await waits();
		it().fail({when: 'after', what: 'close', only: it().routes.fee});
		await read();
		t.true((await books.log()).some(({kind, status}: Logged) => kind === 'fee' && status === 'pending'));
		await waits();
		t.deepEqual((await books.log()).map(({kind, status, error}: Logged) => [kind, status, error]).toReversed(), [
			['invoice', 'synced', null],
			['payment', 'synced', null],
			['fee', 'synced', null],
		]);
		t.deepEqual(it().fees().slice(before), [207]);
		t.is((await books.sync()).result.told, 0);
	});

	test.serial(`${slug}: without an account for fees they are left to the bookkeeper, with a sentence`, async t => {
		const before = it().fees().length;
		const books = await bookkeeping(it());
		await paid(books.partner);
		await read();
		const [fee]: Logged[] = await books.log();
		t.like(fee, {kind: 'fee', status: 'skipped'});
		t.regex(fee?.error ?? '', /add fees_account/);
		t.is(it().fees().length, before);
		t.is(dataOf(await open.world.operator.get(books.at)).last_error, null);
	});

	test.serial(
		`${slug}: a fee in another currency is entered in it, or refused with a sentence where the journal knows one only`,
		async t => {
			const before = it().fees().length;
			const books = await bookkeeping(it(), it().feesOf);
			open.stripe.balance.settings.keptIn = {currency: 'usd', rate: 1.1};
			await paid(books.partner);
			open.stripe.balance.settings.keptIn = undefined;
			await read();
			const [fee]: Logged[] = await books.log();
			const isTaken = it().slug === 'exact_online';
			t.like(fee, {kind: 'fee', status: isTaken ? 'synced' : 'failed'});
			t.deepEqual(it().fees().slice(before), isTaken ? [207] : []);
			if (!isTaken) t.regex(fee?.error ?? '', /in EUR only: enter this fee in USD by hand/);
		},
	);
}

test.serial('Xero refuses a fee on the account of a bank, and says so', async t => {
	const xero = servers.standIns[2] as BooksStandIn;
	const books = await bookkeeping(xero, {...xero.feesOf, fees_account: '1100'});
	await paid(books.partner);
	await read();
	const [fee]: Logged[] = await books.log();
	t.like(fee, {kind: 'fee', status: 'failed'});
	t.regex(fee?.error ?? '', /cannot be used in manual journals/);
});
