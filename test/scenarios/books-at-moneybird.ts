import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {booksOf, INTEGRATIONS} from '../support/books.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {at, invoicesIn} from '../support/invoices.ts';
import {MONEYBIRD_RATES, MONEYBIRD_TOKEN, newAdministration, startMoneybird} from '../support/moneybird.ts';
import {later} from '../support/paying-customer.ts';
import {dataOf} from '../support/payments/stories.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;
let moneybird: Awaited<ReturnType<typeof startMoneybird>>;

test.before(async () => {
	moneybird = await startMoneybird();
	world = await startWorld('2026-06-01T10:00:00Z', {MONEYBIRD_URL: moneybird.url});
});
test.after.always(async () => {
	await world?.close();
	await moneybird?.close();
});
test.beforeEach(() => moneybird.restartWindow());

const {credited} = invoicesIn(() => world);

const usual = {tax_rates: MONEYBIRD_RATES, calls_per_minute: 100_000};

/** A seller whose books are at Moneybird, with a buyer. */
async function bookkeeping(more: Record<string, unknown> = {}, credentials: Record<string, unknown> = {token: MONEYBIRD_TOKEN}) {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const settings = {administration_id: newAdministration(), ...usual};
	const asked = {provider: 'moneybird', name: 'Moneybird', partner_id: partner, settings: {...settings, ...more}, credentials};
	const {id} = dataOf(await world.operator.post(INTEGRATIONS, asked));
	return {partner, tenantId, settings, ...booksOf(world, id)};
}

type Logged = {kind: string; status: string; error: string | null; external_id: string | null; document_number: string};

const numberOf = async (id: string): Promise<string> => dataOf(await world.operator.get(at(id))).number;

test.serial('a document, its money and what takes it back are made once, in order, with the contact', async t => {
	const books = await bookkeeping();
	const invoice = await makeFinalInvoice(world, books.tenantId, {
		line_items: [
			{description: 'Hours', quantity: 3, unit_price_cents: 3333},
			{description: 'Books', unit_price_cents: 4999, tax_rate: '9'},
		],
	});
	dataOf(await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 5000}));
	const note = await credited(invoice.id, {amount_cents: 1210});
	await world.drain();
	const number = await numberOf(invoice.id);
	const made = moneybird.invoices().filter(({reference}) => [number, note.number].includes(reference));
	t.deepEqual(
		made.map(({reference, date, total_price_incl_tax: total, total_unpaid: unpaid}) => [reference, date, total, unpaid]),
		[
			[number, '2026-06-01', '175.48', '113.38'],
			[note.number, '2026-06-01', '-12.10', '0.00'],
		],
	);
	t.deepEqual(
		made[0]?.payments.map(payment => [payment.price, payment['manual_payment_action']]),
		[
			['50.00', 'bank_transfer'],
			['12.10', 'invoices_settlement'],
		],
	);
	const log: Logged[] = await books.log();
	t.deepEqual(log.map(({kind, status, error}) => [kind, status, error]).toReversed(), [
		['invoice', 'synced', null],
		['payment', 'synced', null],
		['credit_note', 'synced', null],
	]);
	const own = moneybird.contacts().filter(({administration}) => administration === books.settings.administration_id);
	t.deepEqual(
		own.map(({customer_id: debtor, company_name: name}) => [debtor, name]),
		[['10000', 'Acme B.V.']],
	);
	t.is((await books.sync()).result.told, 0);
	t.is(moneybird.of(number).length, 1);
});

for (const fault of [
	{when: 'after', what: 500, only: /POST .*external_sales_invoices\.json/},
	{when: 'after', what: 'close', only: /POST .*external_sales_invoices\.json/},
	{when: 'after', what: 'cut', only: /POST .*external_sales_invoices\.json/},
	{when: 'before', what: 503, only: /POST .*external_sales_invoices\.json/},
	{when: 'after', what: 500, only: /POST .*contacts\.json/},
	{when: 'after', what: 'close', only: /POST .*payments\.json/},
	{when: 'before', what: 'close', only: /GET .*external_sales_invoices\.json/},
] as const) {
	test.serial(`nothing is made twice when ${fault.only.source.slice(0, 30)} fails ${fault.when} its effect by ${fault.what}`, async t => {
		const books = await bookkeeping();
		const invoice = await makeFinalInvoice(world, books.tenantId);
		dataOf(await world.operator.post(at(invoice.id, '/mark-paid')));
		moneybird.fail(fault);
		await world.drain();
		const log: Logged[] = await books.log();
		t.true(log.some(({status, error}) => status === 'pending' && /tried again/.test(error ?? '')));
		await later(world, 1);
		t.true((await books.log()).every(({status, error}: Logged) => status === 'synced' && error === null));
		const [made, ...others] = moneybird.of(await numberOf(invoice.id));
		t.deepEqual(others, []);
		t.deepEqual(
			made?.payments.map(({price}) => price),
			['121.00'],
		);
		t.is(moneybird.contacts().filter(({administration}) => administration === books.settings.administration_id).length, 1);
	});
}

test.serial('a limit that is used up is waited for, and uses up no attempt', async t => {
	const books = await bookkeeping();
	await makeFinalInvoice(world, books.tenantId);
	moneybird.settings.calls = 1;
	await world.drain();
	const [waiting]: (Logged & {attempts: number})[] = await books.log();
	t.like(waiting, {status: 'pending', attempts: 0, error: null});
	moneybird.settings.calls = 150;
	moneybird.restartWindow();
	await later(world, 1);
	t.like((await books.log())[0], {status: 'synced'});
});

test.serial('what Moneybird refuses fails with its words, holds up nothing else, and is told again when asked', async t => {
	const books = await bookkeeping({tax_rates: {...MONEYBIRD_RATES, 'S 9.00': '1'}});
	const wrong = await makeFinalInvoice(world, books.tenantId, {
		line_items: [{description: 'Books', unit_price_cents: 1000, tax_rate: '9'}],
	});
	dataOf(await world.operator.post(at(wrong.id, '/mark-paid')));
	await makeFinalInvoice(world, books.tenantId);
	await world.drain();
	const log: Logged[] = (await books.log()).toReversed();
	t.deepEqual(
		log.map(({kind, status}) => [kind, status]),
		[
			['invoice', 'failed'],
			['payment', 'failed'],
			['invoice', 'synced'],
		],
	);
	t.regex(log[0]?.error ?? '', /tax_rate_id: does not exist/);
	t.regex(log[1]?.error ?? '', /is not in the books yet/);
	await world.operator.put(books.at, {settings: books.settings});
	await books.sync();
	await later(world, 1);
	t.true((await books.log()).every(({status}: Logged) => status === 'synced'));
});

test.serial('a rate that is not mapped is found before anybody is asked, and named by a test with what would fit', async t => {
	const books = await bookkeeping({tax_rates: {}});
	await makeFinalInvoice(world, books.tenantId);
	const before = moneybird.calls.length;
	await world.drain();
	t.is(moneybird.calls.length, before);
	t.regex((await books.log())[0].error, /No rate is mapped for 'S 21.00'/);
	const check = dataOf(await world.operator.post(`${books.at}/test`));
	t.false(check.ok);
	t.regex(check.message, /no rate for 'S 21.00' \(fitting: 900000000000000021 21% btw\)/);
	await world.operator.put(books.at, {settings: books.settings});
	t.true(dataOf(await world.operator.post(`${books.at}/test`)).ok);
	await world.operator.put(books.at, {credentials: {token: 'another'}});
	t.regex(dataOf(await world.operator.post(`${books.at}/test`)).message, /token is not valid.*No access/);
});

test.serial('what Moneybird makes of a document otherwise is said beside it', async t => {
	const books = await bookkeeping();
	moneybird.settings.roundsPerLine = true;
	const lines = [
		{description: 'Hours', unit_price_cents: 10_003},
		{description: 'More', unit_price_cents: 2},
	];
	const invoice = await makeFinalInvoice(world, books.tenantId, {line_items: lines});
	await world.drain();
	moneybird.settings.roundsPerLine = false;
	// Lines of one rate go as one, so that no way of rounding makes a difference.
	t.like((await books.log())[0], {status: 'synced', error: null});
	t.is(moneybird.of(await numberOf(invoice.id))[0]?.details.length, 1);
});

test.serial('two workers and many syncs at once make every document once, each before its payment', async t => {
	const books = await bookkeeping();
	const second = world.startAnotherWorker();
	const numbers: string[] = [];
	for (let made = 0; made < 6; made++) {
		const {tenantId} = await makeCustomer(world, {partner: books.partner});
		const invoice = await makeFinalInvoice(world, tenantId);
		dataOf(await world.operator.post(at(invoice.id, '/mark-paid')));
		numbers.push(await numberOf(invoice.id));
	}

	await Promise.all(Array.from({length: 4}, async () => world.operator.post(`${books.at}/sync`)));
	await world.drain();
	await later(world, 1);
	await second.stop();
	t.true((await books.log()).every(({status}: Logged) => status === 'synced'));
	for (const number of numbers)
		t.deepEqual(
			moneybird.of(number).map(({payments}) => payments.length),
			[1],
		);
});

test.serial('two integrations never share an administration: their numbers of debtors would be mixed up', async t => {
	const {partner, settings} = await bookkeeping();
	const asked = {provider: 'moneybird', name: 'Again', partner_id: partner, settings, credentials: {token: MONEYBIRD_TOKEN}};
	t.is((await world.operator.post(INTEGRATIONS, asked)).status, 409);
	const other = await bookkeeping();
	t.is((await world.operator.put(other.at, {settings})).status, 409);
	t.is((await world.operator.put(other.at, {settings: other.settings})).status, 200);
});

test.serial('credentials go in and never out', async t => {
	const books = await bookkeeping();
	const shown = await world.operator.get(books.at);
	t.true(shown.body.data.has_credentials);
	t.false(JSON.stringify(shown.body).includes(MONEYBIRD_TOKEN));
	const rows = await asSystem(world.inUnit, {because: 'a test looks for a secret', readOnly: true}, async ({em}) =>
		em.execute('select to_jsonb(i)::text as row from accounting_integration i union all select to_jsonb(a)::text from audit_log a'),
	);
	t.false(JSON.stringify(rows).includes(MONEYBIRD_TOKEN));
	const bad = await world.operator.post(INTEGRATIONS, {
		provider: 'moneybird',
		name: 'x',
		partner_id: books.partner,
		settings: {tax_rates: {x: 'y'}},
	});
	t.is(bad.status, 422);
	const paths = bad.body.error.details.map(({path}: {path: string}) => path);
	t.true(paths.includes('settings.administration_id') && paths.includes('credentials.token'));
});
