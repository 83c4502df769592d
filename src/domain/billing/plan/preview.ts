import type {Account} from '../../charges/account.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {formatDecimal, formatPercentage} from '../../platform/values/decimal.ts';
import {creditOf} from '../credit/lock-credit.ts';
import type {Decision} from '../tax/decide-document.ts';
import {collectDueLines} from './collect-due-lines.ts';
import type {FinalizeRules} from './judge.ts';
import type {NewLine} from './new-line.ts';
import {type PlannedDocument, planDocuments} from './plan-documents.ts';

/**
 * The documents of accounts as they would be, as they are shown, by `accountKey`: the very plan of the run, and nothing written. None
 * when nothing is due; several where the law keeps lines apart.
 */
export async function preview(unit: Unit, accounts: readonly Account[], {asOf, ...rules}: FinalizeRules & {asOf: Date}) {
	const due = await collectDueLines(unit, accounts, {asOf, isOnlyLook: true});
	const planned = await planDocuments(unit, due, rules);
	const credit = await creditOf(unit, accounts);
	return new Map([...planned].map(([key, documents]) => [key, shown(documents, credit.get(key) ?? 0n)]));
}

/** A document as previews show it. */
export type ShownDocument = ReturnType<typeof shownDocument>;

function shown(documents: readonly PlannedDocument[], creditMinor: bigint) {
	let leftMinor = creditMinor;
	return documents.map(document => {
		const preview = shownDocument(document, leftMinor);
		leftMinor -= BigInt(preview.credit_applied_cents);
		return preview;
	});
}

function shownDocument({head, lines, span, judgement: {decision, issueDate}}: PlannedDocument, creditMinor: bigint) {
	const total = Number(decision.totals.totalMinor);
	const creditApplied = Math.max(0, Math.min(total, Number(creditMinor)));
	return {
		tenant_id: head.tenantId,
		partner_id: head.partnerId,
		currency: head.currency,
		issue_date: issueDate,
		purchase_order: head.purchaseOrder ?? null,
		period_start: span?.start ?? null,
		period_end: span?.end ?? null,
		subtotal_cents: Number(decision.totals.subtotalMinor),
		tax_cents: Number(decision.totals.taxMinor),
		total_cents: total,
		credit_applied_cents: creditApplied,
		amount_due_cents: Math.max(0, total - creditApplied),
		line_items: lines.map((line, index) => shownLine(line, decision, index)),
		vat_details: decision.vatDetails,
	};
}

function shownLine(line: NewLine, {taxes, totals}: Decision, index: number) {
	const tax = taxes[index];
	return {
		description: line.description,
		quantity: formatDecimal(line.quantity),
		unit_price_cents: formatDecimal(line.unitPriceMinor),
		amount_cents: Number(line.amountMinor),
		order_index: index,
		tax_category: tax?.category ?? null,
		tax_rate: tax ? formatPercentage(tax.rate) : null,
		tax_cents: Number(totals.lineTaxesMinor[index] ?? 0n),
		kind: line.kind,
		service_slug: line.serviceSlug ?? null,
		subscription_id: line.subscriptionId ?? null,
		period_start: line.periodStart ?? null,
		period_end: line.periodEnd ?? null,
		metric_slug: line.metricSlug ?? null,
		explanation: line.explanation ?? null,
	};
}
