import type {Unit} from '../../platform/unit/unit.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {type DateSpan, spanOfLines} from '../plan/document-period.ts';
import {refuseBeyondLimit} from '../plan/limit-totals.ts';
import {judgeDraft} from './judge-draft.ts';

/**
 * Brings a draft up to date with its lines, in this order: their places, its figures as they would be today, its period (the given
 * one, else what the lines span). Shares of VAT go to the earlier line first, so they depend on the order.
 */
export async function recalculateDraft(
	unit: Unit,
	invoice: Invoice,
	lines: readonly InvoiceLine[],
	period: DateSpan | null,
): Promise<void> {
	const {totals} = (await judgeDraft(unit, invoice, lines)).decision;
	refuseBeyondLimit(totals);
	const span = period ?? spanOfLines(lines);
	for (const [index, line] of lines.entries()) {
		line.orderIndex = index;
		line.taxMinor = totals.lineTaxesMinor[index] ?? 0n;
	}

	invoice.periodStart = span?.start ?? null;
	invoice.periodEnd = span?.end ?? null;
	invoice.subtotalMinor = totals.subtotalMinor;
	invoice.taxMinor = totals.taxMinor;
	invoice.totalMinor = totals.totalMinor;
	await unit.em.flush();
}
