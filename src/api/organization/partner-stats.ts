import type {Partner} from '../../domain/organization/partner.ts';
import {countTenants} from '../../domain/organization/queries.ts';
import {readSettings} from '../../domain/platform/process/settings.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {Currency} from '../../domain/platform/values/currencies.ts';
import {nothingIn, sumsByCurrency} from './sums-by-currency.ts';

/** What a partner comes to, one entry for each currency; one that sells nothing yet has one in the platform's own currency. */
export async function partnerStats(unit: Unit, {id, timeZone}: Partner) {
	const tenants = await countTenants(unit, id);
	const {defaultCurrency} = await readSettings(unit);
	const found = (await sumsByCurrency(unit, 'partner_id', [id], timeZone))(id);
	const sums = found.length > 0 ? found : [nothingIn(defaultCurrency as Currency)];
	return sums.map(sum => ({...sum, tenants}));
}
