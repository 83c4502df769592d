import type {Partner} from '../../domain/organization/partner.ts';
import {countTenants} from '../../domain/organization/queries.ts';
import {readSettings} from '../../domain/platform/settings.ts';
import type {Unit} from '../../domain/platform/unit.ts';
import {recurringOf} from '../../domain/subscriptions/queries.ts';

/** What a partner comes to, one entry for each currency; one that sells nothing yet has one in the platform's own currency. */
export async function partnerStats(unit: Unit, {id}: Partner) {
	const tenants = await countTenants(unit, id);
	const {defaultCurrency} = await readSettings(unit);
	const sums = (await recurringOf(unit, 'partner_id', [id])).get(id) ?? [{currency: defaultCurrency, activeSubscriptions: 0, mrrMinor: 0n}];
	return sums.map(({mrrMinor, ...sum}) => ({...sum, tenants, mrrCents: mrrMinor, invoicedCentsThisMonth: 0n, overdueCents: 0n}));
}
