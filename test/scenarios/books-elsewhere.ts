import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {INTEGRATIONS} from '../support/books.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {at, invoicesIn} from '../support/invoices.ts';
import {later} from '../support/paying-customer.ts';
import {addSandboxMethod, dataOf} from '../support/payments/stories.ts';
import {bookkeepingIn, startStandIns} from '../support/remote-books/bookkeeping.ts';
import type {BooksStandIn} from '../support/remote-books/providers.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;
let servers: Awaited<ReturnType<typeof startStandIns>>;

const {bookkeeping, ofAnother, waits} = bookkeepingIn(() => world);

test.before(async () => {
	servers = await startStandIns();
	world = await startWorld('2026-06-01T10:00:00Z', {SANDBOX: 'true', ...servers.environment});
});
test.after.always(async () => {
	await world?.close();
	await servers?.close();
});
test.beforeEach(() => servers.calm());

const {credited} = invoicesIn(() => world);

type Logged = {kind: string; status: string; error: string | null; attempts: number; document_number: string};

const numberOf = async (id: string): Promise<string> => dataOf(await world.operator.get(at(id))).number;

/** For how long a limit is used up: by the machine's time, as a provider counts it. */
const USED_UP_MS = 3000;

for (const [index, slug] of ['Moneybird', 'Exact Online', 'Xero'].entries()) {
	const it = (): BooksStandIn => servers.standIns[index] as BooksStandIn;

	test.serial(`${slug}: a document, its money and what takes it back are made once, in order, with the contact`, async t => {
		const books = await bookkeeping(it());
		const invoice = await makeFinalInvoice(world, books.tenantId, {
			line_items: [
				{description: 'Hours', quantity: 3, unit_price_cents: 3333},
				{description: 'Books', unit_price_cents: 4999, tax_rate: '9'},
			],
		});
		dataOf(await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 5000}));
		const note = await credited(invoice.id, {amount_cents: 1210});
		await world.drain();
		t.deepEqual((await books.log()).map(({kind, status, error}: Logged) => [kind, status, error]).toReversed(), [
			['invoice', 'synced', null],
			['payment', 'synced', null],
			['credit_note', 'synced', null],
		]);
		const [made, ...others] = it().of(await numberOf(invoice.id));
		t.deepEqual(others, []);
		t.is(made?.gross, 175.48);
		t.is(made?.paid[0], 50);
		t.deepEqual(
			it()
				.of(note.number)
				.map(({gross}) => Math.abs(gross)),
			[12.1],
		);
		t.is(it().contactsIn(books.settings), 1);
		t.is((await books.sync()).result.told, 0);
	});

	for (const [thing, when, what] of [
		['document', 'after', 500],
		['document', 'after', 'close'],
		['document', 'after', 'cut'],
		['document', 'before', 503],
		['contact', 'after', 500],
		['payment', 'after', 'close'],
		['look', 'before', 'close'],
	] as const) {
		test.serial(`${slug}: nothing is made twice when the call for a ${thing} fails ${when} its effect by ${what}`, async t => {
			const books = await bookkeeping(it());
			const invoice = await makeFinalInvoice(world, books.tenantId);
			dataOf(await world.operator.post(at(invoice.id, '/mark-paid')));
			it().fail({when, what, only: it().routes[thing]});
			await world.drain();
			t.true((await books.log()).some(({status, error}: Logged) => status === 'pending' && /tried again/.test(error ?? '')));
			await waits();
			t.deepEqual(await books.states(), ['synced', 'synced']);
			t.deepEqual(it().of(await numberOf(invoice.id)), [{gross: 121, paid: [121]}]);
			t.is(it().contactsIn(books.settings), 1);
		});
	}

	test.serial(`${slug}: what cannot be there yet is made by one call, and is looked for when no answer came`, async t => {
		const books = await bookkeeping(it());
		const told = async () => {
			const {id} = await makeFinalInvoice(world, books.tenantId);
			await world.drain();
			return numberOf(id);
		};
		await told();
		await waits();
		const before = it().calls.length;
		const number = await told();
		t.is(it().calls.length, before + 1);
		it().fail({when: 'after', what: 'close', only: it().routes['document']});
		const lost = await told();
		await waits();
		t.true((await books.states()).every(status => status === 'synced'));
		for (const one of [number, lost]) t.is(it().of(one).length, 1);
	});

	test.serial(`${slug}: one that is away for a day gets everything afterwards, once`, async t => {
		const books = await bookkeeping(it());
		const invoice = await makeFinalInvoice(world, books.tenantId);
		it().setDown(true);
		await world.drain();
		await later(world, 24);
		t.like((await books.log())[0], {status: 'pending'});
		t.is(it().of(await numberOf(invoice.id)).length, 0);
		it().setDown(false);
		await later(world, 24 * 2);
		t.deepEqual(await books.states(), ['synced']);
		t.is(it().of(await numberOf(invoice.id)).length, 1);
	});

	test.serial(`${slug}: of many documents one is refused, with its words, and the others go on`, async t => {
		const books = await bookkeeping(it());
		const ids = [(await makeFinalInvoice(world, books.tenantId)).id];
		for (let made = 0; made < 9; made++) ids.push(await ofAnother(books.partner));
		const number = await numberOf(ids[3] ?? '');
		it().refuse(new RegExp(`^${number}$`));
		await world.drain();
		await waits();
		it().refuse(undefined);
		const log: Logged[] = await books.log();
		t.deepEqual(
			log.filter(({status}) => status !== 'synced').map(one => one.document_number),
			[number],
		);
		t.regex(log.find(({status}) => status === 'failed')?.error ?? '', /refuse|geweigerd/);
		await books.sync();
		await waits();
		t.true((await books.states()).every(status => status === 'synced'));
		for (const id of ids) t.is(it().of(await numberOf(id)).length, 1);
	});

	test.serial(`${slug}: a limit that is used up is waited for visibly, by one call for all, and uses up no attempt`, async t => {
		const books = await bookkeeping(it());
		await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		for (let made = 0; made < 3; made++) await ofAnother(books.partner);
		it().useUp(USED_UP_MS);
		const before = it().calls.length;
		await world.drain();
		t.is(it().calls.length, before + 1);
		t.true((await books.log()).filter(({status}: Logged) => status === 'pending').every(({attempts}: Logged) => attempts === 0));
		t.truthy((await books.shown()).rests_until);
		it().restartLimits();
		await sleep(USED_UP_MS);
		await waits();
		t.true((await books.states()).every(status => status === 'synced'));
	});

	test.serial(`${slug}: a document in a locked period fails with the date of the lock`, async t => {
		const books = await bookkeeping(it());
		it().lockThrough('2027-12-31');
		await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		it().lockThrough('');
		t.regex((await books.log())[0].error, /2027-12-31/);
	});

	test.serial(`${slug}: a rate that is not mapped is found before anybody is asked, and named by a test with what would fit`, async t => {
		const books = await bookkeeping(it(), {tax_rates: {}});
		await makeFinalInvoice(world, books.tenantId);
		const before = it().calls.length;
		await world.drain();
		t.is(it().calls.length, before);
		t.regex((await books.log())[0].error, /No rate is mapped for 'S 21.00'/);
		const {ok, message} = dataOf(await world.operator.post(`${books.at}/test`));
		t.false(ok);
		t.regex(message, /no rate for 'S 21\.00' \(fitting: \w+/);
		await world.operator.put(books.at, {settings: books.settings});
		t.deepEqual(dataOf(await world.operator.post(`${books.at}/test`)).ok, true);
	});

	test.serial(`${slug}: an account that is not there, or is not one of revenue, is named by a test`, async t => {
		const books = await bookkeeping(it());
		const {clearing_account: clearing, revenue_accounts: revenue} = books.settings as Record<string, Record<string, string>>;
		await world.operator.put(books.at, {settings: {...books.settings, revenue_accounts: {...revenue, revenue_standard: clearing}}});
		const wrong = dataOf(await world.operator.post(`${books.at}/test`));
		t.false(wrong.ok);
		t.true(wrong.message.includes(`the account ${clearing} of revenue_standard is not one of revenue`), wrong.message);
		const absent = it().slug === 'exact_online' ? '00000000-0000-4000-8000-0000000000ff' : '999999';
		await world.operator.put(books.at, {settings: {...books.settings, revenue_accounts: {...revenue, revenue_standard: absent}}});
		t.regex(dataOf(await world.operator.post(`${books.at}/test`)).message, new RegExp(`the account ${absent} .*is not there`));
	});

	test.serial(`${slug}: a transfer that the bank's statement brings is not told, what a card brings is`, async t => {
		const books = await bookkeeping(it(), {bank_feed: true});
		const cardholder = await makeCustomer(world, {partner: books.partner});
		await addSandboxMethod(cardholder.admin, 'succeeds');
		const transferred = await makeFinalInvoice(world, books.tenantId);
		dataOf(await world.operator.post(at(transferred.id, '/mark-paid')));
		const charged = await makeFinalInvoice(world, cardholder.tenantId);
		await world.drain();
		await waits();
		const log: Logged[] = await books.log();
		t.deepEqual(
			log.filter(({kind}) => kind === 'payment').map(({status}) => status),
			['synced', 'skipped'],
		);
		t.deepEqual(it().of(await numberOf(transferred.id)), [{gross: 121, paid: []}]);
		t.deepEqual(it().of(await numberOf(charged.id)), [{gross: 121, paid: [121]}]);
	});

	test.serial(`${slug}: an invoice that is voided before anything was told reaches the books with what takes it back`, async t => {
		const books = await bookkeeping(it());
		it().setDown(true);
		const invoice = await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		dataOf(await world.operator.post(at(invoice.id, '/void'), {reason: 'Agreed with the customer'}));
		await world.drain();
		it().setDown(false);
		await later(world, 24);
		const log: Logged[] = await books.log();
		t.deepEqual(
			log.toReversed().map(({kind, status}) => [kind, status]),
			[
				['invoice', 'synced'],
				['credit_note', 'synced'],
			],
		);
		t.deepEqual(
			log.map(({document_number: number}) =>
				it()
					.of(number)
					.map(({gross}) => Math.abs(gross)),
			),
			[[121], [121]],
		);
	});

	test.serial(`${slug}: two workers and many syncs at once make every document once, each before its payment`, async t => {
		const books = await bookkeeping(it());
		const second = world.startAnotherWorker();
		const ids: string[] = [];
		for (let made = 0; made < 4; made++) {
			const id = await ofAnother(books.partner);
			dataOf(await world.operator.post(at(id, '/mark-paid')));
			ids.push(id);
		}

		await Promise.all(Array.from({length: 4}, async () => world.operator.post(`${books.at}/sync`)));
		await world.drain();
		await waits();
		await second.stop();
		t.true((await books.states()).every(status => status === 'synced'));
		for (const id of ids) t.deepEqual(it().of(await numberOf(id)), [{gross: 121, paid: [121]}]);
	});

	test.serial(`${slug}: two integrations never tell the same books`, async t => {
		const books = await bookkeeping(it());
		const asked = {provider: it().slug, name: 'Again', partner_id: books.partner, settings: books.settings, credentials: books.credentials};
		t.is((await world.operator.post(INTEGRATIONS, asked)).status, 409);
	});

	test.serial(`${slug}: settings and credentials that it does not understand are refused, all faults at once`, async t => {
		const {partner} = await makeSeller(world);
		const asked = {provider: it().slug, name: 'x', partner_id: partner, settings: {tax_rates: {x: 'y'}, unheard_of: 1}};
		const bad = await world.operator.post(INTEGRATIONS, asked);
		t.is(bad.status, 422);
		const paths: string[] = bad.body.error.details.map(({path}: {path: string}) => path);
		t.true(paths.some(path => path.startsWith('settings')) && paths.some(path => path.startsWith('credentials')));
	});
}
