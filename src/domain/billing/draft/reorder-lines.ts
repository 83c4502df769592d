import {refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Invoice} from '../invoice.ts';
import {spanOf} from '../plan/document-period.ts';
import {linesOf, lockDraft} from '../queries.ts';
import {recalculateDraft} from './recalculate-draft.ts';

type Request = Readonly<{invoiceId: IdOf<'invoice'>; lineItemIds: readonly IdOf<'invoiceLine'>[]}>;

/** Puts the lines of a draft into the given order, which names each of them once. */
export async function reorderLines(unit: Unit, {invoiceId, lineItemIds}: Request): Promise<Invoice> {
	const invoice = await lockDraft(unit, invoiceId, 'reordered');
	const lines = await linesOf(unit, invoice.id);
	const ordered = lineItemIds.map(id => lines.find(line => line.id === id)).filter(line => line !== undefined);
	const isPermutation =
		ordered.length === lines.length && lineItemIds.length === lines.length && new Set(lineItemIds).size === lines.length;
	if (!isPermutation)
		throw refusePlatform('input_invalid', {details: [{path: 'line_item_ids', message: 'must name every line of the draft once'}]});
	await recalculateDraft(unit, invoice, ordered, spanOf(invoice));
	return invoice;
}
