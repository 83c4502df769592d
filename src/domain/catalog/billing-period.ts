import {type Cadence, cadences} from '../platform/values/period.ts';

/** How often a plan is charged. */
export type BillingPeriod = Cadence;

/** Every billing period, for schemas and database checks. */
export const billingPeriods = Object.keys(cadences) as [BillingPeriod, ...BillingPeriod[]];
