import {request} from 'undici';
import {callerOf, mint} from './call-api.ts';
import type {Demo} from './demo-file.ts';

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

const tiers = [
	{metric_slug: 'api_calls', model: 'graduated', tier_start: 0, tier_end: 10_000, unit_price_cents: 0, unit_label: 'call'},
	{metric_slug: 'api_calls', model: 'graduated', tier_start: 10_000, unit_price_cents: '20', unit_divisor: 1000, unit_label: 'call'},
];

type ByToken = <T>(
	token: string,
	method: 'GET' | 'POST' | 'PUT' | 'PATCH',
	path: string,
	body?: unknown,
) => Promise<{status: number; data: T}>;

const api = (plan: DemoPlan): ByToken => {
	const call = callerOf(plan);
	return async (token, ...asked) => call({token}, ...asked);
};

/**
 * Makes the demo data through the API, as an operator would: sellers, a service with two plans, a customer that can buy. Made already,
 * it is found again.
 */
export async function makeDemo(plan: DemoPlan): Promise<Demo> {
	const tokens = Object.fromEntries(
		await Promise.all(Object.entries(people).map(async ([name, claims]) => [name, await mint(plan, claims)] as const)),
	) as Demo['tokens'];
	const call = api(plan);
	await call(tokens.operator, 'PATCH', '/admin/partners/prt_operator', operatorAsSeller).then(async ({status}) => {
		if (status === 404) throw new Error('the operator is not on record');
	});
	const reseller = await call(tokens.operator, 'POST', '/admin/partners', {
		id: 'prt_demo',
		name: 'Demo Reseller B.V.',
		...resellerAsSeller,
	});
	if (reseller.status === 409) await call(tokens.operator, 'PATCH', '/admin/partners/prt_demo', resellerAsSeller);
	const serviceId = await makeService(call, tokens.operator);
	const planIds = await makePlans(call, tokens.operator, serviceId);
	// The first call stores the tenant.
	await call(tokens.tenant_member, 'GET', '/subscriptions');
	await call(tokens.tenant_admin, 'PUT', '/billing/billing-profile', customer);
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
		service_api_key: await keyOf(plan, call, tokens.operator),
	};
}

async function makeService(call: ByToken, operator: string): Promise<string> {
	const given = {slug: DEMO_SERVICE, name: 'Demo CRM', description: 'Customers, contacts and deals in one place', category: 'Sales'};
	const made = await call<{id: string}>(operator, 'POST', '/admin/catalog/services', given);
	if (made.status === 201) return made.data.id;
	return (await call<{id: string}>(operator, 'GET', `/catalog/services/${DEMO_SERVICE}`)).data.id;
}

async function makePlans(call: ByToken, operator: string, serviceId: string): Promise<Record<string, string>> {
	const ids: Record<string, string> = {};
	for (const {slug, ...given} of plans) {
		const made = await call<{id: string}>(operator, 'POST', '/admin/catalog/plans', {
			...given,
			slug,
			service_id: serviceId,
			billing_period: 'monthly',
			currency: 'EUR',
		});
		if (made.status === 201) {
			ids[`plan_${slug}`] = made.data.id;
			await call(operator, 'PUT', `/admin/catalog/plans/${made.data.id}/pricing-tiers`, tiers);
		}
	}

	const listed = await call<{id: string; slug: string}[]>(operator, 'GET', `/catalog/services/${DEMO_SERVICE}/plans`);
	for (const {id, slug} of listed.data) ids[`plan_${slug}`] ??= id;
	return ids;
}

/** The API key of an earlier start while it opens the door, else a new one. */
async function keyOf({baseUrl, previous, signal}: DemoPlan, call: ByToken, operator: string): Promise<string> {
	if (previous) {
		const {statusCode, body} = await request(`${baseUrl}/api/v1/auth/me`, {
			signal,
			headers: {'x-scaicontrol-key': previous.service_api_key},
		});
		await body.dump();
		if (statusCode === 200) return previous.service_api_key;
	}

	const rotated = await call<{api_key: string}>(operator, 'POST', `/admin/registry/services/${DEMO_SERVICE}/rotate-key`);
	return rotated.data.api_key;
}
