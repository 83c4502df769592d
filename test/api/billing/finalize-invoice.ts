import test from 'ava';
import {makeCustomer, makeDraft, makeSeller, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world.close());

test('a draft has no number and no snapshots; a final document has both and keeps its figures', async t => {
	const {partner, prefix} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const draft = await world.operator.post('/admin/invoices', {
		tenant_id: tenantId,
		currency: 'EUR',
		line_items: [
			{description: 'Hours', quantity: '2.5', unit_price_cents: '9999.5'},
			{description: 'Discount', quantity: -1, unit_price_cents: 1000, tax_rate: '9'},
		],
	});
	t.is(draft.status, 201);
	t.like(draft.body.data, {
		status: 'draft',
		number: null,
		buyer_snapshot: null,
		subtotal_cents: 23_999,
		tax_cents: 5160,
		total_cents: 29_159,
		pdf_status: 'none',
	});
	const final = await world.operator.post(`/admin/invoices/${draft.body.data.id}/finalize`);
	t.is(final.status, 200, JSON.stringify(final.body));
	t.like(final.body.data, {
		status: 'finalized',
		number: `${prefix}-2026-000001`,
		issue_date: '2026-06-15',
		due_date: '2026-06-29',
		subtotal_cents: 23_999,
		tax_cents: 5160,
		total_cents: 29_159,
		amount_due_cents: 29_159,
		pdf_status: 'pending',
		period_start: null,
	});
	t.like(final.body.data.buyer_snapshot, {company_name: 'Acme B.V.', country_code: 'NL'});
	t.like(final.body.data.seller_snapshot, {legal_name: 'Reseller B.V.', vat_number: 'NL004495445B01'});
	t.like(final.body.data.vat_details, {
		case: 4,
		tax_label: 'VAT 21.00%',
		breakdown: [
			{category: 'S', rate: '21.00', taxable_cents: 24_999, tax_cents: 5250},
			{category: 'S', rate: '9.00', taxable_cents: -1000, tax_cents: -90},
		],
	});
	t.like(final.body.data.line_items[0], {
		quantity: '2.5',
		unit_price_cents: '9999.5',
		amount_cents: 24_999,
		tax_category: 'S',
		tax_rate: '21.00',
	});

	const again = await world.operator.post(`/admin/invoices/${draft.body.data.id}/finalize`);
	t.is(again.status, 400);
	t.regex(again.body.error.message, /finalized.*draft/);
	const change = await world.operator.patch(`/admin/invoices/${draft.body.data.id}`, {notes: 'no'});
	t.is(change.status, 400);
	const deletion = await world.operator.delete(`/admin/invoices/${draft.body.data.id}`);
	t.is(deletion.status, 400);
});

test('a refusal to finalise names everything that is missing at once and uses no number', async t => {
	const partner = unique('prt');
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const nobody = unique('tnt');
	await (await world.tenantAdmin(nobody, partner)).get('/subscriptions');
	const bare = await makeDraft(world, nobody, {line_items: []});
	const refused = await world.operator.post(`/admin/invoices/${bare.id}/finalize`);
	t.is(refused.status, 400);
	const missing = ['company_name', 'address_line1', 'postal_code', 'city', 'country_code', 'legal_name', 'seller_address_line1'];
	for (const field of [...missing, 'seller_city', 'seller_postal_code', 'seller_country_code', 'seller_vat_number', 'line_items'])
		t.true(refused.body.error.message.includes(field), field);

	const {prefix} = await makeSeller(world);
	t.truthy(prefix);
	const seller = {
		legal_name: 'Late',
		seller_address_line1: 'A 1',
		seller_postal_code: '1000 AA',
		seller_city: 'B',
		seller_country_code: 'NL',
	};
	await world.operator.patch(`/admin/partners/${partner}`, {...seller, seller_vat_number: 'NL004495445B01'});
	const {id} = await makeDraft(world, tenantId);
	const final = await world.operator.post(`/admin/invoices/${id}/finalize`);
	t.is(final.status, 200);
	t.regex(final.body.data.number, /-2026-000001$/);
	const listed = await admin.get('/billing/invoices');
	t.is(listed.body.pagination.total, 1);
});

test('tenants see no drafts, and nobody sees another tenant or partner', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const stranger = await makeCustomer(world, {partner});
	const {id} = await makeDraft(world, tenantId);
	t.is((await admin.get(`/billing/invoices/${id}`)).status, 404);
	t.is((await admin.get('/billing/invoices')).body.data.length, 0);
	t.is((await admin.get('/billing/invoices?status=draft')).body.data.length, 0);
	await world.operator.post(`/admin/invoices/${id}/finalize`);
	t.is((await admin.get(`/billing/invoices/${id}`)).status, 200);
	t.is((await stranger.admin.get(`/billing/invoices/${id}`)).status, 404);
	const otherStaff = await world.partnerAdmin('prt_other');
	t.is((await otherStaff.get(`/admin/invoices/${id}`)).status, 404);
	t.is((await otherStaff.post(`/admin/invoices/${id}/finalize`)).status, 404);
	t.is((await otherStaff.post('/admin/invoices', {tenant_id: tenantId, currency: 'EUR', line_items: []})).status, 404);
	const ownStaff = await world.partnerAdmin(partner);
	t.is((await ownStaff.get(`/admin/invoices/${id}`)).status, 200);
	t.is((await ownStaff.get('/admin/invoices?q=acme')).body.pagination.total, 1);
});

test('a requested issue date is neither in the future nor before the last document of the series', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const finalize = async (fields: Record<string, unknown>) =>
		world.operator.post(`/admin/invoices/${(await makeDraft(world, tenantId, fields)).id}/finalize`);
	t.like((await finalize({issue_date: '2026-06-16'})).body.error, {code: 'bad_request'});
	t.is((await finalize({issue_date: '2026-06-10'})).body.data.issue_date, '2026-06-10');
	const early = await finalize({issue_date: '2026-06-09'});
	t.is(early.status, 400);
	t.regex(early.body.error.message, /2026-06-10/);
	t.regex((await finalize({issue_date: '2025-12-30'})).body.data.number, /-2025-000001$/, 'a year has a sequence of its own');
});

test('a total below zero wants a credit note, and a total of nothing is paid at once', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const below = await makeDraft(world, tenantId, {line_items: [{description: 'Back', quantity: -1, unit_price_cents: 100}]});
	const refused = await world.operator.post(`/admin/invoices/${below.id}/finalize`);
	t.is(refused.status, 400);
	t.regex(refused.body.error.message, /credit note/);
	const lines = [
		{description: 'There', unit_price_cents: 100},
		{description: 'Back', quantity: -1, unit_price_cents: 100},
	];
	const nothing = await makeDraft(world, tenantId, {line_items: lines});
	const paid = await world.operator.post(`/admin/invoices/${nothing.id}/finalize`);
	t.like(paid.body.data, {status: 'paid', total_cents: 0, amount_due_cents: 0});
});

test('the prefix of a seller is fixed by its first document', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const prefix = `Z${partner.slice(4).toUpperCase()}`;
	t.is((await world.operator.patch(`/admin/partners/${partner}`, {invoice_number_prefix: prefix})).status, 200);
	const {id} = await makeDraft(world, tenantId);
	t.is((await world.operator.post(`/admin/invoices/${id}/finalize`)).body.data.number, `${prefix}-2026-000001`);
	t.is((await world.operator.patch(`/admin/partners/${partner}`, {invoice_number_prefix: `Y${prefix.slice(1)}`})).status, 409);
});
