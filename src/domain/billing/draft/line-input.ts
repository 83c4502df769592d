import type {Fault} from '../../platform/refusals.ts';
import {type Decimal, decimalOf} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {isWithinMoneyLimit} from '../../platform/values/money.ts';
import type {Day} from '../../platform/values/period.ts';
import type {DateSpan} from '../plan/document-period.ts';
import type {NewLine} from '../plan/new-line.ts';
import {requestedTaxFaults} from '../tax/line-tax.ts';
import {lineAmount} from '../tax/totals.ts';
import type {TaxCategory} from '../tax/vat.ts';

/** A line as somebody types it; amounts are computed, never given. A deduction has a negative quantity. */
export type LineInput = Readonly<{
	/** A line that the draft has already: it keeps its kind, links, amounts and explanation. */
	id?: IdOf<'invoiceLine'>;
	description: string;
	quantity?: Decimal;
	unitPriceMinor: Decimal;
	unitCode?: string | null;
	taxCategory?: TaxCategory | null;
	taxRate?: Decimal | null;
	taxExemptionReason?: string | null;
	periodStart?: Day | null;
	periodEnd?: Day | null;
	serviceSlug?: string | null;
	metadata?: Record<string, string>;
}>;

const ONE = decimalOf(1n);

/** A typed line as it is stored. */
export const manualLine = ({id: _, quantity = ONE, ...input}: LineInput): NewLine => ({
	kind: 'manual',
	...input,
	quantity,
	amountMinor: lineAmount({quantity, unitPriceMinor: input.unitPriceMinor}),
});

/** The amounts and period of a line, for what is judged of typed and of kept lines alike. */
type Judged = Pick<NewLine, 'amountMinor' | 'periodStart' | 'periodEnd' | 'taxCategory' | 'taxRate'>;

/** Everything that is wrong with a line by itself. */
export function* faultsOfLine(line: Judged, span: DateSpan | null): Generator<Fault> {
	const {periodStart: start, periodEnd: end} = line;
	if (!isWithinMoneyLimit(line.amountMinor)) yield {path: 'unit_price_cents', message: 'makes the amount too large'};
	if (Boolean(start) !== Boolean(end)) yield {path: start ? 'period_end' : 'period_start', message: 'is required beside the other end'};
	if (start && end && end < start) yield {path: 'period_end', message: 'must not be before period_start'};
	if (span && start && end && (start < span.start || end > span.end)) {
		yield {path: 'period_start', message: `the period must lie within the document's, ${span.start} to ${span.end}`};
	}

	yield* requestedTaxFaults(line);
}

/** Everything that is wrong with the lines of a draft, each fault at its line (`line_items.2.tax_rate`). */
export const lineFaults = (lines: readonly Judged[], span: DateSpan | null): Fault[] =>
	lines.flatMap((line, index) => [...faultsOfLine(line, span)].map(({path, message}) => ({path: `line_items.${index}.${path}`, message})));
