import {randomBytes} from 'node:crypto';
import {Group, GroupMember} from '../../src/domain/identity/group.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {type Client, clientOf} from './client.ts';
import type {World} from './world.ts';

/** A word that no other test uses. */
export const unique = (word: string): string => `${word}_${randomBytes(4).toString('hex')}`;

async function made(answer: Promise<{status: number; body: {data: {id: string}}}>): Promise<{id: string}> {
	const {status, body} = await answer;
	if (status >= 300) throw new Error(`a factory failed with ${status}: ${JSON.stringify(body)}`);
	return body.data;
}

/** A service of the catalog, active and public. */
export async function makeService(
	{operator}: Pick<World, 'operator'>,
	fields: Record<string, unknown> = {},
): Promise<{id: string; slug: string}> {
	const slug = unique('svc');
	const {id} = await made(operator.post('/admin/catalog/services', {slug, name: `Service ${slug}`, description: '', ...fields}));
	return {id, slug: String(fields['slug'] ?? slug)};
}

/** A plan, with its service when none is given: 49.00 EUR a month. */
export async function makePlan(
	world: Pick<World, 'operator'>,
	fields: Record<string, unknown> = {},
): Promise<{id: string; service_id: string; slug: string}> {
	const serviceId = fields['service_id'] ?? (await makeService(world)).id;
	const slug = unique('plan');
	const plan = {
		slug,
		name: `Plan ${slug}`,
		billing_period: 'monthly',
		base_price_cents: 4900,
		currency: 'EUR',
		...fields,
		service_id: serviceId,
	};
	const {id} = await made(world.operator.post('/admin/catalog/plans', plan));
	return {id, service_id: String(serviceId), slug};
}

/** A pack of two new plans, of 30.00 and 20.00 EUR a month, for 40.00 unless it says otherwise. */
export async function makePack(
	world: Pick<World, 'operator'>,
	{prices = [3000, 2000], overrides = [], plan = {}, ...fields}: PackFields = {},
): Promise<{id: string; slug: string; plans: {id: string; service_id: string; slug: string}[]}> {
	const plans = await Promise.all(prices.map(async price => makePlan(world, {base_price_cents: price, ...plan})));
	const slug = unique('pack');
	const pack = {
		...{slug, name: `Pack ${slug}`, billing_period: 'monthly', currency: 'EUR', base_price_cents: 4000},
		items: plans.map(({id, service_id}, index) => ({service_id, plan_id: id, override_price_cents: overrides[index] ?? null})),
		...fields,
	};
	const {id} = await made(world.operator.post('/admin/packs', pack));
	return {id, slug: String(pack.slug), plans};
}

type PackFields = Record<string, unknown> & {
	/** What each of its plans costs by itself. */
	prices?: readonly number[];
	/** What the pack says that they count for. */
	overrides?: readonly (number | null)[];
	plan?: Record<string, unknown>;
};

export const billingProfile = (fields: Record<string, unknown> = {}) => ({
	company_name: 'Acme B.V.',
	address_line1: 'Oudegracht 3',
	postal_code: '3511 AB',
	city: 'Utrecht',
	country_code: 'NL',
	contact_email: 'finance@acme.example',
	...fields,
});

/** A customer that can buy: a tenant with a billing profile, and its admin. */
export async function makeCustomer(
	world: Pick<World, 'tenantAdmin'>,
	{partner = 'prt_reseller', tenant, profile = {}}: {partner?: string; tenant?: string; profile?: Record<string, unknown>} = {},
): Promise<{tenantId: string; admin: Client}> {
	const tenantId = tenant ?? unique('tnt');
	const admin = await world.tenantAdmin(tenantId, partner);
	await made(admin.put('/billing/billing-profile', billingProfile(profile)));
	return {tenantId, admin};
}

export const sellerData = (fields: Record<string, unknown> = {}) => ({
	legal_name: 'Reseller B.V.',
	seller_address_line1: 'Keizersgracht 1',
	seller_postal_code: '1015 CN',
	seller_city: 'Amsterdam',
	seller_country_code: 'NL',
	seller_vat_number: 'NL004495445B01',
	seller_registration_number: '12345678',
	iban: 'NL91ABNA0417164300',
	bic: 'ABNANL2A',
	contact_email: 'billing@reseller.example',
	...fields,
});

/** A partner that can put itself on invoices. */
export async function makeSeller(
	{operator}: Pick<World, 'operator'>,
	fields: Record<string, unknown> = {},
): Promise<{partner: string; prefix: string}> {
	const partner = String(fields['id'] ?? unique('prt'));
	const prefix = `P${partner.slice(4).toUpperCase()}`;
	await made(operator.post('/admin/partners', {id: partner, name: partner, invoice_number_prefix: prefix, ...sellerData(), ...fields}));
	return {partner, prefix};
}

/** A draft of one line of 100.00 EUR, made by the operator. */
export async function makeDraft({operator}: World, tenantId: string, fields: Record<string, unknown> = {}): Promise<{id: string}> {
	const draft = {tenant_id: tenantId, currency: 'EUR', line_items: [{description: 'Consulting', unit_price_cents: 10_000}], ...fields};
	return made(operator.post('/admin/invoices', draft));
}

type FinalInvoice = Readonly<{id: string; line_items: readonly unknown[]; payments: readonly unknown[]; amount_paid_cents: number}>;

/** The same, with its number. */
export async function makeFinalInvoice(world: World, tenantId: string, fields: Record<string, unknown> = {}): Promise<FinalInvoice> {
	const {id} = await makeDraft(world, tenantId, fields);
	return (await made(world.operator.post(`/admin/invoices/${id}/finalize`))) as FinalInvoice;
}

/** Somebody who has signed in once: stored, with the rights of the token alone. */
export async function makePerson(
	world: World,
	{sub = unique('usr'), ...claims}: {sub?: string; tenant_id?: string; partner_id?: string; roles?: string[]},
): Promise<{id: string; client: Client}> {
	const client = await world.as({sub, ...claims});
	await client.get('/auth/me');
	return {id: sub, client};
}

/** A group as a sync would have brought it, with its members. */
export async function makeGroup(
	world: World,
	{tenantId = null, partnerId = null, name = unique('Group'), members = []}: GroupFields = {},
): Promise<{id: string}> {
	const id = unique('grp') as `grp_${string}`;
	await asSystem(world.inUnit, {because: 'a test makes a group'}, async ({em}) => {
		em.create(Group, {id, tenantId, partnerId, name, isActive: true});
		for (const userId of members) em.create(GroupMember, {groupId: id, userId: userId as `usr_${string}`});
	});
	return {id};
}

type GroupFields = {tenantId?: `tnt_${string}` | null; partnerId?: `prt_${string}` | null; name?: string; members?: readonly string[]};
/** The service itself, as it calls with its API key. */
export async function asService({operator, baseUrl}: Pick<World, 'operator' | 'baseUrl'>, slug: string): Promise<Client> {
	const {body} = await operator.post(`/admin/registry/services/${slug}/rotate-key`);
	return clientOf(baseUrl, undefined, body.data.api_key);
}

/** A service that reports usage of `calls`, a plan of it, and a tenant that subscribes to the plan. */
export async function makeMeteredCustomer(world: World, plan: Record<string, unknown> = {}, {partner}: {partner?: string} = {}) {
	const service = await makeService(world);
	const {id: planId} = await makePlan(world, {quotas: {calls: 100}, ...plan, service_id: service.id});
	const {tenantId, admin} = await makeCustomer(world, {...(partner && {partner})});
	const {id: subscriptionId} = await made(admin.post('/subscriptions', {plan_id: planId}));
	return {service, planId, tenantId, admin, subscriptionId, reporter: await asService(world, service.slug)};
}

/** A charge of a service: 10.00 EUR once. */
export const newCharge = (tenantId: string, fields: Record<string, unknown> = {}) => ({
	tenant_id: tenantId,
	description: 'Setup',
	unit_price_cents: 1000,
	currency: 'EUR',
	idempotency_key: unique('charge'),
	...fields,
});

/** An event of `calls`. */
export const usageEvent = (tenantId: string, fields: Record<string, unknown> = {}) => ({
	idempotency_key: unique('key'),
	tenant_id: tenantId,
	metric_slug: 'calls',
	quantity: 1,
	...fields,
});
