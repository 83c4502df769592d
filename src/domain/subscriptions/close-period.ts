import type {Unit} from '../platform/unit/unit.ts';
import {addDays, dayOf, latestDay} from '../platform/values/period.ts';
import {chargeOf} from './begin-period.ts';
import type {Made} from './made.ts';
import type {SubscriptionPeriod} from './subscription-period.ts';

/** Usage is taken this long after it happened, and a little more for clocks that differ: then a period's usage is final. */
export const USAGE_ACCEPTED_MS = (35 * 24 * 60 + 10) * 60_000;

type Closing = Readonly<{
	/** When the subscription leaves it: at its end, or now. */
	at: Date;
	/** Whether its price version has tiers, so that there is usage to bill. */
	isMetered: boolean;
	/** No period of the subscription follows. */
	isLast: boolean;
}>;

/** A subscription leaves a period: what was used in it is due. */
export function closePeriod(unit: Unit, made: Made, period: SubscriptionPeriod, {at, isMetered, isLast}: Closing): void {
	Object.assign(period, {closedAt: at, parkedAt: null, parkReason: null});
	if (!period.usageUntil || at < period.usageUntil) period.usageUntil = at;
	if (!isMetered || period.isTrial) return;
	made.charges.push(chargeOf(unit, period, {kind: 'usage', dueAt: at, finalAt: new Date(at.getTime() + USAGE_ACCEPTED_MS), isLast}));
}

/**
 * The same in the middle of a period, now: this day is used, the days after it are given back. What is bought once, a trial and what has
 * no price of its own give nothing back.
 */
export function closePeriodEarly(
	unit: Unit,
	made: Made,
	period: SubscriptionPeriod,
	closing: Omit<Closing, 'at'> & Readonly<{isPriced: boolean}>,
): void {
	closePeriod(unit, made, period, {...closing, at: unit.now});
	const {lastDay} = period;
	if (!lastDay || period.isTrial || !closing.isPriced) return;
	const tomorrow = addDays(dayOf(unit.now, period.timeZone), 1);
	if (tomorrow > lastDay) return;
	period.unusedFrom = latestDay(tomorrow, period.firstDay);
	made.charges.push(chargeOf(unit, period, {kind: 'unused', dueAt: unit.now}));
}
