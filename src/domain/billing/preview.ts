import {formatDecimal, formatPercentage} from '../platform/decimal.ts';
import type {Day} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {compose} from './compose.ts';
import {type Decision, decideDocument} from './decide-document.ts';
import {spanOfLines} from './document-period.ts';
import type {NewLine} from './draft.ts';
import type {Account} from './due-work.ts';
import {fiscalYearOf, issueDateOf} from './issue-date.ts';
import {lastIssuedIn} from './number-sequence.ts';
import type {Parties} from './parties.ts';
import {partiesOf} from './parties-of.ts';
import {byScope, documentTypeFor, isDocument} from './separate.ts';
import {creditOf} from './set-off-credit.ts';
import {vatExchangeOf} from './vat-exchange.ts';

/**
 * The documents as they would be, as they are shown: the very figures of the run, and nothing written. None when nothing is due; two
 * where the law keeps lines apart.
 */
export async function preview(unit: Unit, {tenantId, partnerId, currency, asOf}: Account & {asOf: Date}) {
	const {lines} = await compose(unit, {tenantId, partnerId, currency, asOf, isOnlyLook: true});
	const {parties, today} = await partiesOf(unit, {tenantId, partnerId});
	const documents = byScope(lines, decideDocument(lines, parties, today).taxes).filter(isDocument);
	let creditMinor = await creditOf(unit, {tenantId, partnerId, currency});
	const previews = [];
	for (const document of documents) {
		const shown = await previewOf(unit, document, {tenantId, partnerId, currency, parties, today, creditMinor});
		creditMinor -= BigInt(shown.credit_applied_cents);
		previews.push(shown);
	}

	return previews;
}

type Circumstances = Account & Readonly<{parties: Parties; today: Day; creditMinor: bigint}>;

async function previewOf(unit: Unit, lines: readonly NewLine[], {tenantId, partnerId, currency, ...circumstances}: Circumstances) {
	const {parties, today, creditMinor} = circumstances;
	const documentType = documentTypeFor(lines);
	const lastIssued = await lastIssuedIn(unit, {partnerId, documentType, fiscalYear: fiscalYearOf(today)});
	const issueDate = issueDateOf(null, {today, lastIssued});
	const exchange = await vatExchangeOf(unit, {document: {currency, documentType}, lines: lines.map(credited), parties, issueDate});
	const decision = decideDocument(lines, parties, issueDate, {exchange});
	const span = spanOfLines(lines);
	const total = Number(decision.totals.totalMinor);
	const creditApplied = Math.max(0, Math.min(total, Number(creditMinor)));
	return {
		tenant_id: tenantId,
		partner_id: partnerId,
		currency,
		issue_date: issueDate,
		period_start: span?.start ?? null,
		period_end: span?.end ?? null,
		subtotal_cents: Number(decision.totals.subtotalMinor),
		tax_cents: Number(decision.totals.taxMinor),
		total_cents: total,
		credit_applied_cents: creditApplied,
		amount_due_cents: Math.max(0, total - creditApplied),
		line_items: lines.map((line, index) => previewLine(line, decision, index)),
		vat_details: decision.vatDetails,
	};
}

const credited = ({creditedLineId}: NewLine) => ({creditedLineId: creditedLineId ?? null});

function previewLine(line: NewLine, {taxes, totals}: Decision, index: number) {
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
