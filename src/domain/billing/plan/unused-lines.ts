import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {decimalOf} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {SubscriptionPeriod} from '../../subscriptions/periods/subscription-period.ts';
import {type CreditLeg, creditUnused} from '../../subscriptions/proration.ts';
import {netLeft} from '../credit/credit-left.ts';
import {InvoiceLine} from '../invoice-line.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';
import {lineWords} from './line-words.ts';
import {type NewLine, taxAsBilled} from './new-line.ts';

/** A line that charged the price of a period: what is left of it, and what was given back of it because its days were not used. */
type Billed = Readonly<{line: InvoiceLine; leftMinor: bigint; unusedMinor: bigint}>;

/** The unused days of a period that ended early, which are to be given back. */
export type UnusedDays = Readonly<{chargeId: IdOf<'charge'>; period: SubscriptionPeriod; language: DocumentLanguage}>;

/**
 * The lines that give back the unused days of a period which ended early: of each line that charged it, by the days of its own period,
 * never more than is left of it, and less what was given back for these days already.
 *
 * @param billed the lines that charged periods, by period: see `billedPrices`
 */
export function unusedLines({chargeId, period, language}: UnusedDays, billed: ReadonlyMap<string, readonly Billed[]>): NewLine[] {
	const {unusedFrom} = period;
	const ofPeriod = billed.get(period.id) ?? [];
	if (!unusedFrom) return [];
	const byId = new Map(ofPeriod.map(each => [each.line.id as string, each]));
	const legs = creditUnused(
		ofPeriod.flatMap(({line: {id: lineId, amountMinor, periodStart, periodEnd}, leftMinor, unusedMinor}) =>
			periodStart && periodEnd
				? [{lineId, amountMinor, uncreditedMinor: leftMinor + unusedMinor, span: {firstDay: periodStart, lastDay: periodEnd}}]
				: [],
		),
		unusedFrom,
	);
	return legs.flatMap(leg => {
		const found = byId.get(leg.lineId);
		const amountMinor = leg.amountMinor + (found?.unusedMinor ?? 0n);
		return found && amountMinor < 0n ? [creditLine(found.line, {...leg, amountMinor}, {chargeId, unusedFrom, language})] : [];
	});
}

type Giving = Readonly<{chargeId: IdOf<'charge'>; unusedFrom: string; language: DocumentLanguage}>;

function creditLine(line: InvoiceLine, {amountMinor, days, ofDays}: CreditLeg, {chargeId, unusedFrom, language}: Giving): NewLine {
	const {serviceSlug, subscriptionId, subscriptionPeriodId} = line;
	return {
		...{kind: 'proration', description: `${line.description}: ${lineWords(language).daysNotUsed(days, ofDays)}`},
		...{quantity: decimalOf(-1n), unitPriceMinor: decimalOf(-amountMinor), amountMinor},
		...taxAsBilled(line),
		...{periodStart: unusedFrom, periodEnd: line.periodEnd ?? null},
		...{serviceSlug: serviceSlug ?? null, subscriptionId: subscriptionId ?? null, subscriptionPeriodId: subscriptionPeriodId ?? null},
		chargeId,
		explanation: {days, of_days: ofDays, billed_cents: Number(line.amountMinor)},
	};
}

/** The lines that charged the prices of periods, by period; those of void documents charge nothing. */
export async function billedPrices(unit: Unit, periodIds: readonly string[]): Promise<Map<string, Billed[]>> {
	if (periodIds.length === 0) return new Map();
	const rows = await unit.em.execute<{id: IdOf<'invoiceLine'>; unused: string}[]>(
		`select l.id, coalesce((
			select -sum(c.amount_minor) from invoice_line c join charge on charge.id = c.charge_id join invoice d on d.id = c.invoice_id
			where c.credited_line_id = l.id and charge.kind = 'unused' and d.status <> 'void'
		 ), 0) as unused
		 from invoice_line l join invoice i on i.id = l.invoice_id
		 where l.subscription_period_id = any(?::text[]) and l.kind in ('recurring', 'proration') and l.amount_minor > 0 and i.status <> 'void'`,
		[arrayLiteral(periodIds)],
	);
	if (rows.length === 0) return new Map();
	const lines = await findRows(unit.em, InvoiceLine, {id: {$in: rows.map(({id}) => id)}}, {orderBy: {id: 'asc'}});
	const left = await netLeft(unit, lines);
	const unused = new Map(rows.map(row => [row.id, BigInt(row.unused)]));
	return Map.groupBy(
		lines.map(line => ({line, leftMinor: left.get(line.id) ?? 0n, unusedMinor: unused.get(line.id) ?? 0n})),
		({line}) => line.subscriptionPeriodId ?? '',
	);
}
