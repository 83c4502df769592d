import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Invoice} from '../invoice.ts';
import {getInvoice, linesOf} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {decideDocument} from '../tax/decide-document.ts';
import {lineAmount} from '../tax/totals.ts';
import {vatExchangeOf} from '../tax/vat-exchange.ts';
import {loadInputs} from './line-inputs.ts';
import {type Recomputed, recomputeLines} from './recompute-lines.ts';

type Sums = Readonly<{subtotalMinor: bigint; taxMinor: bigint; totalMinor: bigint}>;

/** A final document beside itself, computed anew. */
export type Recomputation = Readonly<{
	invoice: Invoice;
	isSame: boolean;
	recomputed: Sums;
	lines: readonly (Recomputed & Readonly<{taxMinor: bigint}>)[];
	/** A sentence for each figure that is another one now. */
	differences: readonly string[];
}>;

/**
 * Computes a final document anew from what is stored with it and for it, by the code that made it, and compares every figure. Nothing is
 * changed, and the catalog, profiles and VAT rates of today say nothing. Refuses a draft.
 */
export async function recomputeDocument(unit: Unit, {invoiceId}: {invoiceId: IdOf<'invoice'>}): Promise<Recomputation> {
	const invoice = await getInvoice(unit, invoiceId, 'staff');
	const {sellerSnapshot: seller, buyerSnapshot, issueDate, vatDetails} = invoice;
	if (invoice.number === null || invoice.number === undefined || !seller || !issueDate)
		throw refuse('not_yet_final', {status: invoice.status});
	const lines = await linesOf(unit, invoice.id);
	const recomputed = recomputeLines(lines, await loadInputs(unit, lines));
	const parties = {seller, buyer: buyerSnapshot ?? null};
	const corrected = vatDetails ? [{currency: invoice.currency, vatDetails}] : [];
	const exchange = vatExchangeOf({currency: invoice.currency, corrected, parties, issueDate, rateOn: () => undefined});
	const asComputed = recomputed.map(({line, amountMinor}) => ({...line, amountMinor}));
	const {totals} = decideDocument(asComputed, parties, issueDate, {exchange});
	const withTax = recomputed.map((one, index) => ({...one, taxMinor: totals.lineTaxesMinor[index] ?? 0n}));
	const differences = [...withTax.flatMap(differencesOfLine), ...differencesOfSums(invoice, totals)];
	const {subtotalMinor, taxMinor, totalMinor} = totals;
	return {invoice, isSame: differences.length === 0, recomputed: {subtotalMinor, taxMinor, totalMinor}, lines: withTax, differences};
}

function differencesOfLine({line, amountMinor, taxMinor, source}: Recomputation['lines'][number], index: number): string[] {
	const name = `line ${index + 1} (${line.id})`;
	const product = lineAmount(line);
	return [
		...(product === line.amountMinor ? [] : [`${name}: quantity × unit price is ${product}, the document says ${line.amountMinor}`]),
		...(amountMinor === line.amountMinor
			? []
			: [`${name}: by its ${spoken(source)} it is ${amountMinor}, the document says ${line.amountMinor}`]),
		...(taxMinor === line.taxMinor ? [] : [`${name}: its VAT is ${taxMinor}, the document says ${line.taxMinor}`]),
	];
}

const spoken = (source: Recomputed['source']): string => source.replaceAll('_', ' ');

const differencesOfSums = (invoice: Sums, totals: Sums): string[] =>
	(['subtotalMinor', 'taxMinor', 'totalMinor'] as const)
		.filter(sum => invoice[sum] !== totals[sum])
		.map(sum => `the ${sum.replace('Minor', '')} is ${totals[sum]}, the document says ${invoice[sum]}`);
