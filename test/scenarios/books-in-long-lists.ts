import test from 'ava';
import {booksOf, INTEGRATIONS} from '../support/books.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {at} from '../support/invoices.ts';
import {MONEYBIRD_RATES, MONEYBIRD_TOKEN, newAdministration, startMoneybird} from '../support/moneybird.ts';
import {later} from '../support/paying-customer.ts';
import {dataOf} from '../support/payments/stories.ts';
import {EXACT_CLEARING, EXACT_RATES, EXACT_RECEIVABLES, EXACT_REVENUE, startExact} from '../support/remote-books/exact-online.ts';
import {CLIENT_ID, CLIENT_SECRET} from '../support/remote-books/token-server.ts';
import {startWorld, type World} from '../support/scenario.ts';

/**
 * Lists of providers of books hold this year only, or the first page only, and do not say so: what is looked for in them is looked for in its own
 * time and on every page.
 */
let world: World;
let moneybird: Awaited<ReturnType<typeof startMoneybird>>;
let exact: Awaited<ReturnType<typeof startExact>>;

test.before(async () => {
	moneybird = await startMoneybird();
	exact = await startExact();
	// The last minute of a year, where the seller is.
	world = await startWorld('2026-12-31T22:59:30Z', {MONEYBIRD_URL: moneybird.url, EXACT_ONLINE_URL: exact.url});
});
test.after.always(async () => {
	await world?.close();
	await moneybird?.close();
	await exact?.close();
});
test.beforeEach(() => {
	moneybird.restartWindow();
	exact.restartWindow();
	Object.assign(exact.settings, {callsPerMinute: 100_000, otherCodes: 0, leadsTo: ''});
	Object.assign(moneybird.settings, {otherRates: 0});
});

/** More than two pages of a hundred, or of sixty, have. */
const CROWD = 250;
/** More than twenty pages of a hundred have. */
const MORE_THAN_IS_READ = 2100;

async function booksWith(asked: Record<string, unknown>) {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const {id} = dataOf(await world.operator.post(INTEGRATIONS, {name: 'Books', partner_id: partner, ...asked}));
	const books = booksOf(world, id);
	return {tenantId, ...books, tested: async () => dataOf(await world.operator.post(`${books.at}/test`))};
}

const atMoneybird = async () =>
	booksWith({
		provider: 'moneybird',
		settings: {administration_id: newAdministration(), tax_rates: MONEYBIRD_RATES, calls_per_minute: 100_000},
		credentials: {token: MONEYBIRD_TOKEN},
	});

let divisions = 5000;

const atExact = async () =>
	booksWith({
		provider: 'exact_online',
		settings: {
			...{division: String(++divisions), journal: '70', memo_journal: '90', receivables_account: EXACT_RECEIVABLES},
			...{clearing_account: EXACT_CLEARING, tax_rates: EXACT_RATES, calls_per_minute: 100_000},
			revenue_accounts: {revenue_standard: EXACT_REVENUE, revenue_reduced: EXACT_REVENUE},
		},
		credentials: {client_id: CLIENT_ID, client_secret: CLIENT_SECRET, refresh_token: exact.tokens.newRefreshToken()},
	});

test.serial('Moneybird: a document whose answer was lost is found on the last page of its day, in the year after', async t => {
	const books = await atMoneybird();
	const {id} = await makeFinalInvoice(world, books.tenantId);
	const {number, issue_date: day} = dataOf(await world.operator.get(at(id)));
	t.is(day, '2026-12-31');
	moneybird.fail({when: 'after', what: 'close', only: /POST .*external_sales_invoices\.json/});
	await world.drain();
	moneybird.crowd(number, CROWD);
	await later(world, 1);
	t.deepEqual(
		(await books.log()).map(({status}: {status: string}) => status),
		['synced'],
	);
	t.is(moneybird.of(number).length, 1);
});

test.serial('Moneybird: a rate on a later page is known to a test', async t => {
	const books = await atMoneybird();
	await makeFinalInvoice(world, books.tenantId);
	moneybird.settings.otherRates = CROWD;
	t.like(await books.tested(), {ok: true});
});

test.serial('Moneybird: rates of which there are more than are looked through are not taken for all of them', async t => {
	const books = await atMoneybird();
	await makeFinalInvoice(world, books.tenantId);
	moneybird.settings.otherRates = MORE_THAN_IS_READ;
	const {ok, message} = await books.tested();
	t.false(ok);
	t.notRegex(message, /is not there|no rate for/);
});

test.serial('Exact Online: a VAT code on a later page is known to a test', async t => {
	const books = await atExact();
	await makeFinalInvoice(world, books.tenantId);
	exact.settings.otherCodes = CROWD;
	t.like(await books.tested(), {ok: true});
});

test.serial('Exact Online: a list that is not read to its end is not taken for the whole of it', async t => {
	const books = await atExact();
	await makeFinalInvoice(world, books.tenantId);
	Object.assign(exact.settings, {otherCodes: CROWD, leadsTo: 'https://elsewhere.example'});
	const {ok, message} = await books.tested();
	t.false(ok);
	t.notRegex(message, /is not there|no rate for/);
});
