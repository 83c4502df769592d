import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {daysBetween} from '../../platform/values/period.ts';
import type {Invoice} from '../invoice.ts';
import type {InvoiceLine} from '../invoice-line.ts';
import {getInvoice, linesOf, type Viewer} from '../queries.ts';
import {taxPointOf} from '../tax/line-tax.ts';
import {type LineInputs, loadInputs} from './line-inputs.ts';

/** How a line came about, down to what it was made from. */
export type ExplainedLine = Readonly<{line: InvoiceLine}> & ReturnType<typeof explainLine>;

export type ExplainedDocument = Readonly<{invoice: Invoice; lines: readonly ExplainedLine[]}>;

type Request = Readonly<{invoiceId: IdOf<'invoice'>; viewer: Viewer}>;

/** Explains each line of a document: price version, tiers, events, days, what it gives back, and the rule of its VAT. */
export async function explainDocument(unit: Unit, {invoiceId, viewer}: Request): Promise<ExplainedDocument> {
	const invoice = await getInvoice(unit, invoiceId, viewer);
	const lines = await linesOf(unit, invoice.id);
	const inputsOf = await loadInputs(unit, lines);
	return {invoice, lines: lines.map(line => ({line, ...explainLine(invoice, line, inputsOf(line))}))};
}

function explainLine(invoice: Invoice, line: InvoiceLine, {priced, charge, givesBack}: LineInputs) {
	return {
		price: priced ? priceOf(priced) : null,
		days: daysOf(line),
		usage: line.kind === 'usage' ? {metric_slug: line.metricSlug ?? null, ...line.explanation} : null,
		charge: charge?.item ? {charge_id: charge.id, ...charge.item, charged_at: charge.createdAt.toISOString()} : null,
		gives_back: givesBack
			? {invoice_id: givesBack.invoice.id, number: givesBack.invoice.number ?? null, line_item_id: givesBack.line.id}
			: null,
		vat: vatOf(invoice, line),
	};
}

const priceOf = ({period, terms: {plan, service, version}, tiers}: NonNullable<LineInputs['priced']>) => ({
	plan_key: period.planKey,
	plan_name: plan.name,
	service_slug: service.slug,
	price_version: version.number,
	price_version_id: version.id,
	price_version_since: version.createdAt.toISOString(),
	price_cents: Number(period.priceMinor),
	quantity: period.quantity,
	billing_period: period.billingPeriod,
	tiers: tiers.length,
});

function daysOf({periodStart, periodEnd, explanation}: InvoiceLine) {
	if (!periodStart || !periodEnd) return null;
	const ofDays = explanation?.['of_days'];
	return {
		first: periodStart,
		last: periodEnd,
		days: daysBetween(periodStart, periodEnd) + 1,
		of_days: typeof ofDays === 'number' ? ofDays : null,
	};
}

/** The rule that a line was taxed by: the document's case, the line's category, and the day whose rate it is. Not decided on a draft. */
function vatOf(
	{vatDetails, issueDate}: Invoice,
	{taxCategory, taxRate, taxExemptionReason, taxMinor, periodEnd, creditedLineId}: InvoiceLine,
) {
	if (!vatDetails || !issueDate) return null;
	return {
		case: vatDetails.case,
		label: vatDetails.tax_label,
		note: vatDetails.legal_note,
		seller_country: vatDetails.seller_country,
		buyer_country: vatDetails.buyer_country,
		category: taxCategory ?? null,
		rate: taxRate ?? null,
		exemption_reason: taxExemptionReason ?? null,
		tax_cents: Number(taxMinor),
		tax_point: taxPointOf(issueDate, periodEnd ?? null),
		is_as_billed: Boolean(creditedLineId),
	};
}
