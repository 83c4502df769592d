import test from 'ava';
import {unzipSync} from 'fflate';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {readBalances} from '../../src/workers/payments/read-balances.ts';
import {ALL_DAYS, booksOf, closing, INTEGRATIONS, journalOf, keepBooks} from '../support/books.ts';
import {datevBalances, readDatev} from '../support/datev-rules.ts';
import {makeSeller, sellerData} from '../support/factories.ts';
import {jobContext} from '../support/job-context.ts';
import {later} from '../support/paying-customer.ts';
import {dataOf} from '../support/payments/stories.ts';
import {collected, makeCardHolder, type StripeWorld, startStripeWorld} from '../support/payments/stripe-world.ts';
import {readXaf} from '../support/xaf-rules.ts';

let open: StripeWorld;

test.beforeEach(async () => {
	open = await startStripeWorld();
	dataOf(await open.world.operator.patch(`/admin/partners/${OPERATOR_PARTNER}`, {...sellerData(), legal_name: 'Operator B.V.'}));
});
test.afterEach.always(async () => open?.close());

/** Whose account at the provider it is. */
const OPERATOR_PARTNER = 'prt_operator';
const HOUR_MS = 3_600_000;
const YEAR = 'from=2026-01-01&to=2027-01-01';

/** What providers took is read, as every day; what happened within six hours before is read the day after. */
async function read(days = 0.5): Promise<void> {
	const context = jobContext(open.world);
	await readBalances.job.process({due_at: new Date(Date.now() + days * 24 * HOUR_MS).toISOString()}, context);
	await open.world.drain();
}

/** A card payment of 121.00 EUR to a seller. */
async function paid(partner: string): Promise<{tenantId: string; id: string; intentId: string}> {
	const {tenantId} = await makeCardHolder(open, {partner});
	const {id, reference} = await collected(open.world, tenantId);
	await open.world.drain();
	return {tenantId, id, intentId: open.stripe.intentOf(reference).id};
}

const download = async (path: string): Promise<Uint8Array> => {
	const answer = await fetch(`${open.world.baseUrl}/api/v1${path}`, {headers: {authorization: `Bearer ${open.world.operator.token}`}});
	return new Uint8Array(await answer.arrayBuffer());
};

test.serial('the fee of a card payment stands in the books with its document, and a payout empties the clearing account', async t => {
	const {world, stripe} = open;
	const books = await keepBooks(world, OPERATOR_PARTNER);
	const {id} = await paid(OPERATOR_PARTNER);
	t.is(closing(await books.balances())['1190'], 12_100);
	await read();
	t.like(closing(await books.balances()), {'1190': 11_893, '4750': 207});

	stripe.balance.payOut();
	await read();
	t.like(closing(await books.balances()), {'1100': 11_893, '1190': 0, '4750': 207});
	const {number} = dataOf(await world.operator.get(`/admin/invoices/${id}`));
	const csv = Buffer.from(await download(`${books.at}/journal.csv?${YEAR}`)).toString('utf8');
	const [transaction] = [...stripe.balance.transactions.keys()];
	t.regex(csv, new RegExp(`,fee,${number},${transaction},4750,Fees of payment providers,2.07,0.00,EUR,.*,10000,`));
	t.regex(csv, new RegExp(`,fee,${number},${transaction},1190,"Clearing, Stripe",0.00,2.07,EUR,`));
	t.regex(csv, /,payout,,txn_\w+,1100,Bank,118.93,0.00,EUR,.*,Payout Stripe\r\n/);
	t.deepEqual(
		(await books.log()).map(({kind, status, document_number: on}: Record<string, unknown>) => [kind, status, on]),
		[
			['payout', 'synced', null],
			['fee', 'synced', number],
			['payment', 'synced', number],
			['invoice', 'synced', number],
		],
	);
});

test.serial('the same list read again changes nothing, and books that begin later come to the same journal', async t => {
	const {world, stripe} = open;
	const books = await keepBooks(world, OPERATOR_PARTNER);
	await paid(OPERATOR_PARTNER);
	await read();
	stripe.balance.payOut();
	await read();
	const before = await journalOf(world, books.id);
	await read();
	await read();
	t.is((await books.sync()).result.told, 0);
	t.deepEqual(await journalOf(world, books.id), before);
	const told = await asSystem(world.inUnit, {because: 'a test looks', readOnly: true}, async ({em}) =>
		em.execute<{data: unknown}[]>("select data from fact where type = 'payments.balance_told' order by recorded_at, id"),
	);
	t.deepEqual(
		told.map(({data}) => data),
		[
			{provider: 'stripe', fees: 1, payouts: 0},
			{provider: 'stripe', fees: 0, payouts: 1},
		],
	);

	const {id} = dataOf(await world.operator.post(INTEGRATIONS, {provider: 'journal', name: 'Again', partner_id: OPERATOR_PARTNER}));
	const again = booksOf(world, id);
	await again.sync();
	t.deepEqual(await journalOf(world, again.id), before);
	t.is(before.length, 3 + 2 + 2 + 2);
});

test.serial(
	"a fee is in the books of the seller whose payment it was for, a payout in those of whoever has the provider's account",
	async t => {
		const {world, stripe} = open;
		const {partner} = await makeSeller(world);
		const [sellers, operators] = [await keepBooks(world, partner), await keepBooks(world, OPERATOR_PARTNER)];
		await paid(partner);
		await read();
		const sum = stripe.balance.payOut();
		await read();
		t.like(closing(await sellers.balances()), {'1190': 11_893, '4750': 207});
		t.deepEqual(closing(await operators.balances()), {'1100': sum, '1190': -sum});
		const sellersStaff = await world.partnerAdmin(partner);
		t.is((await sellersStaff.get(`${operators.at}/trial-balance?${ALL_DAYS}`)).status, 403);
	},
);

test.serial('what a dispute cost, and a payout that the bank sent back, are posted as they happened', async t => {
	const {world, stripe} = open;
	const books = await keepBooks(world, OPERATOR_PARTNER);
	const {intentId} = await paid(OPERATOR_PARTNER);
	await stripe.dispute(intentId);
	await world.drain();
	await read();
	t.like(closing(await books.balances()), {'1190': -2207, '1300': 12_100, '4750': 2207});
	stripe.balance.payOut();
	stripe.balance.failPayout();
	await read();
	t.like(closing(await books.balances()), {'1100': 0, '1190': -2207});
});

test.serial('where statements are imported, a payout waits for its statement on suspense', async t => {
	const books = await keepBooks(open.world, OPERATOR_PARTNER, {bank_feed: true});
	await paid(OPERATOR_PARTNER);
	open.stripe.balance.payOut();
	await read();
	t.like(closing(await books.balances()), {'1190': 0, '1998': 11_893});
});

test.serial(
	'a fee in another currency than that of the books is posted by the rate of its day, and fails with a sentence where none is known',
	async t => {
		const {world, stripe} = open;
		const books = await keepBooks(world, OPERATOR_PARTNER);
		stripe.balance.settings.keptIn = {currency: 'usd', rate: 1.1};
		await paid(OPERATOR_PARTNER);
		stripe.balance.settings.keptIn = {currency: 'aed', rate: 4};
		await paid(OPERATOR_PARTNER);
		await later(world, 48);
		await read();
		const log: {kind: string; status: string; error: string | null}[] = await books.log();
		const fees = log.filter(({kind}) => kind === 'fee');
		t.deepEqual(fees.map(({status}) => status).toSorted(), ['failed', 'synced']);
		t.regex(fees.find(({status}) => status === 'failed')?.error ?? '', /No reference rate from AED to EUR/);
		const [line] = await asSystem(world.inUnit, {because: 'a test looks', readOnly: true}, async ({em}) =>
			em.execute<{currency: string; rate: string; debit: string; document: string}[]>(
				`select p.currency, p.exchange_rate::float8::text as rate, l.debit_minor as debit, l.document_debit_minor as document
			 from journal_posting p join journal_line l on l.posting_id = p.id where p.integration_id = ? and l.role = 'fees'`,
				[books.id],
			),
		);
		t.like(line, {currency: 'USD', document: '207'});
		t.is(Number(line?.debit), Math.round(207 * Number(line?.rate)));
		t.true(Number(line?.rate) > 0.5 && Number(line?.rate) < 1);
	},
);

test.serial('what a provider took for a payment that is not known here stands in no books', async t => {
	const {world, stripe} = open;
	const books = await keepBooks(world, OPERATOR_PARTNER);
	stripe.balance.charged({id: 'pi_foreign', amount: 500, currency: 'eur'});
	await read();
	t.deepEqual(await books.log(), []);
	const [row] = await asSystem(world.inUnit, {because: 'a test looks', readOnly: true}, async ({em}) =>
		em.execute<{kind: string; partner_id: string | null}[]>('select kind, partner_id from balance_transaction'),
	);
	t.deepEqual(row, {kind: 'fee', partner_id: null});
});

test.serial('a provider that tells nothing for days is read from where it stopped, page by page', async t => {
	const {world, stripe} = open;
	const books = await keepBooks(world, OPERATOR_PARTNER);
	const DAYS = 2;
	await paid(OPERATOR_PARTNER);
	await read();
	stripe.settings.pageLimit = 2;
	for (let day = 1; day <= DAYS; day++) {
		stripe.balance.settings.clockMs = () => Date.now() + day * 24 * HOUR_MS;
		for (let count = 0; count < 3; count++) await paid(OPERATOR_PARTNER);
	}

	stripe.fail({when: 'before', what: 403, only: /GET \/v1\/balance_transactions$/});
	await t.throwsAsync(read(DAYS + 0.5), {message: /stripe/});
	t.is(closing(await books.balances())['4750'], 207);
	await read(DAYS + 1);
	t.is(closing(await books.balances())['4750'], (1 + 3 * DAYS) * 207);
});

test.serial('DATEV and the tax authority read fees and payouts as the books have them', async t => {
	const {world, stripe} = open;
	const {partner} = await makeSeller(world);
	const numbers = {datev_adviser_number: 29_098, datev_client_number: 55_003};
	const german = await keepBooks(world, OPERATOR_PARTNER, {chart: 'skr04', ...numbers});
	const dutch = await keepBooks(world, OPERATOR_PARTNER);
	await paid(OPERATOR_PARTNER);
	await paid(partner);
	stripe.balance.payOut();
	await read();
	const files = unzipSync(await download(`${german.at}/export?format=datev&${ALL_DAYS}`));
	const [name = ''] = Object.keys(files);
	const batch = readDatev(name, files[name] ?? new Uint8Array());
	t.deepEqual(batch.faults, []);
	const {'1200': debtors, ...others} = closing(await german.balances());
	t.is(others['6855'], 207);
	t.deepEqual(datevBalances(batch, {vatAccounts: {'21.00': '3806'}}), {...(debtors && {debtors}), ...others});
	const audit = readXaf(Buffer.from(await download(`${dutch.at}/export?format=xaf&${YEAR}`)).toString('utf8'));
	t.deepEqual(audit.faults, []);
	const {'1300': _, ...balances} = closing(await dutch.balances(YEAR));
	t.deepEqual(audit.balances, balances);
});
