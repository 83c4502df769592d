import {divideHalfUp} from '../platform/values/money.ts';
import {type Day, daysBetween} from '../platform/values/period.ts';

/** The days that a line is for, the last one inclusive, as they stand on the document. */
export type DaySpan = Readonly<{firstDay: Day; lastDay: Day}>;

/** A billed line none of whose days was given back yet. */
export type ProratedLine = Readonly<{
	lineId: string;
	amountMinor: bigint;
	/** What credit notes have left of the amount; no credit goes beyond it. */
	uncreditedMinor: bigint;
	span: DaySpan;
}>;

/** What one line gives back, or one new price asks for: `days` out of `ofDays`. */
export type ProrationLeg = Readonly<{amountMinor: bigint; days: number; ofDays: number}>;

/** A leg that gives back: the amount is negative. */
export type CreditLeg = ProrationLeg & Readonly<{lineId: string}>;

/** How many days a span has. */
export const daysOfSpan = ({firstDay, lastDay}: DaySpan): number => daysBetween(firstDay, lastDay) + 1;

/** How many days of a span are left from a day on, that day inclusive: none after its end, all before its beginning. */
export const daysLeft = (span: DaySpan, from: Day): number => Math.min(daysOfSpan(span), Math.max(0, daysBetween(from, span.lastDay) + 1));

/** The unused part of an amount by days, rounded half-up; what is kept is the rest, never rounded by itself. */
export const unusedShare = (amountMinor: bigint, unusedDays: number, ofDays: number): bigint =>
	divideHalfUp(amountMinor * BigInt(unusedDays), BigInt(ofDays));

/**
 * What billed lines give back when their days from `from` on stay unused, one leg a line, by days of the line's own span. On a change
 * of plan `from` is the day of the change, on an immediate end the day after. Lines with nothing to give back are left out.
 */
export function creditUnused(lines: readonly ProratedLine[], from: Day): CreditLeg[] {
	return lines
		.map(({lineId, amountMinor, uncreditedMinor, span}) => {
			const days = daysLeft(span, from);
			const ofDays = daysOfSpan(span);
			const share = unusedShare(amountMinor, days, ofDays);
			return {lineId, amountMinor: share > uncreditedMinor ? -uncreditedMinor : -share, days, ofDays};
		})
		.filter(leg => leg.amountMinor < 0n);
}

/** What a price asks for the days of a period from `from` on, rounded half-up; the whole price from the first day on. */
export function chargeFrom(price: Readonly<{unitMinor: bigint; quantity: number}>, period: DaySpan, from: Day): ProrationLeg {
	const days = daysLeft(period, from);
	const ofDays = daysOfSpan(period);

	return {amountMinor: divideHalfUp(price.unitMinor * BigInt(price.quantity) * BigInt(days), BigInt(ofDays)), days, ofDays};
}
