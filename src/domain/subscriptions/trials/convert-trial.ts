import {getTenant} from '../../organization/queries.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {dayOf} from '../../platform/values/period.ts';
import type {Made} from '../made.ts';
import {beginFirstPeriod} from '../periods/begin-period.ts';
import {closePeriod} from '../periods/close-period.ts';
import type {SubscriptionPeriod} from '../periods/subscription-period.ts';
import type {Subscription} from '../subscription.ts';

/** Ends a trial now, before it is over: this day is the first one that is paid for. Answers the state before. */
export async function convertTrial(
	unit: Unit,
	made: Made,
	{subscription, trial}: Readonly<{subscription: Subscription; trial: SubscriptionPeriod}>,
): Promise<Subscription['status']> {
	const {timeZone: zone} = await getTenant(unit, subscription.tenantId);
	closePeriod(unit, made, trial, {at: unit.now, isMetered: false, isLast: false});
	const previous = subscription.apply('convert');
	subscription.trialEndsAt = unit.now;
	beginFirstPeriod(unit, made, subscription, {firstDay: dayOf(unit.now, zone), zone});
	return previous;
}
