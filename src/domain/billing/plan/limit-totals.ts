import {refuse} from '../../platform/refusals.ts';
import {isWithinMoneyLimit} from '../../platform/values/money.ts';
import type {DocumentTotals} from '../tax/totals.ts';

/** Whether no figure of a document is beyond the limit of amounts: neither its sums nor its VAT. */
export const areWithinLimit = ({subtotalMinor, taxMinor, totalMinor}: DocumentTotals): boolean =>
	[subtotalMinor, taxMinor, totalMinor].every(isWithinMoneyLimit);

/** Refuses lines that somebody asks for and that together, or with their VAT, come to more than the limit of amounts. */
export function refuseBeyondLimit(totals: DocumentTotals): void {
	if (areWithinLimit(totals)) return;
	throw refuse('input_invalid', {details: [{path: 'line_items', message: 'come to more than the limit of amounts, with their VAT'}]});
}
