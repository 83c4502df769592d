import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {at, invoicesIn} from '../support/invoices.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

const {credited} = invoicesIn(() => world);

const root = '/admin/accounting/integrations';

type Balance = {account: string; role: string; debit_cents: number; credit_cents: number; closing_cents: number};

/** A seller whose books are kept, with a buyer. */
async function bookkeeping({settings = {}, seller = {}, profile = {}}: Record<string, Record<string, unknown>> = {}) {
	const {partner} = await makeSeller(world, seller);
	const {tenantId, admin} = await makeCustomer(world, {partner, profile});
	const made = await world.operator.post(root, {provider: 'journal', name: 'Books', partner_id: partner, settings});
	if (made.status !== 201) throw new Error(JSON.stringify(made.body));
	const id: string = made.body.data.id;
	return {
		...{partner, tenantId, admin, id},
		log: async () => (await world.operator.get(`${root}/${id}/sync-log?page_size=100`)).body.data,
		async balances(span = 'from=2026-01-01&to=2028-01-01'): Promise<Balance[]> {
			const {body} = await world.operator.get(`${root}/${id}/trial-balance?${span}`);
			if (body.data.debit_cents !== body.data.credit_cents) throw new Error('the debits are not the credits');
			return body.data.accounts;
		},
	};
}

const closing = (balances: readonly Balance[]) => Object.fromEntries(balances.map(({account, closing_cents: cents}) => [account, cents]));

test.serial('an invoice, what is paid of it and what is given back stand in the books, once', async t => {
	const books = await bookkeeping();
	const invoice = await makeFinalInvoice(world, books.tenantId, {
		line_items: [
			{description: 'Hours', quantity: 4, unit_price_cents: 2500},
			{description: 'Books', unit_price_cents: 5000, tax_rate: '9'},
		],
	});
	await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 10_000});
	await world.drain();
	t.deepEqual(closing(await books.balances()), {'1100': 10_000, '1300': 7550, '1500': -2100, '1510': -450, '8000': -10_000, '8010': -5000});

	await credited(invoice.id, {amount_cents: 12_100});
	await world.drain();
	const after = closing(await books.balances());
	t.is(after['1300'], 7550 - 12_100);
	t.deepEqual(
		(await books.log()).map(({kind, status, external_id: name}: Record<string, string>) => [kind, status, name]),
		[
			['credit_note', 'synced', '2026-3'],
			['payment', 'synced', '2026-2'],
			['invoice', 'synced', '2026-1'],
		],
	);
	await world.operator.post(`${root}/${books.id}/sync`);
	await world.drain();
	t.is((await books.log()).length, 3);
});

test.serial('what happened before the books were kept is told by a sync, and nothing twice', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const invoice = await makeFinalInvoice(world, tenantId);
	await world.operator.post(at(invoice.id, '/mark-paid'));
	await world.drain();
	const {id} = (await world.operator.post(root, {provider: 'journal', name: 'Books', partner_id: partner})).body.data;
	const log = async () => (await world.operator.get(`${root}/${id}/sync-log`)).body.data;
	t.is((await log()).length, 0);
	for (let round = 0; round < 2; round++) {
		const run = await world.operator.post(`${root}/${id}/sync`, {from: '2026-06-01', to: '2026-06-02'});
		t.is(run.status, 202);
		await world.drain();
		const ended = (await world.operator.get(`/admin/runs/${run.body.data.id}`)).body.data;
		t.like(ended, {status: 'completed', result: {told: round === 0 ? 2 : 0}});
		t.is((await log()).length, 2);
	}
});

test.serial('what is entered after a month is closed is posted into the next one, with its own date beside', async t => {
	const books = await bookkeeping();
	const early = await world.operator.post(`${root}/${books.id}/close`, {month: '2026-06'});
	t.is(early.status, 400);
	t.is((await world.operator.post(`${root}/${books.id}/close`, {month: '2026-05'})).body.data.locked_through, '2026-05-31');
	t.is((await world.operator.post(`${root}/${books.id}/close`, {month: '2026-04'})).status, 400);
	const invoice = await makeFinalInvoice(world, books.tenantId);
	await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 100, paid_at: '2026-05-20T10:00:00Z'});
	await world.drain();
	t.deepEqual(await books.balances('from=2026-01-01&to=2026-06-01'), []);
	const [payment] = await asSystem(world.inUnit, {because: 'a test looks into the journal'}, async ({em}) =>
		em.execute(
			`select posting_date::text, document_date::text, document_number from journal_posting where integration_id = ? and kind = 'payment'`,
			[books.id],
		),
	);
	t.like(payment, {posting_date: '2026-06-01', document_date: '2026-05-20'});
});

test.serial('nobody changes the journal, posts what does not balance, or posts into a closed month', async t => {
	const books = await bookkeeping();
	await makeFinalInvoice(world, books.tenantId);
	await world.drain();
	const inJournal = async (sql: string) =>
		asSystem(world.inUnit, {because: 'a test tries to change the journal'}, async ({em}) => em.execute(sql, [books.id]));
	await t.throwsAsync(inJournal('update journal_line set credit_minor = 1 where integration_id = ?'), {message: /does not change/});
	await t.throwsAsync(inJournal('delete from journal_posting where integration_id = ?'), {message: /does not change/});
	await t.throwsAsync(
		inJournal(`insert into journal_line select (jsonb_populate_record(l, '{"id": "jli_other", "posting_id": "none"}')).* from journal_line l
			where integration_id = ? and debit_minor > 0`),
		{message: /debits of a posting/},
	);
	await world.operator.post(`${root}/${books.id}/close`, {month: '2026-05'});
	await t.throwsAsync(
		inJournal(`insert into journal_posting
			select (jsonb_populate_record(p, '{"id": "jpo_other", "entry_id": "none", "number": 9, "posting_date": "2026-05-31"}')).*
			from journal_posting p where integration_id = ?`),
		{message: /month is closed/},
	);
});

test.serial('what a chart has no account for is a failed entry with a sentence, and is posted once it has one', async t => {
	const german = {seller_country_code: 'DE', seller_vat_number: 'DE136695976', seller_postal_code: '10115', oss_registered: true};
	const books = await bookkeeping({seller: german, profile: {is_business: false}});
	const checked = await world.operator.post(`${root}/${books.id}/test`);
	t.like(checked.body.data, {ok: false});
	await makeFinalInvoice(world, books.tenantId);
	await world.drain();
	const [failed] = await books.log();
	t.like(failed, {status: 'failed', kind: 'invoice', attempts: 1});
	t.regex(failed.error, /no account for 'vat_oss'/);
	const changed = await world.operator.put(`${root}/${books.id}`, {settings: {accounts: {vat_oss: '1767'}}});
	t.regex(changed.body.data.last_error, /vat_oss/);
	await world.operator.post(`${root}/${books.id}/sync`);
	await world.drain();
	t.like((await books.log())[0], {status: 'synced', attempts: 2, error: null});
	t.deepEqual(closing(await books.balances()), {'1400': 12_100, '1767': -2100, '8331': -10_000});
	t.like((await world.operator.post(`${root}/${books.id}/test`)).body.data, {ok: true});
});

test.serial('what cannot be entered for a fault of this system stands there as failed, is told, and is entered once it can be', async t => {
	const books = await bookkeeping();
	const setChart = async (chart: string) =>
		asSystem(world.inUnit, {because: 'a test breaks and mends settings'}, async ({em}) =>
			em.execute("update accounting_integration set settings = jsonb_build_object('chart', ?::text) where id = ?", [chart, books.id]),
		);
	await setChart('no such chart');
	await makeFinalInvoice(world, books.tenantId);
	await makeFinalInvoice(world, books.tenantId);
	await world.drain();
	const failed: {status: string; error: string}[] = await books.log();
	t.deepEqual(
		failed.map(({status}) => status),
		['failed', 'failed'],
	);
	t.true(failed.every(({error}) => /fault of this system/.test(error)));
	const told: {title: string}[] = (await world.operator.get('/notifications?page_size=100')).body.data;
	t.true(told.some(({title}) => title === 'The books could not be told of something'));
	await setChart('nl');
	await world.operator.post(`${root}/${books.id}/sync`);
	await world.drain();
	t.true((await books.log()).every(({status}: {status: string}) => status === 'synced'));
	t.is(closing(await books.balances())['1300'], 24_200);
});

test.serial('two workers and many syncs at once post everything once, in numbers without a gap', async t => {
	const books = await bookkeeping();
	const another = await makeCustomer(world, {partner: books.partner});
	const second = world.startAnotherWorker();
	const COUNT = 12;
	for (let made = 0; made < COUNT; made++) {
		const invoice = await makeFinalInvoice(world, made % 2 === 0 ? books.tenantId : another.tenantId);
		await world.operator.post(at(invoice.id, '/mark-paid'));
	}

	const asked = await Promise.all(Array.from({length: 6}, async () => world.operator.post(`${root}/${books.id}/sync`)));
	t.true(asked.every(({status}) => status === 202));
	await world.drain();
	await second.stop();
	const log: {status: string; external_id: string}[] = await books.log();
	t.true(log.every(({status}) => status === 'synced'));
	t.deepEqual(
		log.map(({external_id: name}) => Number(name.split('-')[1])).toSorted((one, other) => one - other),
		Array.from({length: 2 * COUNT}, (_, index) => index + 1),
	);
	t.deepEqual(closing(await books.balances()), {'1100': COUNT * 12_100, '1300': 0, '1500': -COUNT * 2100, '8000': -COUNT * 10_000});
});
