import {Charge} from '../charges/charge.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {insertMany} from '../platform/unit/write-many.ts';
import {SubscriptionPeriod} from './periods/subscription-period.ts';

/** The periods and charges that changes of subscriptions make: gathered while they are decided, stored together. */
export type Made = Readonly<{periods: SubscriptionPeriod[]; charges: Charge[]}>;

export const nothingMade = (): Made => ({periods: [], charges: []});

/** Stores what was made, after what was changed: a period is left before the next one is there. */
export async function keepMade(unit: Unit, {periods, charges}: Made): Promise<void> {
	await unit.em.flush();
	await insertMany(unit, SubscriptionPeriod, periods);
	await insertMany(unit, Charge, charges);
}
