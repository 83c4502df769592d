import type {Plan, PlanVersion} from '../../catalog/plan.ts';
import type {Service} from '../../catalog/service.ts';
import {decimalOf} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {addDays, type Day, daysBetween} from '../../platform/values/period.ts';
import type {PackShare} from '../../subscriptions/packs/pack-share.ts';
import type {SubscriptionPeriod} from '../../subscriptions/periods/subscription-period.ts';
import {chargeFrom, type DaySpan, daysLeft, daysOfSpan, type ProrationLeg, unusedShare} from '../../subscriptions/proration.ts';
import {lineAmount} from '../tax/totals.ts';
import type {NewLine} from './new-line.ts';

/** What is known of a period's terms beside the period itself. */
export type PriceTerms = Readonly<{plan: Plan; service: Service; version: PlanVersion}>;

/** The days of a period as documents write them, the last one inclusive; none for what is bought once. */
export const daysOf = ({firstDay, lastDay}: SubscriptionPeriod): {periodStart: Day | null; periodEnd: Day | null} =>
	lastDay ? {periodStart: firstDay, periodEnd: lastDay} : {periodStart: null, periodEnd: null};

/**
 * The line that charges a period's price, in advance: quantity × price; of the rest of a period after a change of plan the days that are
 * left. Where it ended early before that, only the part that was used: none when no day was.
 */
export function priceLine(chargeId: IdOf<'charge'>, period: SubscriptionPeriod, terms: PriceTerms): NewLine[] {
	const whole = wholePrice(chargeId, period, terms);
	const {unusedFrom} = period;
	if (!unusedFrom || !whole.periodStart || !whole.periodEnd) return [whole];
	if (unusedFrom <= whole.periodStart) return [];
	const span = {firstDay: whole.periodStart, lastDay: whole.periodEnd};
	const days = daysLeft(span, unusedFrom);
	const ofDays = daysOfSpan(span);
	const amountMinor = whole.amountMinor - unusedShare(whole.amountMinor, days, ofDays);
	return [
		{
			...whole,
			...asOneAmount(amountMinor),
			periodEnd: addDays(unusedFrom, -1),
			explanation: {...whole.explanation, days: ofDays - days, of_days: ofDays},
		},
	];
}

/** A line that no unit price can say. */
const asOneAmount = (amountMinor: bigint) =>
	({kind: 'proration', quantity: decimalOf(1n), unitPriceMinor: decimalOf(amountMinor), amountMinor}) as const;

function wholePrice(chargeId: IdOf<'charge'>, period: SubscriptionPeriod, {plan, service, version}: PriceTerms): NewLine {
	const quantity = decimalOf(BigInt(period.quantity));
	const unitPriceMinor = decimalOf(period.priceMinor);
	const days = daysOf(period);
	const {wholeFrom, lastDay} = period;
	const part = lastDay && period.firstDay > wholeFrom ? partOfPrice(period, {firstDay: wholeFrom, lastDay}) : undefined;
	return {
		...(part
			? asOneAmount(part.amountMinor)
			: {kind: 'recurring', quantity, unitPriceMinor, amountMinor: lineAmount({quantity, unitPriceMinor})}),
		description: describe(period, `${service.name} ${plan.name}`),
		...days,
		...(period.packShare?.line === 'pack' ? NOBODYS : {serviceSlug: period.serviceSlug, subscriptionId: period.subscriptionId}),
		subscriptionPeriodId: period.id,
		chargeId,
		explanation: {
			...(period.packShare && explainShare(period.packShare)),
			...(period.packShare?.line !== 'pack' && {plan_key: period.planKey, price_version: version.number}),
			price_cents: Number(period.priceMinor),
			quantity: period.quantity,
			billing_period: period.billingPeriod,
			days: days.periodStart && days.periodEnd ? daysBetween(days.periodStart, days.periodEnd) + 1 : null,
			...(part && {of_days: part.ofDays}),
		},
	};
}

/** The line of a whole pack is of none of its services. */
const NOBODYS = {serviceSlug: null, subscriptionId: null};

/** What is charged, in words: of a pack its name comes first; where the line is for all of it nothing follows. */
function describe({packShare}: SubscriptionPeriod, item: string): string {
	if (!packShare) return item;
	return packShare.line === 'pack' ? packShare.pack_name : `${packShare.pack_name}: ${item}`;
}

/** Which pack a price is a share of, and what the item counts for in it. */
const explainShare = ({pack_subscription_id, pack_slug, weight_cents}: PackShare) => ({pack_subscription_id, pack_slug, weight_cents});

const partOfPrice = ({priceMinor, quantity, firstDay}: SubscriptionPeriod, whole: DaySpan): ProrationLeg =>
	chargeFrom({unitMinor: priceMinor, quantity}, whole, firstDay);
