import {billingProfilesOf} from '../../domain/organization/queries.ts';
import type {Tenant} from '../../domain/organization/tenant.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {sumsByCurrency} from './sums-by-currency.ts';

type Details = Awaited<ReturnType<typeof tenantDetails>>[number];

/** One tenant as its details show it. */
export async function tenantDetail(unit: Unit, tenant: Tenant): Promise<Details> {
	const [details] = await tenantDetails(unit, [tenant]);
	return details as Details;
}

/** Tenants as their details show them: with their billing profile and what they come to, one entry for each currency. */
export async function tenantDetails(unit: Unit, tenants: readonly Tenant[]) {
	const ids = tenants.map(({id}) => id);
	const profiles = await billingProfilesOf(unit, ids);
	const sumsOf = await sumsByCurrency(unit, 'tenant_id', ids);
	return tenants.map(tenant => ({
		...tenant,
		billingProfile: profiles.get(tenant.id),
		billing: [...sumsOf(tenant.id)],
	}));
}
