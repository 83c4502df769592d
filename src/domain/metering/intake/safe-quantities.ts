import type {Unit} from '../../platform/unit/unit.ts';
import {type Decimal, decimalOf} from '../../platform/values/decimal.ts';
import {MAX_MINOR} from '../../platform/values/money.ts';

/** By metric: how much no price of a service takes beyond the limit of amounts. A metric without a price has no entry. */
export type SafeQuantities = ReadonlyMap<string, Decimal>;

/**
 * A quantity that is surely within the limit by the dearest unit, the largest package and all flat fees of each price version. It need
 * not be exact, for whatever is above it is priced itself: half of the bound leaves every rounding behind.
 */
const SAFE = `
	select metric_slug, max(unit_price_minor / unit_divisor) as unit_price, max(unit_divisor) as largest_package, sum(flat_fee_minor) as flat_fees
	from plan p join plan_version v on v.plan_id = p.id join pricing_tier t on t.plan_version_id = v.id
	where p.service_id = ? group by v.id, metric_slug`;

/** Asks for the safe quantities of a service's metrics. */
export async function safeQuantitiesOf({em}: Unit, serviceId: string): Promise<SafeQuantities> {
	const rows = await em.execute<{metric_slug: string; quantity: string}[]>(
		`select metric_slug, trunc(min((? - flat_fees) / greatest(unit_price, 0.000000000001) / 2 - largest_package))::text as quantity
		 from (${SAFE}) as price group by metric_slug`,
		[String(MAX_MINOR), serviceId],
	);
	return new Map(rows.map(row => [row.metric_slug, decimalOf(BigInt(row.quantity))]));
}
