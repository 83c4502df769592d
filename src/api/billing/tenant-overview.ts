import type {FinalizeRules} from '../../domain/billing/plan/judge.ts';
import {upcomingDocuments} from '../../domain/billing/plan/upcoming.ts';
import {paidSince} from '../../domain/billing/queries.ts';
import {getTenant} from '../../domain/organization/queries.ts';
import {findDefaultMethod} from '../../domain/payments/queries.ts';
import {readSettings} from '../../domain/platform/process/settings.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {Currency} from '../../domain/platform/values/currencies.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import {dayOf, midnightOf} from '../../domain/platform/values/period.ts';
import {nothingIn, sumsByCurrency} from '../organization/sums-by-currency.ts';

/**
 * What a tenant subscribes to, owes, has paid and is going to pay, one entry for each currency that any of it is in; one in the platform's
 * own currency when there is nothing. Days and the year are those of the tenant's zone.
 */
export async function tenantOverview(unit: Unit, tenantId: IdOf<'tenant'>, rules: FinalizeRules) {
	const {timeZone} = await getTenant(unit, tenantId);
	const known = (await sumsByCurrency(unit, 'tenant_id', [tenantId], timeZone))(tenantId);
	const yearStart = midnightOf(`${dayOf(unit.now, timeZone).slice(0, 4)}-01-01`, timeZone);
	const paid = await paidSince(unit, tenantId, yearStart);
	const method = await findDefaultMethod(unit, tenantId);
	const {defaultCurrency} = await readSettings(unit);
	const upcoming = await upcomingDocuments(unit, {tenantId, ofEachCurrency: true, ...rules});
	const next = new Map(upcoming.map(document => [document.currency, document]));
	const sums = new Map(known.map(sum => [sum.currency, sum]));
	const found = [...new Set([...sums.keys(), ...paid.keys(), ...next.keys()])].toSorted();
	const currencies = found.length > 0 ? found : [defaultCurrency as Currency];
	return currencies.map(currency => {
		const document = next.get(currency);
		return {
			...(sums.get(currency) ?? nothingIn(currency)),
			paidThisYearMinor: paid.get(currency) ?? 0n,
			nextInvoice: document ? {date: document.issue_date, totalMinor: BigInt(document.total_cents)} : null,
			defaultPaymentMethod: method,
		};
	});
}
