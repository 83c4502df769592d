import {type Client, createClient, type Input, UnauthorizedError} from '@scaicontrol/client';
import type {Demo} from './demo-file.ts';
import {mint} from './mint.ts';
import {unlessThere} from './workspace/unless-there.ts';

export type DemoPlan = Readonly<{
	baseUrl: string;
	issuerAdminUrl: string;
	issuerAdminSecret: string;
	/** What an earlier start made: its API key is kept while it works. */
	previous: Demo | undefined;
	/** Ids of what was made besides. */
	more: Readonly<Record<string, string>>;
	signal: AbortSignal;
}>;

const DEMO_SERVICE = 'crm';

const people = {
	operator: {sub: 'usr_operator', partner_id: 'prt_operator', roles: ['super_admin']},
	partner_admin: {sub: 'usr_partner_admin', partner_id: 'prt_demo', roles: ['partner_admin']},
	tenant_admin: {sub: 'usr_tenant_admin', tenant_id: 'tnt_demo', partner_id: 'prt_demo', roles: ['tenant_admin']},
	tenant_member: {sub: 'usr_tenant_member', tenant_id: 'tnt_demo', partner_id: 'prt_demo', roles: ['tenant_member']},
	service: {sub: 'demo-service', partner_id: 'prt_operator', roles: ['service_account']},
} as const;

const operatorAsSeller = {
	legal_name: 'ScaiControl Operator B.V.',
	seller_address_line1: 'Keizersgracht 1',
	seller_postal_code: '1015 CN',
	seller_city: 'Amsterdam',
	seller_country_code: 'NL',
	seller_vat_number: 'NL004495445B01',
	seller_registration_number: '12345678',
	iban: 'NL91ABNA0417164300',
	bic: 'ABNANL2A',
	contact_email: 'billing@operator.example',
};

const resellerAsSeller = {
	...operatorAsSeller,
	legal_name: 'Demo Reseller B.V.',
	seller_address_line1: 'Coolsingel 2',
	seller_city: 'Rotterdam',
	contact_email: 'billing@reseller.example',
};

const customer = {
	company_name: 'Demo Customer B.V.',
	address_line1: 'Oudegracht 3',
	postal_code: '3511 AB',
	city: 'Utrecht',
	country_code: 'NL',
	contact_email: 'finance@customer.example',
};

const plans = [
	{slug: 'starter', name: 'Starter', base_price_cents: 4900, quotas: {api_calls: 10_000}, trial_days: 0, sort_order: 1},
	{slug: 'pro', name: 'Pro', base_price_cents: 9900, quotas: {api_calls: 100_000}, trial_days: 14, sort_order: 2},
] as const;

const tiers: Input<'replacePricingTiers'>['body'] = [
	{metric_slug: 'api_calls', model: 'graduated', tier_start: 0, tier_end: 10_000, unit_price_cents: 0, unit_label: 'call'},
	{metric_slug: 'api_calls', model: 'graduated', tier_start: 10_000, unit_price_cents: '20', unit_divisor: 1000, unit_label: 'call'},
];

/**
 * Makes the demo data through the API, as an operator would: sellers, a service with two plans, a customer that can buy. Made already,
 * it is found again.
 */
export async function makeDemo(plan: DemoPlan): Promise<Demo> {
	const tokens = Object.fromEntries(
		await Promise.all(Object.entries(people).map(async ([name, claims]) => [name, await mint(plan, claims)] as const)),
	) as Demo['tokens'];
	const as = (token: string): Client => createClient({baseUrl: plan.baseUrl, token, signal: plan.signal});
	const operator = as(tokens.operator);
	await operator.adminUpdatePartner({partner_id: 'prt_operator', body: operatorAsSeller});
	await unlessThere(operator.adminCreatePartner({body: {id: 'prt_demo', name: 'Demo Reseller B.V.'}}));
	await operator.adminUpdatePartner({partner_id: 'prt_demo', body: resellerAsSeller});
	const serviceId = await makeService(operator);
	const planIds = await makePlans(operator, serviceId);
	// The first call stores the tenant.
	await as(tokens.tenant_member).listSubscriptions();
	await as(tokens.tenant_admin).upsertBillingProfile({body: customer});
	return {
		tokens,
		ids: {
			operator_partner: 'prt_operator',
			partner: 'prt_demo',
			tenant: 'tnt_demo',
			service: serviceId,
			service_slug: DEMO_SERVICE,
			...planIds,
			...plan.more,
		},
		service_api_key: await keyOf(plan, operator),
	};
}

async function makeService(operator: Client): Promise<string> {
	const body = {slug: DEMO_SERVICE, name: 'Demo CRM', description: 'Customers, contacts and deals in one place', category: 'Sales'};
	const made = await unlessThere(operator.createService({body}));
	return (made ?? (await operator.getCatalogService({slug: DEMO_SERVICE}))).id;
}

async function makePlans(operator: Client, serviceId: string): Promise<Record<string, string>> {
	for (const given of plans) {
		const body = {...given, service_id: serviceId, billing_period: 'monthly', currency: 'EUR'} as const;
		const made = await unlessThere(operator.createPlan({body}));
		if (made) await operator.replacePricingTiers({plan_id: made.id, body: tiers});
	}

	const {data} = await operator.listCatalogPlans({slug: DEMO_SERVICE});
	return Object.fromEntries(data.map(({id, slug}) => [`plan_${slug}`, id]));
}

/** The API key of an earlier start while it opens the door, else a new one. */
async function keyOf({baseUrl, previous, signal}: DemoPlan, operator: Client): Promise<string> {
	if (previous) {
		const service = createClient({baseUrl, apiKey: previous.service_api_key, signal});
		const isKnown = await service.getMe().then(
			() => true,
			error => {
				if (error instanceof UnauthorizedError) return false;
				throw error;
			},
		);
		if (isKnown) return previous.service_api_key;
	}

	return (await operator.rotateServiceApiKey({slug: DEMO_SERVICE})).api_key;
}
