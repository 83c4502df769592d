import test from 'ava';
import {asService, makeCustomer, makePlan, makeSeller, makeService, newCharge} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

type Shown = Record<string, unknown>;

const documentsOf = async (tenantId: string): Promise<Shown[]> =>
	(await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`)).body.data;

const brief = (documents: readonly Shown[]) =>
	documents.map(document => `${document['issue_date']} ${document['purchase_order']} ${document['subtotal_cents']}`).toSorted();

test.serial('what is charged to different orders of the buyer stands on documents of their own, each with its number', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const service = await makeService(world);
	const reporter = await asService(world, service.slug);
	const subscribe = async (cents: number, more: Shown = {}, fields: Shown = {}) => {
		const {id} = await makePlan(world, {base_price_cents: cents, ...fields});
		return admin.post('/subscriptions', {plan_id: id, ...more});
	};

	const first = await subscribe(1000, {purchase_order: 'PO-1'}, {service_id: service.id});
	t.like(first.body.data, {purchase_order: 'PO-1'}, JSON.stringify(first.body));
	await subscribe(200, {purchase_order: 'PO-1'});
	await subscribe(30);
	const {id: planId} = await makePlan(world, {base_price_cents: 4});
	const byStaff = await world.operator.post('/admin/subscriptions', {tenant_id: tenantId, plan_id: planId, purchase_order: 'PO-2'});
	t.like(byStaff.body.data, {purchase_order: 'PO-2'});
	await world.advanceTo('2026-07-01T00:00:00Z');
	t.deepEqual(brief(await documentsOf(tenantId)).slice(-3), ['2026-07-01 PO-1 1200', '2026-07-01 PO-2 4', '2026-07-01 null 30']);

	const changed = await admin.patch(`/subscriptions/${first.body.data.id}`, {purchase_order: 'PO-3'});
	t.like(changed.body.data, {purchase_order: 'PO-3'});
	t.is((await world.operator.patch(`/admin/subscriptions/${byStaff.body.data.id}`, {purchase_order: null})).status, 200);
	await reporter.post('/service-billing/charges', newCharge(tenantId));
	const upcoming = (await admin.get('/billing/upcoming')).body.data;
	await world.advanceTo('2026-08-01T00:00:00Z');
	const documents = await documentsOf(tenantId);
	t.deepEqual(brief(documents).slice(-5), [
		'2026-07-01 PO-3 1000',
		'2026-07-01 null 30',
		'2026-08-01 PO-1 200',
		'2026-08-01 PO-3 1000',
		'2026-08-01 null 34',
	]);
	t.like(upcoming, {purchase_order: 'PO-3', subtotal_cents: 1000});

	const august = documents.find(document => document['issue_date'] === '2026-08-01' && document['purchase_order'] === 'PO-3');
	const download = async (format: string) =>
		(await admin.get(`/billing/invoices/${august?.['id']}/download?format=${format}`)).body as string;
	t.regex(await download('ubl'), /<cac:OrderReference>\s*<cbc:ID>PO-3<\/cbc:ID>/);
	t.regex(await download('cii'), /<ram:BuyerOrderReferencedDocument>\s*<ram:IssuerAssignedID>PO-3<\/ram:IssuerAssignedID>/);

	const note = await world.operator.post(`/admin/invoices/${august?.['id']}/credit-note`, {reason: 'A test'});
	t.like(note.body.data, {purchase_order: 'PO-3', document_type: 'credit_note'});
});

test.serial('a number that is no line of text is refused, and of a stranger nothing is changed', async t => {
	const {admin} = await makeCustomer(world);
	const stranger = await makeCustomer(world);
	const {body} = await admin.post('/subscriptions', {plan_id: (await makePlan(world)).id, purchase_order: 'PO-1'});
	t.is((await admin.patch(`/subscriptions/${body.data.id}`, {purchase_order: 'a\nb'})).status, 422);
	t.is((await admin.patch(`/subscriptions/${body.data.id}`, {quantity: 2})).status, 422);
	t.is((await stranger.admin.patch(`/subscriptions/${body.data.id}`, {purchase_order: 'X'})).status, 404);
	t.is((await admin.get(`/subscriptions/${body.data.id}`)).body.data.purchase_order, 'PO-1');
});
