import {notify} from '../../src/domain/notifications/notify.ts';
import {PaymentMethod} from '../../src/domain/payments/methods/payment-method.ts';
import {PaymentSetup} from '../../src/domain/payments/methods/payment-setup.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {IdKind} from '../../src/domain/platform/values/id.ts';
import type {ApiAnswer, Client} from './client.ts';
import {
	makeCustomer,
	makeDraft,
	makeFinalInvoice,
	makeGroup,
	makeMeteredCustomer,
	makePack,
	makePerson,
	makePlan,
	makeSeller,
	makeService,
	newCharge,
	unique,
} from './factories.ts';
import {makeHeldWorkflow} from './provisioned-plan.ts';
import type {World} from './world.ts';

/** A partner, or the operator, and who acts for it. */
export type PartnerOwner = Readonly<{world: World; partner: `prt_${string}`; staff: Client}>;

/** A tenant that can buy, of a partner that can put itself on invoices, and who acts for it. */
export type TenantOwner = PartnerOwner & Readonly<{tenant: `tnt_${string}`; admin: Client}>;

type Make<Owner> = (owner: Owner) => Promise<string>;

/**
 * A kind of thing that requests name. Either somebody owns it, and then it is made here, in each state that matters, as a tenant's, a
 * partner's or a service's; or it is nobody's in particular, for a reason.
 */
export type Thing =
	| Readonly<{ofTenant?: readonly Make<TenantOwner>[]; ofPartner?: readonly Make<PartnerOwner>[]; ofService?: readonly Make<World>[]}>
	| Readonly<{nobodys: string}>;

const made = async (answer: Promise<ApiAnswer>): Promise<string> => {
	const {status, body} = await answer;
	if (status >= 300) throw new Error(`a thing was not made: ${status} ${JSON.stringify(body)}`);
	return body.data.id;
};

/** A notification for everybody of a tenant or partner, or for one of them. */
const notified = async ({world, partner}: PartnerOwner, tenant: `tnt_${string}` | null, reader: Client): Promise<string> => {
	await asSystem(world.inUnit, {because: 'a test tells somebody something'}, async unit =>
		notify(unit, [
			{
				to: {tenantId: tenant, partnerId: partner},
				occasion: unique('occasion'),
				message: {category: 'system', severity: 'info', title: 'Title', body: 'Body'},
			},
		]),
	);
	return (await reader.get('/notifications')).body.data[0].id;
};

const draftOf = async ({world, tenant}: TenantOwner) => (await makeDraft(world, tenant)).id;
const finalInvoiceOf = async ({world, tenant}: TenantOwner) => (await makeFinalInvoice(world, tenant)).id;
const subscriptionOf = async ({world, admin}: TenantOwner) => made(admin.post('/subscriptions', {plan_id: (await makePlan(world)).id}));
const packSubscriptionOf = async ({world, admin}: TenantOwner) =>
	made(admin.post(`/service-packs/${(await makePack(world)).slug}/subscribe`));
/** A subscription of a pack. */
const childOf = async ({admin}: TenantOwner, packSubscriptionId: string): Promise<string> => {
	const packs: {id: string; children: {id: string}[]}[] = (await admin.get('/service-packs/subscriptions')).body.data;
	return packs.find(({id}) => id === packSubscriptionId)?.children[0]?.id ?? '';
};

const lineOf = async ({staff}: TenantOwner, invoiceId: string): Promise<string> =>
	(await staff.get(`/admin/invoices/${invoiceId}`)).body.data.line_items[0].id;

/** A payment method, or one that is being set up, as a provider would have left it. */
const methodOf = async ({world, tenant: tenantId, partner: partnerId}: TenantOwner): Promise<string> =>
	asSystem(world.inUnit, {because: 'a test makes a payment method'}, async ({em}) => {
		const method = {provider: 'sandbox', type: 'sandbox', label: 'succeeds', isDefault: false, status: 'active'} as const;
		return em.create(PaymentMethod, {tenantId, partnerId, ...method, referenceHash: unique('hash'), referenceSealed: 'none'}).id;
	});
const setupOf = async ({world, tenant: tenantId, partner: partnerId}: TenantOwner): Promise<string> =>
	asSystem(world.inUnit, {because: 'a test makes a setup'}, async ({em, now}) => {
		return em.create(PaymentSetup, {tenantId, partnerId, provider: 'sandbox', type: 'sandbox', status: 'open', expiresAt: now}).id;
	});
/** A payment that was written down, and a refund of it that waits for somebody. */
const paymentOf = async (owner: TenantOwner): Promise<string> => {
	const id = await finalInvoiceOf(owner);
	const {body} = await owner.staff.post(`/admin/invoices/${id}/mark-paid`);
	return body.data.payments[0].id;
};
const refundOf = async (owner: TenantOwner): Promise<string> => {
	const id = await finalInvoiceOf(owner);
	await owner.staff.post(`/admin/invoices/${id}/mark-paid`);
	return made(owner.staff.post(`/admin/invoices/${id}/refund`, {reason: 'a test'}));
};

/** A final invoice with a line of a service. */
const invoiceOfService = async (world: World): Promise<string> => {
	const {tenantId, service} = await makeMeteredCustomer(world, {}, await makeSeller(world));
	const line = {description: 'Setup', unit_price_cents: 1000, service_slug: service.slug};
	return (await makeFinalInvoice(world, tenantId, {line_items: [line]})).id;
};
const chargeOf = async (world: World): Promise<string> => {
	const {tenantId, reporter} = await makeMeteredCustomer(world);
	return made(reporter.post('/service-billing/charges', newCharge(tenantId)));
};

/** Where nobody listens. */
const hook = {name: 'hook', target_url: 'http://127.0.0.1:9/', topics: ['*']};
const endpointOf = async ({admin}: TenantOwner) => made(admin.post('/webhook-endpoints', hook));
const hookOf = async ({staff}: PartnerOwner) => made(staff.post('/admin/webhook-subscriptions', hook));

/** Something that was published of the tenant: it has said who it is. */
const eventOf = async ({world, admin}: TenantOwner): Promise<string> => {
	await world.drain();
	return (await admin.get('/events')).body.data[0].event_id;
};

const ofIdKind = {
	tenant: {ofTenant: [async ({tenant}) => tenant], ofService: [async world => (await makeMeteredCustomer(world)).tenantId]},
	partner: {ofPartner: [async ({partner}) => partner]},
	user: {
		ofTenant: [async ({world, tenant, partner}) => (await makePerson(world, {tenant_id: tenant, partner_id: partner})).id],
		ofPartner: [async ({world, partner}) => (await makePerson(world, {partner_id: partner})).id],
	},
	group: {
		ofTenant: [async ({world, tenant, partner}) => (await makeGroup(world, {tenantId: tenant, partnerId: partner})).id],
		ofPartner: [async ({world, partner}) => (await makeGroup(world, {partnerId: partner})).id],
	},
	subscription: {ofTenant: [subscriptionOf, async owner => childOf(owner, await packSubscriptionOf(owner))]},
	packSubscription: {ofTenant: [packSubscriptionOf]},
	invoice: {ofTenant: [draftOf, finalInvoiceOf], ofService: [invoiceOfService]},
	charge: {ofService: [chargeOf]},
	invoiceLine: {
		ofTenant: [async owner => lineOf(owner, await draftOf(owner)), async owner => lineOf(owner, await finalInvoiceOf(owner))],
	},
	workflow: {ofTenant: [async ({world, admin}) => makeHeldWorkflow(world, admin)]},
	paymentMethod: {ofTenant: [methodOf]},
	paymentSetup: {ofTenant: [setupOf]},
	payment: {ofTenant: [paymentOf]},
	refund: {ofTenant: [refundOf]},
	notification: {
		ofTenant: [async owner => notified(owner, owner.tenant, owner.admin)],
		ofPartner: [async owner => notified(owner, null, owner.staff)],
	},
	accountingIntegration: {nobodys: "books are the operator's alone, whoever's they are: nobody else has a way to them"},
	template: {
		ofPartner: [async ({staff}) => made(staff.post('/admin/invoice-templates', {name: unique('plain'), document_type: 'invoice'}))],
	},
	run: {ofPartner: [async ({staff}) => made(staff.post('/admin/invoices/generate', {dry_run: true}))]},
	webhookSubscription: {ofTenant: [endpointOf], ofPartner: [hookOf]},
	webhookDelivery: {
		ofTenant: [async owner => made(owner.admin.post(`/webhook-endpoints/${await endpointOf(owner)}/test`))],
		ofPartner: [async owner => made(owner.staff.post(`/admin/webhook-subscriptions/${await hookOf(owner)}/test`))],
	},
	webhookReplay: {
		ofTenant: [async owner => made(owner.admin.post(`/webhook-endpoints/${await endpointOf(owner)}/replays`, {from: '2026-01-01'}))],
		ofPartner: [async owner => made(owner.staff.post(`/admin/webhook-subscriptions/${await hookOf(owner)}/replays`, {from: '2026-01-01'}))],
	},
	service: {nobodys: "the catalog is the platform's: whoever may read it reads all of it, and only the operator changes it"},
	plan: {nobodys: 'a plan belongs to the catalog, like the service that it is a plan of'},
	pack: {nobodys: 'a pack belongs to the catalog, like the plans that it holds'},
	entrypoint: {nobodys: 'an entrypoint belongs to the catalog; which of them a tenant is shown follows from its subscriptions'},
} as const satisfies Partial<Record<IdKind, Thing>>;

const ofWord = {
	catalogService: {nobodys: 'the name of a service in the catalog, which is open to all who may read it'},
	reportingService: {ofService: [async world => (await makeService(world)).slug]},
	step: {nobodys: 'a step is named within a workflow, and the workflow is asked for before it'},
	metric: {nobodys: 'a metric is named within a service, and the service is asked for beside it'},
	picture: {nobodys: 'a picture is public for whoever knows its name, which cannot be guessed'},
	auditedThing: {ofTenant: [draftOf]},
	event: {ofTenant: [eventOf]},
	usingTenant: {nobodys: 'a service reports what any tenant uses of it, and each event is judged by itself'},
	paymentProvider: {nobodys: 'a payment provider is the same for everybody: which there are the environment says'},
	nameElsewhere: {
		nobodys: 'a name that others give: the tax office, the Peppol network, the identity provider; nothing is found by it here',
	},
} as const satisfies Record<string, Thing>;

/** Everything that requests can name. What is missing here, the laws of isolation refuse to be silent about. */
export const things: Readonly<Record<string, Thing>> = {...ofIdKind, ...ofWord};

type Named = Readonly<{word: string; where: RegExp; thing: keyof typeof ofWord}>;

/** What a word names that is no id by its schema: on which routes, for the same word means different things. */
export const namedByWord: readonly Named[] = [
	{
		word: 'slug',
		where: /^\/(?:service-packs|catalog\/services|usage\/by-service|admin\/(?:catalog|registry)\/services)\//,
		thing: 'catalogService',
	},
	{word: 'service_slug', where: /^\/provisioning\/status\//, thing: 'catalogService'},
	{word: 'step_name', where: /^\/admin\/provisioning\/workflows\//, thing: 'step'},
	{word: 'service_slug', where: /^\/internal\/quotas\//, thing: 'reportingService'},
	{word: 'metric_slug', where: /^\/internal\/quotas\//, thing: 'metric'},
	{word: 'slug', where: /^\/billing\/payment-providers\//, thing: 'paymentProvider'},
	{word: 'provider_slug', where: /^\/webhooks\//, thing: 'paymentProvider'},
	{word: 'path', where: /^\/uploads\//, thing: 'picture'},
	{word: 'resource_id', where: /^\/admin\/audit-log$/, thing: 'auditedThing'},
	{word: 'event_id', where: /^\/events\//, thing: 'event'},
	{word: 'peppol_id', where: /\/(?:billing-profile|partners?)(?:\/|$)/, thing: 'nameElsewhere'},
	{word: 'leitweg_id', where: /\/billing-profile$/, thing: 'nameElsewhere'},
	{word: 'app_id', where: /^\/registry\/register$/, thing: 'nameElsewhere'},
	{word: 'tenant_id', where: /^\/metering\/events$/, thing: 'usingTenant'},
];

/** Ids of things, by the thing's name in the table. */
export type Holdings = Readonly<Record<string, readonly string[]>>;

/** One of everything that can be a tenant's, a partner's or a service's, made for this one. */
async function makeAll<Owner>(owner: Owner, factoriesOf: (thing: Thing) => readonly Make<Owner>[] | undefined): Promise<Holdings> {
	const holdings: Record<string, string[]> = {};
	for (const [name, thing] of Object.entries(things)) {
		for (const make of factoriesOf(thing) ?? []) {
			const id = await make(owner);
			if (!id) throw new Error(`no ${name} was made`);
			holdings[name] = [...(holdings[name] ?? []), id];
		}
	}

	return holdings;
}

export const thingsOfTenant = async (owner: TenantOwner): Promise<Holdings> =>
	makeAll(owner, thing => ('ofTenant' in thing ? thing.ofTenant : undefined));

export const thingsOfPartner = async (owner: PartnerOwner): Promise<Holdings> =>
	makeAll(owner, thing => ('ofPartner' in thing ? thing.ofPartner : undefined));

export const thingsOfService = async (world: World): Promise<Holdings> =>
	makeAll(world, thing => ('ofService' in thing ? thing.ofService : undefined));

/** What all of them hold together. */
export const together = (...all: readonly Holdings[]): Holdings =>
	Object.fromEntries(Object.keys(things).map(name => [name, [...new Set(all.flatMap(holdings => holdings[name] ?? []))]]));

/** A partner that sells, with its admin. */
export async function makePartnerOwner(world: World, partner = unique('prt')): Promise<PartnerOwner> {
	await makeSeller(world, {id: partner});
	const staff = await world.partnerAdmin(partner);
	await staff.get('/auth/me');
	return {world, partner: partner as `prt_${string}`, staff};
}

/** A tenant of a partner that sells, with its admin. */
export async function makeTenantOwner(partner: PartnerOwner): Promise<TenantOwner> {
	const {world} = partner;
	const {tenantId, admin} = await makeCustomer(world, {partner: partner.partner});
	return {...partner, tenant: tenantId as `tnt_${string}`, admin};
}
