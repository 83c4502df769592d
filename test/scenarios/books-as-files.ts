import test from 'ava';
import {unzipSync} from 'fflate';
import {csvColumns} from '../../src/domain/accounting/files/write-csv.ts';
import {ALL_DAYS, closing, keepBooks} from '../support/books.ts';
import {datevBalances, readDatev} from '../support/datev-rules.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {at, invoicesIn} from '../support/invoices.ts';
import {later} from '../support/paying-customer.ts';
import {dataOf, startPayingWorld} from '../support/payments/stories.ts';
import type {World} from '../support/scenario.ts';
import {readXaf} from '../support/xaf-rules.ts';

let world: World;

test.before(async () => {
	world = await startPayingWorld();
});
test.after.always(async () => world?.close());

const {credited} = invoicesIn(() => world);

const YEAR = 'from=2026-01-01&to=2027-01-01';

const germanSeller = {
	...{legal_name: 'Verkäufer GmbH', seller_country_code: 'DE', seller_postal_code: '10115', seller_city: 'Berlin'},
	seller_vat_number: 'DE136695976',
};
const germanBuyer = {company_name: 'Käufer; "Söhne" & Łukasz GmbH', country_code: 'DE', postal_code: '10115', city: 'Berlin'};
const dutchBusiness = {company_name: '=Koper B.V.', vat_number: 'NL004495445B01', is_business: true};

/** What a seller's books can hold: rates, cases, corrections, money, and credit that is set off. */
async function live(partner: string, home: Record<string, unknown>, abroad: Record<string, unknown>, reduced: string): Promise<void> {
	const {tenantId} = await makeCustomer(world, {partner, profile: home});
	const lines = [
		{description: 'Stunden', quantity: 3, unit_price_cents: 3333},
		{description: 'Bücher', unit_price_cents: 4999, tax_rate: reduced},
	];
	const first = await makeFinalInvoice(world, tenantId, {line_items: lines});
	dataOf(await world.operator.post(at(first.id, '/mark-paid'), {reference: '-0123/45'}));
	await credited(first.id, {amount_cents: 4000});
	await makeFinalInvoice(world, tenantId, {line_items: lines});
	const business = await makeCustomer(world, {partner, profile: abroad});
	await makeFinalInvoice(world, business.tenantId, {line_items: lines.slice(0, 1)});
	const far = await makeCustomer(world, {partner, profile: {country_code: 'US', state: 'CA', postal_code: '94105', city: 'San Francisco'}});
	await later(world, 48);
	await makeFinalInvoice(world, far.tenantId, {currency: 'USD', line_items: lines.slice(0, 1)});
	await world.drain();
}

const download = async (path: string): Promise<{status: number; bytes: Uint8Array; headers: Headers}> => {
	const answer = await fetch(`${world.baseUrl}/api/v1${path}`, {headers: {authorization: `Bearer ${world.operator.token}`}});
	return {status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers};
};

/** Rows of a table whose fields may be quoted. */
const rowsOf = (text: string): string[][] =>
	text
		.split('\r\n')
		.flatMap(line =>
			line === ''
				? []
				: [[...line.matchAll(/("(?:[^"]|"")*"|[^,"]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))],
		);

for (const chart of ['skr03', 'skr04'] as const) {
	test.serial(`DATEV takes in a journal by ${chart}, and its accounts then say what ours do`, async t => {
		const {partner} = await makeSeller(world, germanSeller);
		const numbers = {datev_adviser_number: 29_098, datev_client_number: 55_003};
		const books = await keepBooks(world, partner, {chart, ...numbers});
		await live(partner, germanBuyer, dutchBusiness, '7');
		const {status, bytes, headers} = await download(`${books.at}/export?format=datev&${ALL_DAYS}`);
		t.is(status, 200);
		t.is(headers.get('content-type'), 'application/zip');
		const files = unzipSync(bytes);
		const names = Object.keys(files).filter(name => name.endsWith('.csv'));
		t.is(names.length, 1);
		const batch = readDatev(names[0] ?? '', files[names[0] ?? ''] ?? new Uint8Array());
		t.deepEqual(batch.faults, []);
		t.true(batch.bookings.length >= 9);
		t.is(Buffer.from(files['replaced-characters.txt'] ?? []).toString('utf8'), 'Ł');
		t.true(batch.bookings.some(({field}) => field(14).includes('Käufer; "Söhne" & ?ukasz')));
		t.true(batch.bookings.some(({field}) => field(40) === 'NL004495445B01'));
		const vatAccounts = chart === 'skr03' ? {'19.00': '1776', '7.00': '1771'} : {'19.00': '3806', '7.00': '3801'};
		const receivables = chart === 'skr03' ? '1400' : '1200';
		const {[receivables]: debtors, ...others} = closing(await books.balances());
		t.deepEqual(datevBalances(batch, {vatAccounts}), {debtors, ...others});
	});
}

test.serial('an audit file keeps the form and the rules of XAF 4.0, and its accounts say what ours do', async t => {
	const {partner} = await makeSeller(world);
	const books = await keepBooks(world, partner);
	await live(partner, {}, {...germanBuyer, vat_number: 'DE136695976', is_business: true}, '9');
	const {status, bytes} = await download(`${books.at}/export?format=xaf&${YEAR}`);
	t.is(status, 200);
	const {faults, balances} = readXaf(Buffer.from(bytes).toString('utf8'));
	t.deepEqual(faults, []);
	t.deepEqual(balances, closing(await books.balances(YEAR)));
	const afterwards = readXaf(
		Buffer.from((await download(`${books.at}/export?format=xaf&from=2026-06-02&to=2027-01-01`)).bytes).toString('utf8'),
	);
	t.deepEqual(afterwards.faults, []);
	t.deepEqual(afterwards.balances, closing(await books.balances(YEAR)));
	const next = readXaf(Buffer.from((await download(`${books.at}/export?format=xaf&from=2027-01-01&to=2028-01-01`)).bytes).toString('utf8'));
	t.deepEqual(next.faults, []);
	t.is(next.balances['1300'], balances['1300']);
	t.is((await download(`${books.at}/export?format=xaf&${ALL_DAYS}`)).status, 400);
});

test.serial('the table has a row for each line, balances, and no cell of it is a formula', async t => {
	const {partner} = await makeSeller(world);
	const books = await keepBooks(world, partner);
	const {tenantId} = await makeCustomer(world, {partner, profile: {company_name: '=Koper, "de" B.V.'}});
	const invoice = await makeFinalInvoice(world, tenantId);
	dataOf(await world.operator.post(at(invoice.id, '/mark-paid'), {reference: '-0123/45'}));
	await world.drain();
	const {bytes, headers} = await download(`${books.at}/journal.csv?${YEAR}`);
	t.is(headers.get('content-disposition'), 'attachment; filename="journal-2026-01-01-2027-01-01.csv"');
	const text = Buffer.from(bytes).toString('utf8');
	t.true(text.startsWith('\ufeffposting_number,'));
	const [columns = [], ...rows] = rowsOf(text.slice(1));
	t.deepEqual(columns.slice(0, csvColumns.length), [...csvColumns]);
	t.is(rows.length, 5);
	const column = (name: (typeof csvColumns)[number]) => rows.map(row => row[csvColumns.indexOf(name)] ?? '');
	t.deepEqual([...new Set(column('debtor_name'))], [`'=Koper, "de" B.V.`]);
	t.true(column('reference').includes("'-0123/45"));
	const sum = (name: 'debit' | 'credit') => column(name).reduce((total, amount) => total + Math.round(Number(amount) * 100), 0);
	t.is(sum('debit'), sum('credit'));
	t.is(sum('debit'), 24_200);
	t.deepEqual(text, Buffer.from((await download(`${books.at}/export?format=csv&${YEAR}`)).bytes).toString('utf8'));
});

test.serial('what a file needs and is missing is said', async t => {
	const {partner} = await makeSeller(world);
	const books = await keepBooks(world, partner);
	t.is((await download(`${books.at}/export?format=datev&${YEAR}`)).status, 400);
	await world.operator.put(books.at, {settings: {chart: 'skr04'}});
	const {status, bytes} = await download(`${books.at}/export?format=datev&${YEAR}`);
	t.is(status, 400);
	t.regex(Buffer.from(bytes).toString('utf8'), /datev_adviser_number/);
	t.is((await download(`${books.at}/export?format=csv&from=2026-02-01&to=2026-01-01`)).status, 422);
});
