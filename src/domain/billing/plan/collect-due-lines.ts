import {type Account, accountKey, accountOf} from '../../charges/account.ts';
import type {Charge} from '../../charges/charge.ts';
import {pendingCharges} from '../../charges/pending-charges.ts';
import {quantityOf} from '../../metering/aggregation.ts';
import {metricsOfServices} from '../../metering/queries.ts';
import type {UsagePeriod} from '../../metering/usage-of-period.ts';
import {usageKey, usageOfPeriods} from '../../metering/usage-of-periods.ts';
import {billingProfilesOf} from '../../organization/queries.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {byId} from '../../platform/values/by-id.ts';
import type {Decimal} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {SubscriptionPeriod} from '../../subscriptions/periods/subscription-period.ts';
import {purchaseOrdersOf} from '../../subscriptions/queries.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import type {NewLine} from './new-line.ts';
import {oneOffLines} from './one-off-lines.ts';
import {priceLine} from './price-line.ts';
import {type PeriodTerms, termsOfPeriods} from './terms-of-periods.ts';
import {billedPrices, unusedLines} from './unused-lines.ts';
import {billedUsage, type Used, usageLines} from './usage-lines.ts';

/** What an account is to be charged now. */
export type DueLines = Readonly<{
	account: Account;
	lines: readonly NewLine[];
	/** What the lines are for; also what comes to nothing. */
	charges: readonly Charge[];
	/** What cannot be billed, because its amount is beyond the limit of amounts. */
	unbillable: readonly Charge[];
}>;

type Request = Readonly<{asOf: Date; withParked?: boolean; isOnlyLook?: boolean}>;

/** A charge with its period, and the terms of that. */
type Known = PeriodTerms & Readonly<{charge: Charge; period: SubscriptionPeriod; language: DocumentLanguage}>;

/**
 * Collects what accounts are to be charged as of an instant, by a fixed number of queries: the price of periods that have begun, less
 * the unused days of those that ended early, the usage of those that are over, and what services charge once. Their charges are locked, unless it is only a look,
 * and each is read as the last one left it: so two at once never charge it twice.
 */
export async function collectDueLines(unit: Unit, accounts: readonly Account[], request: Request): Promise<DueLines[]> {
	const charges = await pendingCharges(unit, accounts, request);
	if (charges.length === 0) return [];
	const known = await knownOf(
		unit,
		charges.filter(({subscriptionPeriodId}) => subscriptionPeriodId),
	);
	const ofKind = (kind: Charge['kind']): Known[] => known.filter(({charge}) => charge.kind === kind);
	const unpriced = new Set(ofKind('price').map(({period}) => period.id));
	// Of a price that was not billed yet only the days that were used are.
	const unused = ofKind('unused').filter(({period}) => !unpriced.has(period.id));
	const used = ofKind('usage').filter(({tiers}) => tiers.length > 0);
	const prices = await billedPrices(unit, idsOf(unused));
	const usage = await billedUsage(unit, idsOf(used));
	const quantities = await quantitiesOf(unit, used);
	const drafted = [
		...ofKind('price').map(each => ({...each, lines: priceLine(each.charge.id, each.period, each.terms)})),
		...unused.map(each => ({...each, lines: unusedLines({...each, chargeId: each.charge.id}, prices)})),
		...used.map(each => ({...each, lines: withinLimit(() => usageLines({...each, ...quantities(each)}, usage))})),
		...charges.map(charge => ({charge, lines: oneOffLines(charge)})),
	];
	const orders = await purchaseOrdersOf(
		unit,
		charges.map(({subscriptionId}) => subscriptionId),
	);
	const toOrder = ({subscriptionId}: Charge, line: NewLine): NewLine => ({...line, purchaseOrder: orders.get(subscriptionId) ?? null});
	const byAccount = Map.groupBy(charges, accountKey);
	const linesByAccount = Map.groupBy(drafted, ({charge}) => accountKey(charge));
	return [...byAccount].map(([key, ofAccount]) => {
		const made = linesByAccount.get(key) ?? [];
		const unbillable = new Set(made.flatMap(({charge, lines}) => (lines ? [] : [charge])));
		return {
			account: accountOf(ofAccount[0] as Charge),
			lines: made.flatMap(({charge, lines = []}) => lines.map(line => toOrder(charge, line))),
			charges: ofAccount.filter(charge => !unbillable.has(charge)),
			unbillable: [...unbillable],
		};
	});
}

const idsOf = (known: readonly Known[]): string[] => known.map(({period}) => period.id);

/** Undefined when an amount is beyond the limit. */
function withinLimit(lines: () => NewLine[]): NewLine[] | undefined {
	try {
		return lines();
	} catch (error) {
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** Period, plan, service, price version and tiers of charges, and the buyer's language, with one query each; in the order of documents. */
async function knownOf(unit: Unit, charges: readonly Charge[]): Promise<Known[]> {
	const {em} = unit;
	const periods = await findRows(em, SubscriptionPeriod, {
		id: {$in: [...new Set(charges.flatMap(({subscriptionPeriodId}) => subscriptionPeriodId ?? []))]},
	});
	const termsOf = await termsOfPeriods(unit, periods);
	const profiles = await billingProfilesOf(unit, [...new Set(charges.map(({tenantId}) => tenantId))]);
	const periodById = byId(periods);
	return charges
		.map(charge => {
			const period = periodById.get(charge.subscriptionPeriodId ?? '');
			if (!period) throw new Error(`the period of ${charge.id} is not there`);
			const language = profiles.get(charge.tenantId)?.preferredLanguage ?? 'en';
			return {charge, period, ...termsOf(period), language};
		})
		.toSorted((one, other) => inOrder(one.period, other.period));
}

/** The items of a pack stand together, in the pack's order, which is that of their ids. */
const keyOf = ({startsAt, serviceSlug, packShare, id}: SubscriptionPeriod): string =>
	`${startsAt.toISOString()} ${packShare?.pack_slug ?? serviceSlug} ${id}`;

const inOrder = (one: SubscriptionPeriod, other: SubscriptionPeriod): number => (keyOf(one) < keyOf(other) ? -1 : 1);

type Bounds = Readonly<{start: Date; end: Date | null | undefined}>;

const usageBetween = ({tenantId, serviceId}: SubscriptionPeriod, {start, end}: Bounds): UsagePeriod => ({
	...{tenantId, serviceId, start, end: end ?? null},
});

/** Whose usage a period's price counts: its own, that of before a change of plan, and both together. */
const countedOf = (period: SubscriptionPeriod) => {
	const {usageFrom: start, usageUntil: end, countsFrom} = period;
	return {
		own: usageBetween(period, {start, end}),
		...(countsFrom < start && {
			before: usageBetween(period, {start: countsFrom, end: start}),
			together: usageBetween(period, {start: countsFrom, end}),
		}),
	};
};

type Quantities = Readonly<{usedOf: (metricSlug: string) => Used; chargeId: IdOf<'charge'>}>;

/** What was used in the periods of charges, by metric. */
async function quantitiesOf(unit: Unit, used: readonly Known[]): Promise<(known: Known) => Quantities> {
	const metrics = await metricsOfServices(unit, [...new Set(used.map(({period}) => period.serviceId))]);
	const asked = used.flatMap(({period}) => Object.values(countedOf(period)));
	const usage = await usageOfPeriods(unit, asked);
	return ({period, charge}) => {
		const {own, before, together} = countedOf(period);
		const read = (slug: string, of: UsagePeriod): Decimal => {
			const aggregation = metrics.get(period.serviceId)?.get(slug)?.aggregation ?? 'sum';
			return quantityOf(aggregation, usage.get(usageKey(of))?.get(slug));
		};
		return {
			chargeId: charge.id,
			usedOf: slug => ({
				quantity: read(slug, own),
				events: usage.get(usageKey(own))?.get(slug)?.count ?? 0n,
				...(before && together && {counted: {before: read(slug, before), together: read(slug, together)}}),
			}),
		};
	};
}
