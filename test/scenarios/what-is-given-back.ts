import test from 'ava';
import {makePlan, unique} from '../support/factories.ts';
import {german, HOUR, later, lines, meteredPlan, net, payingCustomer, VOLUME} from '../support/paying-customer.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

test.serial(
	'an invoice and the credit note that waited for it become final together, and the note lowers what its own invoice owes',
	async t => {
		const {partner, subscribe, end, documents} = await payingCustomer(world, {seller: {seller_vat_number: null}});
		const {id} = await subscribe((await makePlan(world, {base_price_cents: 3100})).id);
		await end(id);
		const [invoice, note] = await documents();
		t.like(
			[invoice, note],
			[
				{document_type: 'invoice', status: 'draft'},
				{document_type: 'credit_note', status: 'draft', referenced_invoice_id: invoice?.id},
			],
		);
		const early = await world.operator.post(`/admin/invoices/${note?.id}/finalize`);
		t.is(early.status, 400);
		t.regex(early.body.error.message, /finalise that one first/);

		await world.operator.patch(`/admin/partners/${partner}`, {seller_vat_number: 'NL004495445B01'});
		await later(world, 2);
		t.like(await documents(), [
			{document_type: 'invoice', total_cents: 3751, amount_due_cents: 125},
			{document_type: 'credit_note', status: 'paid', total_cents: -3626, amount_due_cents: 0},
		]);
	},
);

test.serial('what gives back has the buyer, the VAT and the words of what it gives back, whatever the profile says today', async t => {
	const numbered = {...german, vat_number: 'DE136695976', is_business: true};
	const charged = await payingCustomer(world, {profile: numbered});
	const yearly = await makePlan(world, {billing_period: 'yearly', base_price_cents: 36_500});
	const {id} = await charged.subscribe(yearly.id);
	await charged.setProfile({company_name: 'Klant', address_line1: 'S 1', postal_code: '1011 AA', city: 'Amsterdam', country_code: 'NL'});
	await charged.end(id);
	const [, reversed] = await charged.documents();
	t.like(reversed, {document_type: 'credit_note', status: 'paid', buyer_snapshot: {country_code: 'DE', vat_number: 'DE136695976'}});
	t.deepEqual(
		reversed?.vat_details.breakdown.map(({category}) => category),
		['AE'],
	);

	const moved = await payingCustomer(world);
	const other = await moved.subscribe(yearly.id);
	await moved.setProfile({company_name: 'K', address_line1: 'S 1', postal_code: '8001', city: 'Zürich', country_code: 'CH'});
	await moved.end(other.id);
	const [, taxed] = await moved.documents();
	t.like(taxed, {document_type: 'credit_note', buyer_snapshot: {country_code: 'NL'}, vat_details: {legal_note: null}});
	t.deepEqual(
		taxed?.vat_details.breakdown.map(({category}) => category),
		['S'],
	);
});

test.serial('the sign of the total, VAT included, decides whether a document is a credit note', async t => {
	const plan = await meteredPlan(world, VOLUME, {base_price_cents: 1000});
	const {tenantId, subscribe, setProfile, documents} = await payingCustomer(world, {profile: {...german, is_business: true}});
	const {current_period_end: end} = await subscribe(plan.id);
	await plan.use(tenantId, 100);
	await world.advanceTo(new Date(Date.parse(end) + HOUR).toISOString());
	await setProfile({...german, vat_number: 'DE136695976', is_business: true});
	await plan.use(tenantId, 1, new Date(Date.parse(end) - HOUR).toISOString());
	await later(world, 31 * 24);
	const last = (await documents()).at(-1);
	t.deepEqual(lines(last), ['recurring 1000', 'usage -899']);
	t.like(last, {document_type: 'credit_note', subtotal_cents: 101, total_cents: -88});
});

test.serial('usage that goes down is given back from the lines that charged it, each at most to its amount, the newest first', async t => {
	const seats = await meteredPlan(world, [{unit_price_cents: '100'}], {}, {aggregation: 'latest'});
	const {tenantId, subscribe, documents} = await payingCustomer(world);
	const {current_period_end: ends} = await subscribe(seats.id);
	const before = (hours: number) => new Date(Date.parse(ends) - hours * HOUR).toISOString();
	await world.advanceTo(before(10));
	await seats.use(tenantId, 100, before(40));
	await world.advanceTo(new Date(Date.parse(ends) + HOUR).toISOString());
	await seats.use(tenantId, 110, before(30));
	await subscribe((await makePlan(world, {base_price_cents: 100})).id);
	await later(world, 1);
	await seats.use(tenantId, 0, before(20));
	await subscribe((await makePlan(world, {base_price_cents: 50_000})).id);
	t.deepEqual((await documents()).map(lines), [
		['recurring 0', 'usage 10000'],
		['recurring 100', 'usage 1000'],
		['recurring 50000', 'usage -1000', 'usage -10000'],
	]);
	const [first, second] = await documents();
	t.regex(second?.line_items[1]?.description ?? '', /Aufrufe: 110 call, EUR\s100\.00 of it billed before/);
	t.is((await world.operator.post(`/admin/invoices/${first?.id}/credit-note`, {reason: 'all'})).status, 400, 'nothing of it is left');
});

test.serial('what was credited by hand is not given back a second time', async t => {
	const plan = await meteredPlan(world, VOLUME);
	const {tenantId, subscribe, documents} = await payingCustomer(world);
	const {current_period_end: ends} = await subscribe(plan.id);
	await plan.use(tenantId, 100);
	await world.advanceTo(new Date(Date.parse(ends) + HOUR).toISOString());
	const [invoice] = await documents();
	t.is(invoice?.subtotal_cents, 1000);
	const note = await world.operator.post(`/admin/invoices/${invoice?.id}/credit-note`, {reason: 'all'});
	await world.operator.post(`/admin/invoices/${note.body.data.id}/finalize`);
	await plan.use(tenantId, 1, new Date(Date.parse(ends) - HOUR).toISOString());
	await subscribe((await makePlan(world, {base_price_cents: 100})).id);
	t.is(net(await documents()), 100);
});

test.serial('a note of a run says which invoice it gives back, and the invoice says so, too', async t => {
	const {subscribe, end, documents} = await payingCustomer(world);
	const {id} = await subscribe((await makePlan(world)).id);
	await end(id);
	const [invoice, note] = await documents();
	t.is(note?.referenced_invoice_id, invoice?.id);
	t.deepEqual(
		invoice?.credit_notes.map(each => each.id),
		[note?.id],
	);
});

test.serial('a credit note is not older than the invoice that it amends', async t => {
	const {tenantId} = await payingCustomer(world);
	const asked = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'x', unit_price_cents: 1000}]};
	const {id} = (await world.operator.post('/admin/invoices', asked)).body.data;
	const invoice = (await world.operator.post(`/admin/invoices/${id}/finalize`)).body.data;
	const note = (await world.operator.post(`/admin/invoices/${id}/credit-note`, {reason: 'r'})).body.data;
	const day = new Date(Date.parse(invoice.issue_date) - 24 * HOUR).toISOString().slice(0, 10);
	await world.operator.patch(`/admin/invoices/${note.id}`, {issue_date: day});
	const refused = await world.operator.post(`/admin/invoices/${note.id}/finalize`);
	t.is(refused.status, 400);
	t.regex(refused.body.error.message, /the date of the invoice/);
	await world.operator.patch(`/admin/invoices/${note.id}`, {issue_date: null});
	t.is((await world.operator.post(`/admin/invoices/${note.id}/finalize`)).body.data.issue_date, invoice.issue_date);
});

test.serial('unused days that a draft credit note held back are given back when the draft goes', async t => {
	const {subscribe, end, documents} = await payingCustomer(world);
	const {id} = await subscribe((await makePlan(world, {base_price_cents: 3000})).id);
	const [invoice] = await documents();
	const held = (await world.operator.post(`/admin/invoices/${invoice?.id}/credit-note`, {reason: unique('held')})).body.data;
	await end(id);
	t.is((await documents()).length, 2, 'nothing is left to give back');
	await world.operator.delete(`/admin/invoices/${held.id}`);
	await later(world, 2);
	const [, note] = await documents();
	t.like(note, {document_type: 'credit_note', referenced_invoice_id: invoice?.id});
	t.true((note?.subtotal_cents ?? 0) < -2800);
});
