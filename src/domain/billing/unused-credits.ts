import {raw} from '@mikro-orm/postgresql';
import {decimalOf} from '../platform/decimal.ts';
import type {Unit} from '../platform/unit.ts';
import {creditUnused} from '../subscriptions/proration.ts';
import type {SubscriptionPeriod} from '../subscriptions/subscription-period.ts';
import {creditLeft} from './credit-left.ts';
import type {NewLine} from './draft.ts';
import {givingBack} from './giving-back.ts';
import {InvoiceLine} from './invoice-line.ts';

/**
 * The lines that give back the unused days of periods which ended early: of each line that charged them, by the days of its own period,
 * and never more than is left of it.
 */
export async function unusedCredits(unit: Unit, periods: readonly SubscriptionPeriod[]): Promise<NewLine[]> {
	const lines: NewLine[] = [];
	for (const period of periods) if (period.unusedFrom) lines.push(...(await creditsOf(unit, period, period.unusedFrom)));
	return lines;
}

async function creditsOf(unit: Unit, {id}: SubscriptionPeriod, unusedFrom: string): Promise<NewLine[]> {
	const charged = await unit.em.find(
		InvoiceLine,
		{
			...{subscriptionPeriodId: id, kind: {$in: ['recurring', 'proration']}, amountMinor: {$gt: 0n}},
			[raw(alias => `${alias}.invoice_id in (select id from invoice where status <> 'void')`)]: [],
		},
		{orderBy: {id: 'asc'}},
	);
	const left = new Map((await creditLeft(unit, charged)).map(line => [line.id, line.netMinor]));
	const byId = new Map(charged.map(line => [line.id as string, line]));
	const legs = creditUnused(
		charged.flatMap(({id: lineId, amountMinor, periodStart, periodEnd}) =>
			periodStart && periodEnd
				? [{lineId, amountMinor, uncreditedMinor: left.get(lineId) ?? 0n, span: {firstDay: periodStart, lastDay: periodEnd}}]
				: [],
		),
		unusedFrom,
	);
	return legs.flatMap(leg => {
		const line = byId.get(leg.lineId);
		return line ? [creditLine(line, leg, unusedFrom)] : [];
	});
}

function creditLine(line: InvoiceLine, leg: ReturnType<typeof creditUnused>[number], unusedFrom: string): NewLine {
	const {amountMinor, days, ofDays} = leg;
	const {serviceSlug, subscriptionId, subscriptionPeriodId} = line;
	return {
		...{kind: 'proration', description: `${line.description}: ${days} of ${ofDays} days not used`},
		...{quantity: decimalOf(-1n), unitPriceMinor: decimalOf(-amountMinor), amountMinor},
		...givingBack(line),
		...{periodStart: unusedFrom, periodEnd: line.periodEnd ?? null},
		...{serviceSlug: serviceSlug ?? null, subscriptionId: subscriptionId ?? null, subscriptionPeriodId: subscriptionPeriodId ?? null},
		explanation: {days, of_days: ofDays, billed_cents: Number(line.amountMinor)},
	};
}
