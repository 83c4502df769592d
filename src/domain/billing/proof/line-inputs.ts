import {Charge} from '../../charges/charge.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {byId} from '../../platform/values/by-id.ts';
import {SubscriptionPeriod} from '../../subscriptions/periods/subscription-period.ts';
import {Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import {type PeriodTerms, termsOfPeriods} from '../plan/terms-of-periods.ts';

/** What a line was made from, as it is stored: none of it changes when the catalog does. */
export type LineInputs = Readonly<{
	/** The period that it charges, with the price version that it began with. */
	priced?: PeriodTerms & Readonly<{period: SubscriptionPeriod}>;
	/** What a service charged once. */
	charge?: Charge;
	/** The line that it gives back, with its document. */
	givesBack?: Readonly<{line: InvoiceLine; invoice: Invoice}>;
}>;

const present = <T>(values: readonly (T | null | undefined)[]): T[] => [...new Set(values.flatMap(value => value ?? []))];

/** Loads what lines were made from, by a fixed number of queries. */
export async function loadInputs(unit: Unit, lines: readonly InvoiceLine[]): Promise<(line: InvoiceLine) => LineInputs> {
	const {em} = unit;
	const periods = await findRows(em, SubscriptionPeriod, {id: {$in: present(lines.map(line => line.subscriptionPeriodId))}});
	const termsOf = await termsOfPeriods(unit, periods);
	const charges = byId(await findRows(em, Charge, {id: {$in: present(lines.map(line => line.chargeId))}}));
	const credited = byId(await findRows(em, InvoiceLine, {id: {$in: present(lines.map(line => line.creditedLineId))}}));
	const documents = byId(await findRows(em, Invoice, {id: {$in: present([...credited.values()].map(line => line.invoiceId))}}));
	const periodById = byId(periods);
	return line => {
		const period = periodById.get(line.subscriptionPeriodId ?? '');
		const charge = charges.get(line.chargeId ?? '');
		const billed = credited.get(line.creditedLineId ?? '');
		const invoice = documents.get(billed?.invoiceId ?? '');
		return {
			...(period && {priced: {period, ...termsOf(period)}}),
			...(charge && {charge}),
			...(billed && invoice && {givesBack: {line: billed, invoice}}),
		};
	};
}
