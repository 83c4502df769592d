import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {makeCustomer, makePlan, makeSeller, makeService, unique} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

/** Cheaper for all of it from the eleventh call on. */
const tiers = [
	{metric_slug: 'calls', model: 'volume', tier_start: 0, tier_end: 10, unit_price_cents: 10},
	{metric_slug: 'calls', model: 'volume', tier_start: 10, unit_price_cents: 5},
];

const swiss = {seller_country_code: 'CH', seller_postal_code: '8001', seller_city: 'Zürich', seller_vat_number: null};
const dutch = {seller_country_code: 'NL', seller_postal_code: '1015 CN', seller_city: 'Amsterdam', seller_vat_number: 'NL004495445B01'};

/**
 * A Swiss seller has charged June's calls outside the scope of VAT, and late ones have made them cheaper since: the next document
 * gives some of that back as it was, and charges August.
 */
async function seller(world: World) {
	const {partner} = await makeSeller(world, swiss);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const service = await makeService(world);
	const key = (await world.operator.post(`/admin/registry/services/${service.slug}/rotate-key`)).body.data.api_key;
	const plan = await makePlan(world, {service_id: service.id});
	await world.operator.put(`/admin/catalog/plans/${plan.id}/pricing-tiers`, tiers);
	const use = async (quantity: number) => {
		const event = {
			idempotency_key: unique('event'),
			tenant_id: tenantId,
			metric_slug: 'calls',
			quantity,
			timestamp: '2026-06-20T10:00:00Z',
		};
		await world.nobody.post('/metering/events', {events: [event]}, {'x-scaicontrol-key': key});
	};

	await admin.post('/subscriptions', {plan_id: plan.id});
	await world.drain();
	await world.advanceTo('2026-06-21T10:00:00Z');
	await use(10);
	await world.advanceTo('2026-07-02T10:00:00Z');
	await use(5);
	await world.drain();
	return {partner, tenantId};
}

type Document = {
	id: string;
	document_type: string;
	status: string;
	subtotal_cents: number;
	tax_cents: number;
	total_cents: number;
	amount_credited_cents: number;
};

/** What has been made for a tenant since it had so many documents, invoices first. */
async function documentsAfter({operator}: World, tenantId: string, count: number): Promise<Document[]> {
	const {data} = (await operator.get(`/admin/invoices?tenant_id=${tenantId}`)).body;
	return data
		.toReversed()
		.slice(count)
		.toSorted((one: Document, other: Document) => (one.document_type > other.document_type ? -1 : 1));
}

/** The result of a run once it is completed. The clock stands still meanwhile: no other run is to begin. */
async function resultOf({operator}: World, runId: string) {
	for (let look = 1; look <= 100; look++) {
		const {data} = (await operator.get(`/admin/runs/${runId}`)).body;
		if (data.status === 'completed') return data.result;
		await delay(100);
	}

	throw new Error('the run did not end');
}

const invoice = {document_type: 'invoice', subtotal_cents: 4900, tax_cents: 1029, total_cents: 5929};
const creditNote = {document_type: 'credit_note', subtotal_cents: -25, tax_cents: 0, total_cents: -25};

test('what a run may not put on one document it puts on two, drafts and previews included', async t => {
	const world = await startWorld('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const {partner, tenantId} = await seller(world);
	t.is((await documentsAfter(world, tenantId, 0)).length, 2);
	await world.operator.patch(`/admin/partners/${partner}`, dutch);
	t.is((await world.operator.put('/admin/platform/settings', {invoice_auto_finalize: false})).status, 200);
	await world.advanceTo('2026-08-02T10:00:00Z');
	const drafts = await documentsAfter(world, tenantId, 2);
	t.like(drafts, [
		{...invoice, status: 'draft'},
		{...creditNote, status: 'draft'},
	]);
	for (const {id} of drafts) t.is((await world.operator.delete(`/admin/invoices/${id}`)).status, 204);

	const generate = async (asked: Record<string, unknown>) => {
		const {body} = await world.operator.post('/admin/invoices/generate', {tenant_ids: [tenantId], ...asked});
		return resultOf(world, body.data.id);
	};
	const looked = await generate({dry_run: true});
	t.deepEqual(looked.documents.map(({total_cents}: Document) => total_cents).toSorted(), [-25, 5929].toSorted());
	t.like(looked, {counts: {due: 1, drafted: 1}, totals: [{currency: 'EUR', subtotal_cents: 4875, tax_cents: 1029, total_cents: 5904}]});

	const made = await generate({auto_finalize: true});
	t.like(made, {counts: {due: 1, finalized: 1}, totals: [{currency: 'EUR', total_cents: 5904}], errors: []});
	await world.drain();
	const [charged, back] = await documentsAfter(world, tenantId, 2);
	t.like(charged, {...invoice, status: 'sent'});
	t.like(back, {...creditNote, status: 'paid', amount_due_cents: 0}, 'it lowers what is due on the invoice that it gives back');
	const [first] = await documentsAfter(world, tenantId, 0);
	const corrected = (await documentsAfter(world, tenantId, 0)).filter(({amount_credited_cents}) => amount_credited_cents === 25);
	t.is(corrected.length, 1);
	t.not(corrected[0]?.id, first?.id);
	const lines = (await world.operator.get(`/admin/invoices/${back?.id}`)).body.data;
	t.like(lines.line_items, [{kind: 'usage', tax_category: 'O', order_index: 0}]);
	t.like(lines.vat_details.breakdown, [{category: 'O', taxable_cents: -25, exemption_code: 'VATEX-EU-O'}]);
});

test('what gives back is final at once, as it was billed; what the seller cannot charge yet waits beside it', async t => {
	const world = await startWorld('2026-06-01T10:00:00Z');
	t.teardown(world.close);
	const {partner, tenantId} = await seller(world);
	t.is((await world.operator.patch(`/admin/partners/${partner}`, {seller_country_code: null, seller_vat_number: null})).status, 200);
	await world.advanceTo('2026-08-01T10:00:00Z');
	t.like(await documentsAfter(world, tenantId, 2), [
		{document_type: 'invoice', status: 'draft', subtotal_cents: 4900},
		{...creditNote, status: 'paid'},
	]);
	await world.operator.patch(`/admin/partners/${partner}`, dutch);
	await world.advanceTo('2026-08-01T12:00:00Z');
	t.like(await documentsAfter(world, tenantId, 2), [
		{...invoice, status: 'sent'},
		{...creditNote, status: 'paid'},
	]);
});
