import test from 'ava';
import {at, invoicesIn} from '../../support/invoices.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;
const {another, invoiced, read, credited} = invoicesIn(() => world);

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

type Line = Readonly<{id: string; amount_cents: number; tax_cents: number}>;

test('a credit note of the whole is a document of its own with the same lines, negated, and settles its invoice', async t => {
	const {invoice, prefix, admin} = await invoiced({notes: 'PO 17'});
	const draft = await world.operator.post(at(invoice.id, '/credit-note'), {reason: 'Not as agreed'});
	t.is(draft.status, 201, JSON.stringify(draft.body));
	t.like(draft.body.data, {document_type: 'credit_note', status: 'draft', number: null, referenced_invoice_id: invoice.id});
	t.is((await read(invoice.id)).amount_due_cents, 17_550);

	const {body} = await world.operator.post(at(draft.body.data.id, '/finalize'));
	t.like(body.data, {
		status: 'paid',
		number: `${prefix}-CN-2026-000001`,
		subtotal_cents: -15_000,
		tax_cents: -2550,
		total_cents: -17_550,
		amount_credited_cents: -17_550,
		amount_due_cents: 0,
		due_date: null,
		notes: 'Not as agreed',
	});
	t.like(body.data.line_items, [
		{
			kind: 'credit',
			quantity: '-4',
			unit_price_cents: '2500',
			unit_code: 'HUR',
			amount_cents: -10_000,
			tax_cents: -2100,
			tax_rate: '21.00',
		},
		{quantity: '-1', unit_price_cents: '5000', amount_cents: -5000, tax_cents: -450, tax_rate: '9.00'},
	]);
	const settled = await read(invoice.id);
	t.like(settled, {status: 'paid', amount_credited_cents: 17_550, amount_paid_cents: 0, amount_due_cents: 0});
	t.is(settled.credit_notes[0].id, body.data.id);
	t.is((await admin.get(`/billing/invoices/${body.data.id}`)).body.data.number, `${prefix}-CN-2026-000001`);
});

test('parts are credited by lines or by an amount with VAT, and drafts count against what is left', async t => {
	const {invoice} = await invoiced();
	const [hours, books] = invoice.line_items as Line[];
	const part = await credited(invoice.id, {line_items: [{line_item_id: hours?.id, amount_cents: 3333}]});
	t.like(part, {subtotal_cents: -3333, tax_cents: -700, total_cents: -4033, status: 'paid'});
	t.like(part.line_items[0], {quantity: '-1', unit_price_cents: '3333', unit_code: null});
	t.like(await read(invoice.id), {status: 'finalized', amount_credited_cents: 4033, amount_due_cents: 13_517});

	const gross = await world.operator.post(at(invoice.id, '/credit-note'), {reason: 'Goodwill', amount_cents: 1000});
	t.is(gross.body.data.total_cents, -1000);
	const tooMuch = await world.operator.post(at(invoice.id, '/credit-note'), {reason: 'Goodwill', amount_cents: 12_518});
	t.like(tooMuch, {status: 400, body: {error: {code: 'bad_request'}}});
	t.regex(tooMuch.body.error.message, /12517/);

	const rest = await credited(invoice.id);
	t.is(rest.total_cents, -12_517);
	t.is((await world.operator.post(at(gross.body.data.id, '/finalize'))).status, 200);
	t.like(await read(invoice.id), {status: 'paid', amount_credited_cents: 17_550, amount_due_cents: 0});
	const nothing = await world.operator.post(at(invoice.id, '/credit-note'), {
		reason: 'Again',
		line_items: [{line_item_id: books?.id}],
	});
	t.is(nothing.status, 400);
});

test('faults in a credit note are told all at once, and other documents than final invoices have none', async t => {
	const {invoice, tenantId} = await invoiced();
	const other = await another(tenantId);
	const [foreign] = other.line_items as Line[];
	const [own] = invoice.line_items as Line[];
	const {status, body} = await world.operator.post(at(invoice.id, '/credit-note'), {
		reason: 'x',
		amount_cents: 1,
		line_items: [{line_item_id: foreign?.id}, {line_item_id: own?.id}, {line_item_id: own?.id}],
	});
	t.is(status, 422);
	t.deepEqual(
		body.error.details.map(({path}: {path: string}) => path),
		['amount_cents', 'line_items.0.line_item_id', 'line_items.2.line_item_id'],
	);
	for (const wrong of [{}, {reason: ''}, {reason: 'x', amount_cents: 0}, {reason: 'x', amount_cents: 1.5}, {reason: 'x', line_items: []}])
		t.is((await world.operator.post(at(invoice.id, '/credit-note'), wrong)).status, 422, JSON.stringify(wrong));

	const note = await credited(invoice.id);
	const ofNote = await world.operator.post(at(note.id, '/credit-note'), {reason: 'x'});
	t.like(ofNote, {status: 400, body: {error: {code: 'bad_request'}}});
});

test('a draft of a credit note loses lines but gets none, and keeps how it is taxed', async t => {
	const {invoice} = await invoiced();
	const {data} = (await world.operator.post(at(invoice.id, '/credit-note'), {reason: 'x'})).body;
	const [hours] = data.line_items as Line[];
	const kept = {id: hours?.id, description: 'Hours, taken back', quantity: -4, unit_price_cents: 2500};
	const added = await world.operator.patch(at(data.id), {line_items: [kept, {description: 'More', unit_price_cents: 1}]});
	t.like(added, {status: 422, body: {error: {details: [{path: 'line_items.1'}]}}});
	t.is((await world.operator.patch(at(data.id), {line_items: [{...kept, tax_rate: '9'}]})).status, 422);
	t.is((await world.operator.patch(at(data.id), {due_date: '2026-07-01'})).status, 422);

	const shorter = await world.operator.patch(at(data.id), {line_items: [kept]});
	t.like(shorter.body.data, {subtotal_cents: -10_000, tax_cents: -2100, total_cents: -12_100});
	t.like((await world.operator.post(at(data.id, '/finalize'))).body.data, {total_cents: -12_100, status: 'paid'});
	t.is((await world.operator.post(at(invoice.id, '/credit-note'), {reason: 'x', amount_cents: 5450})).status, 201);
});

test('a credit note that only takes a deduction back is not final: it would be a claim', async t => {
	const {invoice} = await invoiced({
		line_items: [
			{description: 'Hours', quantity: 4, unit_price_cents: 2500},
			{description: 'Discount', quantity: -1, unit_price_cents: 1000},
		],
	});
	const draft = await world.operator.post(at(invoice.id, '/credit-note'), {reason: 'x'});
	t.like(draft.body.data, {total_cents: -10_890});
	const [, discount] = draft.body.data.line_items;
	t.like(discount, {quantity: '1', unit_price_cents: '1000', amount_cents: 1000, tax_cents: 210});
	const kept = {id: discount.id, description: 'Discount', quantity: 1, unit_price_cents: 1000};
	t.is((await world.operator.patch(at(draft.body.data.id), {line_items: [kept]})).status, 200);
	t.is((await world.operator.post(at(draft.body.data.id, '/finalize'))).status, 400);
});

test('a credit note carries buyer, seller and rates of its invoice, whatever they are now', async t => {
	const {invoice, tenantId, partner} = await invoiced();
	await world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, {
		...{company_name: 'Moved GmbH', address_line1: 'Neue Str. 1', postal_code: '10115', city: 'Berlin', country_code: 'DE'},
		vat_number: 'DE136695976',
	});
	await world.operator.patch(`/admin/partners/${partner}`, {legal_name: 'Renamed B.V.'});
	const note = await credited(invoice.id);
	t.like(note.buyer_snapshot, {company_name: 'Acme B.V.', country_code: 'NL'});
	t.like(note.seller_snapshot, {legal_name: 'Reseller B.V.'});
	t.like(note, {total_cents: -17_550, vat_details: {case: 4, reverse_charge: false}});
});

test('a numbered invoice that is void keeps its number, owes nothing and has a credit note of all of it', async t => {
	const {invoice, prefix, tenantId} = await invoiced();
	const {status, body} = await world.operator.post(at(invoice.id, '/void'), {reason: 'Wrong customer'});
	t.is(status, 200, JSON.stringify(body));
	t.like(body.data, {status: 'void', number: `${prefix}-2026-000001`, total_cents: 17_550, amount_due_cents: 0});
	t.truthy(body.data.voided_at);
	t.like(body.data.credit_notes, [{number: `${prefix}-CN-2026-000001`, total_cents: -17_550, status: 'paid', amount_due_cents: 0}]);
	t.is((await another(tenantId)).amount_paid_cents, 0, 'nothing of it is left as credit');
	for (const action of ['/void', '/credit-note']) t.is((await world.operator.post(at(invoice.id, action), {reason: 'x'})).status, 400);
	t.is((await world.operator.post(at(invoice.id, '/mark-paid'), {})).status, 400);
});

test('what was paid or credited is not voided, nor a numbered credit note; drafts are', async t => {
	const {invoice, tenantId} = await invoiced();
	await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 1});
	t.regex((await world.operator.post(at(invoice.id, '/void'), {reason: 'x'})).body.error.message, /paid/);

	const other = await another(tenantId);
	const draft = await world.operator.post(at(other.id, '/credit-note'), {reason: 'x', amount_cents: 100});
	t.regex((await world.operator.post(at(other.id, '/void'), {reason: 'x'})).body.error.message, /credit note/);
	t.like((await world.operator.post(at(draft.body.data.id, '/void'), {reason: 'x'})).body.data, {status: 'void', number: null});
	const note = await credited(other.id, {amount_cents: 17_550});
	t.is((await world.operator.post(at(note.id, '/void'), {reason: 'x'})).status, 400);
});

const actions: readonly (readonly [string, Record<string, unknown>, string])[] = [
	['/mark-paid', {}, 'paid'],
	['/credit-note', {reason: 'x'}, 'finalized'],
	['/void', {reason: 'x'}, 'void'],
];

for (const [action, body, status] of actions) {
	test(`twenty times ${action} at once has one effect`, async t => {
		const {invoice} = await invoiced();
		const answers = await Promise.all(Array.from({length: 20}, async () => world.operator.post(at(invoice.id, action), body)));
		const counts = Map.groupBy(answers, answer => answer.status);
		t.is(counts.get(200)?.length ?? counts.get(201)?.length, 1);
		t.is(counts.get(400)?.length, 19);
		const after = await read(invoice.id);
		t.is(after.status, status);
		t.is(after.credit_notes.length, action === '/mark-paid' ? 0 : 1);
	});
}

test('two credit notes and a payment that are finalised at once leave the sums exact', async t => {
	const {invoice} = await invoiced();
	const drafts = await Promise.all(
		[5000, 2550].map(async amount => world.operator.post(at(invoice.id, '/credit-note'), {reason: 'x', amount_cents: amount})),
	);
	const answers = await Promise.all([
		...drafts.map(async ({body}) => world.operator.post(at(body.data.id, '/finalize'))),
		world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 10_000}),
	]);
	t.deepEqual(
		answers.map(answer => answer.status),
		[200, 200, 200],
	);
	t.like(await read(invoice.id), {status: 'paid', amount_credited_cents: 7550, amount_paid_cents: 10_000, amount_due_cents: 0});
});
