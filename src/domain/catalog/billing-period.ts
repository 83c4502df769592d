import {namedEnum} from '../platform/values/named-enum.ts';
import {type Cadence, cadences} from '../platform/values/period.ts';

/** How often a plan is charged. */
export type BillingPeriod = Cadence;

/** Every billing period, for schemas and database checks. */
export const billingPeriods = Object.keys(cadences) as [BillingPeriod, ...BillingPeriod[]];

export const billingPeriod = namedEnum(billingPeriods, {
	id: 'BillingPeriod',
	description: 'How often a price is charged; `one_time`: once, and the agreement does not end by itself.',
});
