import type {Charge} from '../../charges/charge.ts';
import {parseDecimal} from '../../platform/values/decimal.ts';
import type {NewLine} from './new-line.ts';

/** The line that charges something once, as the service said it; none for a charge of another kind. */
export function oneOffLines({id: chargeId, kind, item, subscriptionId, createdAt}: Charge): NewLine[] {
	if (kind !== 'one_off' || !item) return [];
	return [
		{
			kind: 'one_off',
			description: item.description,
			quantity: parseDecimal(item.quantity),
			unitPriceMinor: parseDecimal(item.unit_price_cents),
			amountMinor: BigInt(item.amount_cents),
			taxRate: item.tax_rate === null ? null : parseDecimal(item.tax_rate),
			periodStart: item.period_start,
			periodEnd: item.period_end,
			serviceSlug: item.service_slug,
			...{subscriptionId, chargeId},
			explanation: {charged_by: item.service_slug, charged_at: createdAt.toISOString()},
			metadata: {...item.metadata},
		},
	];
}
