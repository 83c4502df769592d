import test from 'ava';
import {makeCustomer, makeDraft, makePlan, makeSeller} from '../../support/factories.ts';
import {until} from '../../support/processes.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;
let tenantId: string;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
	({tenantId} = await makeCustomer(world, {partner: (await makeSeller(world)).partner}));
});
test.after.always(async () => world.close());

const pathsOf = (answer: {body: {error: {details: {path: string}[]}}}): string[] =>
	answer.body.error.details.map(({path}) => path).toSorted();

test('everything that is wrong with the form of a draft is said at once', async t => {
	const answer = await world.operator.post('/admin/invoices', {
		tenant_id: tenantId,
		currency: 'BHD',
		issue_date: '2026-02-30',
		line_items: [
			{description: '', unit_price_cents: -1},
			{description: 'A', unit_price_cents: 1, amount_cents: 1, quantity: '1.0000000000001'},
		],
	});
	t.is(answer.status, 422);
	t.deepEqual(pathsOf(answer), [
		'currency',
		'issue_date',
		'line_items.0.description',
		'line_items.0.unit_price_cents',
		'line_items.1.amount_cents',
		'line_items.1.quantity',
	]);
});

test('everything that is wrong with what a draft says is said at once', async t => {
	const answer = await world.operator.post('/admin/invoices', {
		tenant_id: tenantId,
		currency: 'EUR',
		issue_date: '2026-06-15',
		due_date: '2026-06-14',
		period_start: '2026-06-01',
		period_end: '2026-06-30',
		line_items: [
			{description: 'S at 0', unit_price_cents: 1, tax_category: 'S', tax_rate: '0.00'},
			{description: 'Too precise', unit_price_cents: 1, tax_rate: '21.001'},
			{description: 'Exempt with a rate', unit_price_cents: 1, tax_category: 'E', tax_rate: 9},
			{description: 'Outside', unit_price_cents: 1, period_start: '2026-05-31', period_end: '2026-06-02'},
			{description: 'Half a period', unit_price_cents: 1, period_start: '2026-06-02'},
			{description: 'Too much', quantity: '999999999', unit_price_cents: '9000000000000000'},
			{description: 'Not there', unit_price_cents: 1, id: 'line_01jd2x4k7m9q3s5v8x0z2b4d6f'},
		],
	});
	t.is(answer.status, 422);
	t.deepEqual(pathsOf(answer), [
		'due_date',
		'line_items.0.tax_rate',
		'line_items.1.tax_rate',
		'line_items.2.tax_rate',
		'line_items.3.period_start',
		'line_items.4.period_end',
		'line_items.5.unit_price_cents',
		'line_items.6.id',
	]);
});

test('the list of lines is replaced; a kept line changes its words and tax only', async t => {
	const lines = [
		{description: 'One', unit_price_cents: 100},
		{description: 'Two', quantity: 2, unit_price_cents: 50, period_start: '2026-06-01', period_end: '2026-06-10'},
	];
	const {id} = await makeDraft(world, tenantId, {line_items: lines});
	const before = (await world.operator.get(`/admin/invoices/${id}`)).body.data;
	t.like(before, {subtotal_cents: 200, tax_cents: 42, period_start: '2026-06-01', period_end: '2026-06-10'});
	const [, two] = before.line_items;
	const wrong = await world.operator.patch(`/admin/invoices/${id}`, {
		line_items: [{id: two.id, description: 'Two', quantity: 3, unit_price_cents: 51, period_end: '2026-06-11'}],
	});
	t.deepEqual(pathsOf(wrong), ['line_items.0.period_end', 'line_items.0.quantity', 'line_items.0.unit_price_cents']);
	const after = await world.operator.patch(`/admin/invoices/${id}`, {
		notes: 'Thanks',
		line_items: [
			{description: 'New', unit_price_cents: 1000},
			{id: two.id, description: 'Zwei', unit_price_cents: 50, tax_rate: '9.00'},
		],
	});
	t.is(after.status, 200, JSON.stringify(after.body));
	t.like(after.body.data, {notes: 'Thanks', subtotal_cents: 1100, tax_cents: 219});
	t.like(after.body.data.line_items[1], {
		id: two.id,
		description: 'Zwei',
		quantity: '2',
		amount_cents: 100,
		tax_rate: '9.00',
		tax_cents: 9,
	});
	t.is(after.body.data.line_items.length, 2);
});

test('lines are put in order by hand or by the day they begin with', async t => {
	const words = ['undated', '03-05-2026 third', '31-02-2026 no day', '01-12-2025 first', '02-05-2026 second'];
	const {id} = await makeDraft(world, tenantId, {line_items: words.map(description => ({description, unit_price_cents: 1}))});
	const path = `/admin/invoices/${id}`;
	const order = (answer: {body: {data: {line_items: {description: string}[]}}}) =>
		answer.body.data.line_items.map(({description}) => description.split(' ').at(-1));
	const sorted = await world.operator.post(`${path}/line-items/sort-by-date`);
	t.deepEqual(order(sorted), ['first', 'second', 'third', 'undated', 'day']);
	const ids = sorted.body.data.line_items.map((line: {id: string}) => line.id) as string[];
	t.deepEqual(order(await world.operator.put(`${path}/line-items/order`, {line_item_ids: ids.toReversed()})), [
		'day',
		'undated',
		'third',
		'second',
		'first',
	]);
	t.is((await world.operator.put(`${path}/line-items/order`, {line_item_ids: ids.slice(1)})).status, 422);
	t.is((await world.operator.put(`${path}/line-items/order`, {line_item_ids: [...ids.slice(1), ids[1]]})).status, 422);
	await world.operator.post(`${path}/finalize`);
	t.is((await world.operator.put(`${path}/line-items/order`, {line_item_ids: ids})).status, 400);
	t.is((await world.operator.post(`${path}/line-items/sort-by-date`)).status, 400);
});

test('what a run had put on a draft goes back to the next run when the draft is thrown away', async t => {
	const {partner} = await makeSeller(world, {seller_vat_number: null});
	const customer = await makeCustomer(world, {partner});
	const plan = await makePlan(world);
	await customer.admin.post('/subscriptions', {plan_id: plan.id});
	await world.drain();
	const list = async () => (await world.operator.get(`/admin/invoices?tenant_id=${customer.tenantId}`)).body.data;
	const [waiting] = await list();
	t.like(waiting, {status: 'draft', total_cents: 5929}, 'the seller has no VAT number yet');
	const [line] = (await world.operator.get(`/admin/invoices/${waiting.id}`)).body.data.line_items;
	t.like(line, {kind: 'recurring', amount_cents: 4900});
	t.is((await world.operator.patch(`/admin/invoices/${waiting.id}`, {currency: 'USD'})).status, 422);
	t.is((await world.operator.delete(`/admin/invoices/${waiting.id}`)).status, 204);
	t.is((await world.operator.get(`/admin/invoices/${waiting.id}`)).status, 404);

	const look = await world.operator.post('/admin/invoices/generate', {dry_run: true, tenant_ids: [customer.tenantId]});
	t.is(look.status, 202);
	// No drain: it would bring the hourly run forward, and that one would bill what this one only looks at.
	const isCompleted = async (id: string) => (await world.operator.get(`/admin/runs/${id}`)).body.data.status === 'completed';
	t.true(await until(10_000, async () => isCompleted(look.body.data.id)));
	const {result} = (await world.operator.get(`/admin/runs/${look.body.data.id}`)).body.data;
	t.like(result, {counts: {due: 1, drafted: 1, finalized: 0, skipped: 0, failed: 0}, totals: [{currency: 'EUR', total_cents: 5929}]});
	t.like(result.documents[0], {tenant_id: customer.tenantId, subtotal_cents: 4900, line_items: [{kind: 'recurring', amount_cents: 4900}]});
	t.is((await list()).length, 0);

	await world.operator.patch(`/admin/partners/${partner}`, {seller_vat_number: 'NL004495445B01'});
	const run = await world.operator.post('/admin/invoices/generate', {tenant_ids: [customer.tenantId]});
	t.true(await until(10_000, async () => isCompleted(run.body.data.id)));
	await world.drain();
	const done = (await world.operator.get(`/admin/runs/${run.body.data.id}`)).body.data;
	t.like(done, {status: 'completed', progress: {done: 1, total: 1}, result: {counts: {finalized: 1}, errors: []}});
	t.like((await list())[0], {total_cents: 5929, status: 'sent'});
	t.is((await (await world.partnerAdmin('prt_other')).get(`/admin/runs/${run.body.data.id}`)).status, 404);
});
