import type {Unit} from '../../platform/unit/unit.ts';
import {addDays, type Day, dayOf, latestDay} from '../../platform/values/period.ts';
import type {Made} from '../made.ts';
import {chargeOf} from './begin-period.ts';
import type {SubscriptionPeriod} from './subscription-period.ts';

/** Usage is taken this long after it happened, and a little more for clocks that differ: then a period's usage is final. */
export const USAGE_ACCEPTED_MS = (35 * 24 * 60 + 10) * 60_000;

type Closing = Readonly<{
	/** When the subscription leaves it: at its end, or now. */
	at: Date;
	/** Until when usage belongs to it, where that is another instant. */
	usageUntil?: Date;
	/** Whether its price version has tiers, so that there is usage to bill. */
	isMetered: boolean;
	/** No period of the subscription follows. */
	isLast: boolean;
}>;

/** A subscription leaves a period: what was used in it is due. */
export function closePeriod(unit: Unit, made: Made, period: SubscriptionPeriod, {at, usageUntil = at, isMetered, isLast}: Closing): void {
	Object.assign(period, {closedAt: at, parkedAt: null, parkReason: null});
	if (!period.usageUntil || usageUntil < period.usageUntil) period.usageUntil = usageUntil;
	if (!isMetered || period.isTrial || period.usageUntil <= period.usageFrom) return;
	made.charges.push(chargeOf(unit, period, {kind: 'usage', dueAt: at, finalAt: new Date(at.getTime() + USAGE_ACCEPTED_MS), isLast}));
}

type EarlyClosing = Omit<Closing, 'at'> &
	Readonly<{
		/** The first day that is not used any more. */
		unusedFrom: Day;
		/** Something was charged for it: see `hasPrice`. */
		isPriced: boolean;
		/** The period whose price paid for this one's days, where that was another one: see `paidWithId`. */
		paidWith?: SubscriptionPeriod | undefined;
	}>;

/**
 * The same in the middle of a period, now: the days from `unusedFrom` on are given back. What is bought once, a trial and what has no
 * price of its own give nothing back.
 */
export function closePeriodEarly(
	unit: Unit,
	made: Made,
	period: SubscriptionPeriod,
	{unusedFrom, isPriced, paidWith, ...closing}: EarlyClosing,
): void {
	closePeriod(unit, made, period, {...closing, at: unit.now});
	const {lastDay, firstDay} = period;
	if (!lastDay || period.isTrial || !isPriced || unusedFrom > lastDay) return;
	const from = latestDay(unusedFrom, firstDay);
	period.unusedFrom = from;
	const charged = paidWith ?? period;
	charged.unusedFrom = from;
	made.charges.push(chargeOf(unit, charged, {kind: 'unused', dueAt: unit.now}));
}

/** The day after this one, where a period's days are counted: on an immediate end this day is used. */
export const dayAfter = (period: SubscriptionPeriod, now: Date): Day => addDays(dayOf(now, period.timeZone), 1);
