import type {Unit} from '../../platform/unit/unit.ts';
import {insertMany, newRow} from '../../platform/unit/write-many.ts';
import type {Finalizing} from '../final/finalize-documents.ts';
import {Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import type {PlannedDocument} from '../plan/plan-documents.ts';
import {lineData} from './draft.ts';

/** Stores planned documents as drafts, heads and lines with one statement each. Those that are going to be final at once have their taxes. */
export async function writeDrafts(
	unit: Unit,
	planned: readonly PlannedDocument[],
	{isAutomatic}: Readonly<{isAutomatic: boolean}>,
): Promise<Finalizing[]> {
	const drafts = planned.map(({head, lines, span, judgement}) => {
		const {totals} = judgement.decision;
		const {documentType, tenantId, partnerId, currency, referencedInvoiceId = null, purchaseOrder = null} = head;
		const invoice = newRow(unit, Invoice, {
			...{
				documentType,
				tenantId,
				partnerId,
				currency,
				referencedInvoiceId,
				purchaseOrder,
				isAutomatic,
				status: 'draft',
				pdfStatus: 'none',
				isCarried: false,
			},
			...{periodStart: span?.start ?? null, periodEnd: span?.end ?? null},
			...{subtotalMinor: totals.subtotalMinor, taxMinor: totals.taxMinor, totalMinor: totals.totalMinor},
			...{amountPaidMinor: 0n, amountCreditedMinor: 0n, creditAppliedMinor: 0n},
		});
		const isFinal = isAutomatic && !judgement.refusal;
		const rows = lines.map((line, orderIndex) => {
			const tax = isFinal ? judgement.decision.taxes[orderIndex] : undefined;
			const taxed = tax && {taxCategory: tax.category, taxRate: tax.rate, taxExemptionReason: tax.exemptionReason};
			return newRow(
				unit,
				InvoiceLine,
				lineData(invoice, {...line, ...taxed}, {orderIndex, taxMinor: totals.lineTaxesMinor[orderIndex] ?? 0n}),
			);
		});
		return {invoice, lines: rows, judgement};
	});
	await insertMany(
		unit,
		Invoice,
		drafts.map(({invoice}) => invoice),
	);
	await insertMany(
		unit,
		InvoiceLine,
		drafts.flatMap(({lines}) => lines),
	);
	return drafts;
}
