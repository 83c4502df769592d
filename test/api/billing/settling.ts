import test from 'ava';
import type {Client} from '../../support/client.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../../support/factories.ts';
import {at, invoicesIn} from '../../support/invoices.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;
const {another, invoiced, read, credited} = invoicesIn(() => world);

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

test('an invoice is paid in parts, by transfers that are written down, and never too much of it', async t => {
	const {invoice} = await invoiced();
	const some = await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 7550, reference: 'Transfer 12'});
	t.like(some.body.data, {status: 'finalized', amount_paid_cents: 7550, amount_due_cents: 10_000, paid_at: null});
	const more = await world.operator.post(at(invoice.id, '/mark-paid'), {amount_cents: 10_001});
	t.is(more.status, 400);
	t.regex(more.body.error.message, /10000/);
	const future = await world.operator.post(at(invoice.id, '/mark-paid'), {paid_at: '2026-06-15T10:00:01Z'});
	t.like(future, {status: 422, body: {error: {details: [{path: 'paid_at'}]}}});

	const rest = await world.operator.post(at(invoice.id, '/mark-paid'), {paid_at: '2026-06-14T12:00:00+02:00'});
	t.like(rest.body.data, {status: 'paid', amount_paid_cents: 17_550, amount_due_cents: 0, paid_at: '2026-06-14T10:00:00.000Z'});
	t.like(rest.body.data.payments, [
		{provider: 'bank_transfer', amount_cents: 10_000, reference: null, paid_at: '2026-06-14T10:00:00.000Z'},
		{provider: 'bank_transfer', amount_cents: 7550, currency: 'EUR', reference: 'Transfer 12'},
	]);
	t.is((await world.operator.post(at(invoice.id, '/mark-paid'), {})).status, 400);
});

test('what is credited of a paid invoice is the buyer’s credit: it is set off against the next invoices, then paid out', async t => {
	const {invoice, tenantId} = await invoiced();
	await world.operator.post(at(invoice.id, '/mark-paid'), {});
	const note = await credited(invoice.id);
	t.like(note, {status: 'finalized', amount_credited_cents: 0, amount_due_cents: -17_550});
	t.like(await read(invoice.id), {status: 'paid', amount_credited_cents: 17_550, amount_paid_cents: 17_550, amount_due_cents: 0});

	const small = await another(tenantId, {line_items: [{description: 'Hour', unit_price_cents: 2500}]});
	t.like(small, {status: 'paid', total_cents: 3025, tax_cents: 525, amount_paid_cents: 3025, amount_due_cents: 0});
	t.like(small.payments, [{provider: 'credit', amount_cents: 3025, credit_note_id: note.id}]);
	t.like(await read(note.id), {status: 'finalized', amount_due_cents: -14_525});

	const tooMuch = await world.operator.post(at(note.id, '/mark-paid'), {amount_cents: 14_526});
	t.is(tooMuch.status, 400);
	const out = await world.operator.post(at(note.id, '/mark-paid'), {amount_cents: 4525});
	t.like(out.body.data, {status: 'finalized', amount_paid_cents: -4525, amount_due_cents: -10_000});

	const large = await another(tenantId);
	t.like(large, {status: 'finalized', total_cents: 17_550, amount_paid_cents: 10_000, amount_due_cents: 7550});
	t.like(await read(note.id), {status: 'paid', amount_credited_cents: -13_025, amount_paid_cents: -4525, amount_due_cents: 0});
});

test('credit stays with its customer, its seller and its currency, and the oldest is used first', async t => {
	const {invoice, tenantId, partner} = await invoiced();
	await world.operator.post(at(invoice.id, '/mark-paid'), {});
	const older = await credited(invoice.id, {amount_cents: 1000});
	const newer = await credited(invoice.id, {amount_cents: 1000});
	const neighbour = await makeCustomer(world, {partner});
	t.is((await another(neighbour.tenantId)).amount_paid_cents, 0, 'not the credit of another customer of the same seller');
	const dollars = await another(tenantId, {
		currency: 'USD',
		line_items: [{description: 'Export', unit_price_cents: 500, tax_category: 'Z'}],
	});
	t.is(dollars.amount_paid_cents, 0);
	await another(tenantId, {line_items: [{description: 'Hour', unit_price_cents: 500}]});
	t.is((await read(older.id)).amount_due_cents, -395);
	t.is((await read(newer.id)).amount_due_cents, -1000);
});

test('ten invoices of one buyer that are finalised at once use its credit once', async t => {
	const {invoice, tenantId} = await invoiced();
	await world.operator.post(at(invoice.id, '/mark-paid'), {});
	const note = await credited(invoice.id);
	const finals = await Promise.all(
		Array.from({length: 10}, async () => another(tenantId, {line_items: [{description: 'Hour', unit_price_cents: 2500}]})),
	);
	const paid = finals.reduce((sum, final) => sum + final.amount_paid_cents, 0);
	t.is(paid, 17_550);
	t.like(await read(note.id), {status: 'paid', amount_due_cents: 0});
});

test('an invoice is past due from the day after its due date where the seller is, and is paid or credited all the same', async t => {
	const late = await startWorld('2026-06-15T10:00:00Z');
	try {
		const {partner} = await makeSeller(late);
		const {tenantId} = await makeCustomer(late, {partner});
		const unpaid = await makeFinalInvoice(late, tenantId, {due_date: '2026-06-20'});
		const paid = await makeFinalInvoice(late, tenantId, {due_date: '2026-06-20'});
		await late.operator.post(at(paid.id, '/mark-paid'), {});
		const statusOf = async (id: string, client: Client = late.operator) => (await client.get(at(id))).body.data.status;
		await late.advanceTo('2026-06-20T21:30:00Z');
		t.is(await statusOf(unpaid.id), 'finalized');
		await late.advanceTo('2026-06-20T23:05:00Z');
		t.is(await statusOf(unpaid.id), 'past_due');
		t.is(await statusOf(paid.id), 'paid');
		const detail = await late.operator.get(`/admin/tenants/${tenantId}`);
		t.like(detail.body.data.billing[0], {past_due_invoices: 1});
		const settled = await late.operator.post(at(unpaid.id, '/mark-paid'), {});
		t.is(settled.body.data.status, 'paid');
	} finally {
		await late.close();
	}
});
