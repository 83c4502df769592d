import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import {compare} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {isSameSpan, spanOf, spanOfLines} from '../plan/document-period.ts';
import type {NewLine} from '../plan/new-line.ts';
import {linesOf, lockDraft} from '../queries.ts';
import type {LineTax} from '../tax/line-tax.ts';
import {headFaults} from './create-draft.ts';
import {putLine} from './draft.ts';
import {judgeDraft} from './judge-draft.ts';
import {type LineInput, lineFaults, manualLine} from './line-input.ts';
import {recalculateDraft} from './recalculate-draft.ts';
import {releaseLines} from './release-lines.ts';

type Change = Readonly<{
	currency?: Currency;
	notes?: string | null;
	issueDate?: Day | null;
	dueDate?: Day | null;
	periodStart?: Day | null;
	periodEnd?: Day | null;
	/** Replaces the list: what is left out is taken off, and what a run had put there is given back to the next one. */
	lineItems?: readonly LineInput[];
}>;

/** A line of the list as it is to stand: one that is there already, or a new one. */
type Placed = Readonly<{kept: InvoiceLine; input: LineInput} | {kept: undefined; line: NewLine}>;

/** Changes a draft; only what is given. Refuses everything that is wrong with it at once. */
export async function updateDraft(
	unit: Unit,
	{invoiceId, change: {lineItems, ...head}}: {invoiceId: IdOf<'invoice'>; change: Change},
): Promise<Invoice> {
	const invoice = await lockDraft(unit, invoiceId, 'changed');
	const before = await linesOf(unit, invoice.id);
	const placed = lineItems?.map(input => place(before, input)) ?? before.map(kept => ({kept, input: kept}));
	const period = givenPeriod(invoice, before, head);
	const details = [
		...headFaults({...invoice, ...head, periodStart: period?.start, periodEnd: period?.end, ...given(head)}),
		...(lineItems ? keptFaults(before, lineItems) : []),
		...currencyFaults(invoice, head.currency, placed),
		...creditNoteFaults(invoice, head, placed),
		...lineFaults(
			placed.map(each => (each.kept ? {...each.kept, ...taxOf(each.input)} : each.line)),
			period,
		),
	];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});

	unit.em.assign(invoice, head);
	const asShown = lineItems ? (await judgeDraft(unit, invoice, before)).decision.taxes : [];
	const shown = new Map(before.map((line, index) => [line, asShown[index]]));
	const lines = placed.map((each, index) => putInPlace(unit, invoice, each, {index, shown: each.kept && shown.get(each.kept)}));
	const gone = before.filter(line => !lines.includes(line));
	await releaseLines(unit, gone);
	for (const line of gone) unit.em.remove(line);
	await recalculateDraft(unit, invoice, lines, period);
	return invoice;
}

const given = ({periodStart, periodEnd}: Change) => ({
	...(periodStart !== undefined && {periodStart}),
	...(periodEnd !== undefined && {periodEnd}),
});

/** The period that somebody gave, now or before; one that only spanned the lines follows them. */
function givenPeriod(invoice: Invoice, before: readonly InvoiceLine[], change: Change) {
	if (change.periodStart !== undefined || change.periodEnd !== undefined) return spanOf({...invoice, ...given(change)});
	const period = spanOf(invoice);
	return isSameSpan(period, spanOfLines(before)) ? null : period;
}

function place(before: readonly InvoiceLine[], input: LineInput): Placed {
	const kept = input.id && before.find(({id}) => id === input.id);
	return kept ? {kept, input} : {kept: undefined, line: manualLine(input)};
}

const taxOf = ({taxCategory, taxRate, taxExemptionReason}: Pick<LineInput, 'taxCategory' | 'taxRate' | 'taxExemptionReason'>) => ({
	taxCategory: taxCategory ?? null,
	taxRate: taxRate ?? null,
	taxExemptionReason: taxExemptionReason ?? null,
});

/** A kept line changes its words, its tax, its unit and its place, nothing else. */
function keptFaults(before: readonly InvoiceLine[], inputs: readonly LineInput[]): Fault[] {
	const seen = new Set<string>();
	return inputs.flatMap((input, index) => {
		if (input.id === undefined) return [];
		const kept = before.find(({id}) => id === input.id);
		const fault = (field: string, message: string): Fault => ({path: `line_items.${index}.${field}`, message});
		if (!kept) return [fault('id', 'names no line of this draft')];
		if (seen.has(input.id)) return [fault('id', 'is there twice')];
		seen.add(input.id);
		const differs: Readonly<Record<string, boolean>> = {
			quantity: input.quantity !== undefined && compare(input.quantity, kept.quantity) !== 0,
			unit_price_cents: compare(input.unitPriceMinor, kept.unitPriceMinor) !== 0,
			period_start: input.periodStart !== undefined && input.periodStart !== (kept.periodStart ?? null),
			period_end: input.periodEnd !== undefined && input.periodEnd !== (kept.periodEnd ?? null),
			...(kept.creditedLineId && taxDiffers(kept, input)),
			service_slug: input.serviceSlug !== undefined && input.serviceSlug !== (kept.serviceSlug ?? null),
		};
		return Object.keys(differs)
			.filter(field => differs[field])
			.map(field => fault(field, 'cannot change on a line that is kept; leave out its id to make a new one'));
	});
}

function taxDiffers(kept: InvoiceLine, input: LineInput): Readonly<Record<string, boolean>> {
	const {taxCategory, taxRate, taxExemptionReason} = input;
	return {
		tax_category: Boolean(taxCategory) && taxCategory !== kept.taxCategory,
		tax_rate: Boolean(taxRate && !(kept.taxRate && compare(taxRate, kept.taxRate) === 0)),
		tax_exemption_reason: Boolean(taxExemptionReason) && taxExemptionReason !== kept.taxExemptionReason,
	};
}

function currencyFaults(invoice: Invoice, currency: Currency | undefined, placed: readonly Placed[]): Fault[] {
	const isOther = currency !== undefined && currency !== invoice.currency;
	const isBound = placed.some(({kept}) => kept !== undefined && kept.kind !== 'manual');
	return isOther && isBound ? [{path: 'currency', message: `is ${invoice.currency} for what the lines charge`}] : [];
}

/** A credit note by hand gives back lines of its invoice and nothing else, so that it never gives back more than was billed. */
function creditNoteFaults({documentType, referencedInvoiceId}: Invoice, {dueDate}: Change, placed: readonly Placed[]): Fault[] {
	if (documentType !== 'credit_note') return [];
	const added = referencedInvoiceId ? placed.flatMap(({kept}, index) => (kept ? [] : [index])) : [];
	return [
		...(dueDate ? [{path: 'due_date', message: 'a credit note has none'}] : []),
		...added.map(index => ({path: `line_items.${index}`, message: 'a credit note only gives back: make another one instead'})),
	];
}

/** Whether a line comes back with the VAT that it was shown with: then it asks for what it asked for before. */
const isAsShown = ({taxCategory, taxRate}: LineInput, shown: LineTax | undefined): boolean =>
	Boolean(shown && taxCategory === shown.category && taxRate && compare(taxRate, shown.rate) === 0);

type Place = Readonly<{index: number; shown: LineTax | undefined}>;

function putInPlace(unit: Unit, invoice: Invoice, placed: Placed, {index: orderIndex, shown}: Place): InvoiceLine {
	if (!placed.kept) return putLine(unit, invoice, placed.line, {orderIndex, taxMinor: 0n});
	const {kept, input} = placed;
	// What gives back is taxed as it was billed.
	const tax = kept.creditedLineId || isAsShown(input, shown) ? {} : taxOf(input);
	const words = {description: input.description, unitCode: input.unitCode ?? null, ...tax};
	Object.assign(kept, {...words, ...(input.metadata && {metadata: input.metadata}), orderIndex});
	return kept;
}
