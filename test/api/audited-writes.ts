import test from 'ava';
import sharp from 'sharp';
import {accessWords} from '../../src/api/http/access-words.ts';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {routes} from '../../src/api/routes.ts';
import {Refund} from '../../src/domain/payments/refunds/refund.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {WebhookDelivery} from '../../src/domain/webhooks/delivery.ts';
import {WebhookReplay} from '../../src/domain/webhooks/replays/replay.ts';
import {
	billingProfile,
	makeCustomer,
	makeDraft,
	makeGroup,
	makePack,
	makePerson,
	makePlan,
	makeSeller,
	makeService,
	unique,
} from '../support/factories.ts';
import {makeHeldWorkflow} from '../support/provisioned-plan.ts';
import {registered} from '../support/registration.ts';
import {startWorld, type World} from '../support/world.ts';

/** What a call came to, as far as it matters here. */
type Called = Readonly<{status: number; headers: Headers}>;

const TEMPLATES = '/admin/invoice-templates';

let world: World;

test.before(async () => {
	const directory = {SCAIKEY_DIRECTORY_URL: 'http://127.0.0.1:1/directory', SCAIKEY_DIRECTORY_CLIENT_SECRET: 'directory-secret'};
	world = await startWorld('2026-06-01T10:00:00Z', directory, {directory: {users: nobody, groups: nobody}});
});
test.after.always(async () => world?.close());

const nobody = async () => ({items: [], nextCursor: undefined});

async function upload(path: string): Promise<Called> {
	const bytes = await sharp({create: {width: 2, height: 2, channels: 3, background: '#1f4b99'}})
		.png()
		.toBuffer();
	const body = new FormData();
	body.append('file', new Blob([Uint8Array.from(bytes)], {type: 'image/png'}), 'logo.png');
	return fetch(`${world.baseUrl}/api/v1${path}`, {method: 'POST', headers: {authorization: `Bearer ${world.operator.token}`}, body});
}

const books = '/admin/accounting/integrations';
const journal = async () => ({provider: 'journal', name: 'Books', partner_id: (await makeSeller(world)).partner});
const madeXero = async (): Promise<string> => {
	const {partner} = await makeSeller(world);
	const settings = {organisation_id: '00000000-0000-4000-8000-000000000001'};
	const credentials = {client_id: 'app', client_secret: 'a secret'};
	return (await world.operator.post(books, {provider: 'xero', name: 'Xero', partner_id: partner, settings, credentials})).body.data.id;
};
const madeJournal = async (): Promise<string> => (await world.operator.post(books, await journal())).body.data.id;

const draft = async (): Promise<string> => {
	const {tenantId} = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
	const lines = ['02-05-2026 second', '01-05-2026 first'].map(description => ({description, unit_price_cents: 100}));
	return (await makeDraft(world, tenantId, {line_items: lines})).id;
};

async function finalInvoice(): Promise<string> {
	const id = await draft();
	await world.operator.post(`/admin/invoices/${id}/finalize`);
	await world.drain();
	return id;
}

async function paidInvoice(): Promise<string> {
	const id = await finalInvoice();
	await world.operator.post(`/admin/invoices/${id}/mark-paid`);
	return id;
}

async function linesOf(id: string): Promise<string[]> {
	return (await world.operator.get(`/admin/invoices/${id}`)).body.data.line_items.map(({id: line}: {id: string}) => line);
}

async function subscription(): Promise<string> {
	const {admin} = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
	const {id: planId} = await makePlan(world);
	return (await admin.post('/subscriptions', {plan_id: planId})).body.data.id;
}

/** The path of a workflow that is held, for its step failed. */
async function heldWorkflow(): Promise<string> {
	const {admin} = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
	return `/admin/provisioning/workflows/${await makeHeldWorkflow(world, admin)}`;
}

const tenantUser = async (): Promise<string> => (await makePerson(world, {tenant_id: unique('tnt'), partner_id: 'prt_reseller'})).id;

async function groupOfTenant(): Promise<string> {
	const tenantId = unique('tnt') as `tnt_${string}`;
	await makePerson(world, {tenant_id: tenantId, partner_id: 'prt_reseller'});
	return (await makeGroup(world, {tenantId, partnerId: 'prt_reseller'})).id;
}

const entrypoint = async () => ({
	service_id: (await makeService(world)).id,
	label: 'Open',
	url_template: 'https://crm.example/{{tenant.slug}}',
	entry_type: 'web',
});

const pack = async () => {
	const {id, service_id} = await makePlan(world);
	const priced = {billing_period: 'monthly', currency: 'EUR', base_price_cents: 4000};
	return {slug: unique('pack'), name: 'Office', ...priced, items: [{service_id, plan_id: id}]};
};

async function madeEntrypoint(): Promise<string> {
	return (await world.operator.post('/admin/entrypoints', await entrypoint())).body.data.id;
}

const template = async (): Promise<string> =>
	(await world.operator.post(TEMPLATES, {name: unique('plain'), document_type: 'invoice'})).body.data.id;

/** For each write of an operator or a partner's staff a call that succeeds and changes something. */
const calls: Readonly<Record<string, () => Promise<Called>>> = {
	uploadIcon: async () => upload('/admin/uploads/icon'),
	uploadTemplateImage: async () => upload('/admin/uploads/template-image'),
	updateOwnPartner: async () => (await world.partnerAdmin(unique('prt'))).put('/organization/partner', {phone: '+31 20 123 4567'}),
	createPlan: async () => {
		const {id} = await makeService(world);
		const plan = {slug: unique('plan'), name: 'Plan', billing_period: 'monthly', base_price_cents: 100, currency: 'EUR'};
		return world.operator.post('/admin/catalog/plans', {...plan, service_id: id});
	},
	updatePlan: async () => world.operator.put(`/admin/catalog/plans/${(await makePlan(world)).id}`, {name: 'Renamed'}),
	replacePricingTiers: async () =>
		world.operator.put(`/admin/catalog/plans/${(await makePlan(world)).id}/pricing-tiers`, [
			{metric_slug: 'calls', tier_start: 0, unit_price_cents: 2, model: 'graduated'},
		]),
	createService: async () => world.operator.post('/admin/catalog/services', {slug: unique('svc'), name: 'Service', description: ''}),
	updateService: async () => world.operator.put(`/admin/catalog/services/${(await makeService(world)).slug}`, {description: 'better'}),
	approveService: async () => world.operator.post(`/admin/registry/services/${(await registered(world)).slug}/approve`),
	suspendService: async () => world.operator.post(`/admin/registry/services/${(await makeService(world)).slug}/suspend`),
	rotateServiceApiKey: async () => world.operator.post(`/admin/registry/services/${(await makeService(world)).slug}/rotate-key`),
	adminUpsertBillingProfile: async () => {
		const {tenantId} = await makeCustomer(world);
		return world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, billingProfile({city: 'Breda'}));
	},
	adminCreatePartner: async () => world.operator.post('/admin/partners', {id: unique('prt'), name: 'Partner'}),
	adminUpdatePartner: async () => world.operator.patch(`/admin/partners/${(await makeSeller(world)).partner}`, {phone: '+31 20 1'}),
	createDraftInvoice: async () => {
		const {tenantId} = await makeCustomer(world);
		const lines = [{description: 'Consulting', unit_price_cents: 100}];
		return world.operator.post('/admin/invoices', {tenant_id: tenantId, currency: 'EUR', line_items: lines});
	},
	generateInvoices: async () => world.operator.post('/admin/invoices/generate', {dry_run: true}),
	updateDraftInvoice: async () => world.operator.patch(`/admin/invoices/${await draft()}`, {notes: 'Thank you'}),
	deleteDraftInvoice: async () => world.operator.delete(`/admin/invoices/${await draft()}`),
	adminCancelSubscription: async () => world.operator.post(`/admin/subscriptions/${await subscription()}/cancel`),
	adminForceComplete: async () => world.operator.post(`${await heldWorkflow()}/force-complete`),
	adminRetryStep: async () => world.operator.post(`${await heldWorkflow()}/retry-step/tenant`),
	adminSkipStep: async () => world.operator.post(`${await heldWorkflow()}/skip-step/tenant`),
	adminSuspendSubscription: async () => world.operator.post(`/admin/subscriptions/${await subscription()}/suspend`),
	adminResumeSubscription: async () => {
		const id = await subscription();
		await world.operator.post(`/admin/subscriptions/${id}/suspend`);
		return world.operator.post(`/admin/subscriptions/${id}/resume`);
	},
	adminCreateSubscription: async () => {
		const {tenantId} = await makeCustomer(world, {partner: (await makeSeller(world)).partner});
		return world.operator.post('/admin/subscriptions', {tenant_id: tenantId, plan_id: (await makePlan(world)).id});
	},
	adminBulkSubscriptions: async () => world.operator.post('/admin/subscriptions/bulk', {action: 'suspend', ids: [await subscription()]}),
	adminUpdateSubscription: async () => world.operator.patch(`/admin/subscriptions/${await subscription()}`, {purchase_order: 'PO-1'}),
	adminOverrideSubscription: async () =>
		world.operator.post(`/admin/subscriptions/${await subscription()}/override`, {status: 'suspended', reason: 'Asked by phone'}),
	createCreditNote: async () => world.operator.post(`/admin/invoices/${await finalInvoice()}/credit-note`, {reason: 'x'}),
	markInvoicePaid: async () => world.operator.post(`/admin/invoices/${await finalInvoice()}/mark-paid`, {}),
	refundInvoice: async () => world.operator.post(`/admin/invoices/${await paidInvoice()}/refund`, {reason: 'x'}),
	retryRefund: async () => {
		const {body} = await world.operator.post(`/admin/invoices/${await paidInvoice()}/refund`, {reason: 'x'});
		await asSystem(world.inUnit, {because: 'a test lets a refund fail'}, async ({em}) => {
			(await em.findOneOrFail(Refund, body.data.id)).status = 'failed';
		});
		return world.operator.post(`/admin/refunds/${body.data.id}/retry`);
	},
	voidInvoice: async () => world.operator.post(`/admin/invoices/${await finalInvoice()}/void`, {reason: 'x'}),
	finalizeInvoice: async () => world.operator.post(`/admin/invoices/${await draft()}/finalize`),
	reorderLineItems: async () => {
		const id = await draft();
		return world.operator.put(`/admin/invoices/${id}/line-items/order`, {line_item_ids: (await linesOf(id)).toReversed()});
	},
	sortLineItemsByDate: async () => world.operator.post(`/admin/invoices/${await draft()}/line-items/sort-by-date`),
	regenerateInvoicePdf: async () => world.operator.post(`/admin/invoices/${await finalInvoice()}/regenerate-pdf`),
	adminSendInvoice: async () => world.operator.post(`/admin/invoices/${await finalInvoice()}/send`),
	createTemplate: async () => world.operator.post(TEMPLATES, {name: unique('plain'), document_type: 'invoice'}),
	updateTemplate: async () => world.operator.put(`${TEMPLATES}/${await template()}`, {language: 'fr'}),
	deleteTemplate: async () => world.operator.delete(`${TEMPLATES}/${await template()}`),
	duplicateTemplate: async () => world.operator.post(`${TEMPLATES}/${await template()}/duplicate`, {language: 'fr'}),
	adminSyncUsers: async () => world.operator.post('/admin/users/sync'),
	adminUpdateUser: async () => world.operator.patch(`/admin/users/${await tenantUser()}`, {is_active: false}),
	assignUserRole: async () => world.operator.post(`/admin/users/${await tenantUser()}/role`, {role: 'tenant_member'}),
	revokeUserRole: async () => {
		const id = await tenantUser();
		await world.operator.post(`/admin/users/${id}/role`, {role: 'tenant_member'});
		return world.operator.delete(`/admin/users/${id}/role?role=tenant_member`);
	},
	assignGroupRole: async () => world.operator.post(`/admin/groups/${await groupOfTenant()}/role`, {role: 'tenant_member'}),
	revokeGroupRole: async () => {
		const id = await groupOfTenant();
		await world.operator.post(`/admin/groups/${id}/role`, {role: 'tenant_member'});
		return world.operator.delete(`/admin/groups/${id}/role`);
	},
	updatePlatformSettings: async () => world.operator.put('/admin/platform/settings', {maintenance_message: unique('closed')}),
	createEntrypoint: async () => world.operator.post('/admin/entrypoints', await entrypoint()),
	updateEntrypoint: async () => world.operator.put(`/admin/entrypoints/${await madeEntrypoint()}`, {label: 'Enter'}),
	deleteEntrypoint: async () => world.operator.delete(`/admin/entrypoints/${await madeEntrypoint()}`),
	adminCreatePack: async () => world.operator.post('/admin/packs', await pack()),
	adminUpdatePack: async () =>
		world.operator.put(`/admin/packs/${(await makePack(world)).id}`, {discount_type: 'percentage', discount_percentage: '5'}),
	adminDeletePack: async () => world.operator.delete(`/admin/packs/${(await makePack(world)).id}`),
	createAccountingIntegration: async () => world.operator.post(books, await journal()),
	updateAccountingIntegration: async () => world.operator.put(`${books}/${await madeJournal()}`, {name: 'Other books'}),
	deleteAccountingIntegration: async () => world.operator.delete(`${books}/${await madeJournal()}`),
	testAccountingIntegration: async () => world.operator.post(`${books}/${await madeJournal()}/test`),
	authorizeAccountingIntegration: async () => world.operator.post(`${books}/${await madeXero()}/authorize`),
	syncAccountingIntegration: async () => world.operator.post(`${books}/${await madeJournal()}/sync`),
	closeMonthOfJournal: async () => world.operator.post(`${books}/${await madeJournal()}/close`, {month: '2026-05'}),
	createWebhookSubscription: async () =>
		world.operator.post(HOOKS, {name: 'hook', target_url: 'http://127.0.0.1:9/x', topics: ['partner.*']}),
	updateWebhookSubscription: async () => world.operator.patch(`${HOOKS}/${await madeHook()}`, {name: 'other'}),
	deleteWebhookSubscription: async () => world.operator.delete(`${HOOKS}/${await madeHook()}`),
	sendTestWebhook: async () => world.operator.post(`${HOOKS}/${await madeHook()}/test`),
	replayWebhookDelivery: async () => {
		const own = `${HOOKS}/${await madeHook()}`;
		const {id} = (await world.operator.post(`${own}/test`)).body.data;
		await asSystem(world.inUnit, {because: 'a test gives a delivery up'}, async ({em}) =>
			em.nativeUpdate(WebhookDelivery, {id}, {status: 'dead', nextAttemptAt: null}),
		);
		return world.operator.post(`/admin/webhook-deliveries/${id}/replay`);
	},
	startWebhookReplay: async () => world.operator.post(`${HOOKS}/${await madeHook()}/replays`, {from: '2026-06-01'}),
	stopWebhookReplay: async () => {
		const own = `${HOOKS}/${await madeHook()}`;
		const {id} = (await world.operator.post(`${own}/replays`, {from: '2026-06-01'})).body.data;
		await world.drain();
		await asSystem(world.inUnit, {because: 'a test has a replay run on'}, async ({em}) =>
			em.nativeUpdate(WebhookReplay, {id}, {status: 'running'}),
		);
		return world.operator.post(`/admin/webhook-replays/${id}/stop`);
	},
};

const HOOKS = '/admin/webhook-subscriptions';

const madeHook = async (): Promise<string> =>
	(await world.operator.post(HOOKS, {name: 'hook', target_url: 'http://127.0.0.1:9/x', topics: ['partner.*']})).body.data.id;

/** What only looks, though it is asked by a POST, has nothing to be written down. */
const isAudited = ({method, access, isOnlyLook}: AnyRoute): boolean =>
	method !== 'get' &&
	!isOnlyLook?.({} as never) &&
	accessWords(access)
		.split(' or ')
		.some(scope => /^admin:|^partner:manage$/.test(scope));

const writes = routes.filter(isAudited);

type Entry = {actor: string; action: string; resource_id: string};

const entriesOf = async (requestId: string): Promise<Entry[]> =>
	asSystem(world.inUnit, {because: 'a test looks', readOnly: true}, async ({em}) =>
		em.execute('select actor, action, resource_id from audit_log where request_id = ?', [requestId]),
	);

test('every write of an operator or a partner is called here, and nothing else is', t => {
	t.deepEqual(Object.keys(calls).toSorted(), writes.map(({operation}) => operation).toSorted());
});

for (const route of writes) {
	test.serial(`${route.method.toUpperCase()} ${fullPath(route)} stands in the audit log under the id of its request`, async t => {
		const {status, headers} = (await calls[route.operation]?.()) ?? {status: 0, headers: new Headers()};
		t.true(status >= 200 && status < 300, `it is called with success: ${status}`);
		const entries = await entriesOf(headers.get('x-request-id') ?? '');
		t.true(entries.length > 0);
		t.true(entries.every(({actor, resource_id: id}) => actor.startsWith('usr_') && id.length > 0 && id !== 'undefined'));
	});
}

test.serial('what is refused leaves no entry', async t => {
	const refused = await world.operator.post('/admin/partners', {id: 'prt_operator', name: 'Again'});
	t.is(refused.status, 409);
	t.deepEqual(await entriesOf(refused.headers.get('x-request-id') ?? ''), []);
});
