import {fixInvoicePrefix} from '../organization/fix-invoice-prefix.ts';
import {ownedAs} from '../platform/fact.ts';
import type {IdOf} from '../platform/id.ts';
import {nextState} from '../platform/lifecycle.ts';
import type {Day} from '../platform/period.ts';
import type {Fault} from '../platform/refusals.ts';
import {readSettings} from '../platform/settings.ts';
import type {Unit} from '../platform/unit.ts';
import {applyCredit, holdCorrected} from './apply-credit.ts';
import {type Decision, decideDocument} from './decide-document.ts';
import {spanOf, spanOfLines} from './document-period.ts';
import {toldOfDocument} from './events.ts';
import type {Invoice} from './invoice.ts';
import {invoiceLifecycle} from './invoice-lifecycle.ts';
import type {InvoiceLine} from './invoice-line.ts';
import {dueDateFault, dueDateOf, fiscalYearOf, issueDateFault, issueDateOf, type SeriesState} from './issue-date.ts';
import {documentNumber, lastIssuedIn, type Series, takeNumber} from './number-sequence.ts';
import type {Parties} from './parties.ts';
import {partiesOf} from './parties-of.ts';
import {holdInvoice, linesOf} from './queries.ts';
import {queueMail} from './queue-mail.ts';
import {refuse, refuseIncomplete} from './refusals.ts';
import {holdCredit, setOffCredit} from './set-off-credit.ts';
import {settleIfNothingIsDue} from './settle.ts';
import {vatExchangeOf} from './vat-exchange.ts';

/** Everything about a document that depends on its date. */
type Dated = Decision & Readonly<{issueDate: Day; dueDate: Day | null}>;

/** With the series locked nobody else can move its date, so a second look is the last one. */
const LOOKS_LIMIT = 2;

/** What the installation decides about finalising. */
export type FinalizeRules = Readonly<{
	/** `VAT_STRICT`: reverse charge waits until the register has confirmed the buyer's VAT number. */
	isVatStrict: boolean;
}>;

/** Gives a draft its number, by id. See `finalize`. */
export async function finalizeInvoice(unit: Unit, {invoiceId, ...rules}: {invoiceId: IdOf<'invoice'>} & FinalizeRules): Promise<Invoice> {
	const invoice = await holdInvoice(unit, invoiceId);
	nextState(invoice.name(), invoiceLifecycle, invoice.status, 'finalize');
	return finalize(unit, invoice, await linesOf(unit, invoice.id), rules);
}

/**
 * Makes a draft final: decides VAT and totals, takes snapshots of seller and buyer, gives it its number. Refuses, naming everything
 * that is missing at once, before anything is written; no number is used then. Everything is computed with the presumed date first,
 * so the series is locked for the last statements only. What a credit note is worth lowers what is due on its invoices; an invoice is
 * settled, as far as that goes, by what the buyer has to its credit.
 */
export async function finalize(
	unit: Unit,
	invoice: Invoice,
	lines: readonly InvoiceLine[],
	{isVatStrict}: FinalizeRules,
): Promise<Invoice> {
	const {partner, parties, today} = await partiesOf(unit, invoice);
	const wished = invoice.issueDate ?? null;
	const series: Series = {
		partnerId: invoice.partnerId,
		documentType: invoice.documentType,
		fiscalYear: fiscalYearOf(wished ?? today),
	};
	const isInvoice = invoice.documentType === 'invoice';
	const corrected = isInvoice ? [] : await holdCorrected(unit, {invoice, lines});
	const credit = isInvoice ? await holdCredit(unit, invoice) : [];
	const mailTo = invoice.isAutomatic && (await readSettings(unit)).invoiceAutoSend ? parties.buyer?.contact_email : undefined;
	for (let look = 1; look <= LOOKS_LIMIT; look++) {
		const state = {today, lastIssued: await lastIssuedIn(unit, series)};
		const issueDate = issueDateOf(wished, state);
		const exchange = await vatExchangeOf(unit, {document: invoice, lines, parties, issueDate});
		const terms = {issueDate, state, paymentTermsDays: partner.paymentTermsDays};
		const dated = decide(invoice, decideDocument(lines, parties, issueDate, {exchange, isVatStrict}), terms);
		putTaxes(lines, dated);
		await unit.em.flush();
		const prefix = await fixInvoicePrefix(unit, partner);
		const sequenceNumber = await takeNumber(unit, series, dated.issueDate);
		if (sequenceNumber === undefined) continue;
		seal(unit, invoice, lines, {...dated, parties, series, sequenceNumber, number: documentNumber(prefix, series, sequenceNumber)});
		setOffCredit(unit, invoice, credit);
		tell(unit, invoice);
		applyCredit(unit, {invoice, lines}, corrected);
		settleIfNothingIsDue(unit, invoice, 'credit', unit.now);
		if (mailTo) queueMail(unit, invoice, {recipients: [mailTo], isAutomatic: true});
		return invoice;
	}

	throw new Error('a locked series changed its date');
}

type Terms = Readonly<{issueDate: Day; state: SeriesState; paymentTermsDays: number}>;

function decide(invoice: Invoice, decision: Decision, {issueDate, state, paymentTermsDays}: Terms): Dated {
	const wished = invoice.issueDate ?? null;
	const isInvoice = invoice.documentType === 'invoice';
	const dueDate = isInvoice ? dueDateOf(issueDate, {given: invoice.dueDate ?? null, paymentTermsDays}) : null;
	const faults: Fault[] = [
		...decision.faults,
		...faultAt('issue_date', wished === null ? undefined : issueDateFault(wished, state)),
		...faultAt('due_date', dueDate === null ? undefined : dueDateFault(dueDate, issueDate)),
	];
	if (faults.length > 0) throw refuseIncomplete(faults);
	if (isInvoice && decision.totals.totalMinor < 0n) throw refuse('credit_note_needed');
	if (!isInvoice && decision.totals.totalMinor >= 0n) throw refuse('gives_nothing_back');
	return {...decision, issueDate, dueDate};
}

const faultAt = (path: string, message: string | undefined): Fault[] => (message === undefined ? [] : [{path, message}]);

function putTaxes(lines: readonly InvoiceLine[], {taxes, totals}: Decision): void {
	for (const [index, line] of lines.entries()) {
		const tax = taxes[index];
		line.taxCategory = tax?.category ?? null;
		line.taxRate = tax?.rate ?? null;
		line.taxExemptionReason = tax?.exemptionReason ?? null;
		line.taxMinor = totals.lineTaxesMinor[index] ?? 0n;
	}
}

type Final = Dated & Readonly<{parties: Parties; series: Series; sequenceNumber: number; number: string}>;

/** Everything that becomes unchangeable, at once. */
function seal(unit: Unit, invoice: Invoice, lines: readonly InvoiceLine[], final: Final): void {
	const {totals, parties, series} = final;
	const span = spanOf(invoice) ?? spanOfLines(lines);
	unit.em.assign(invoice, {
		number: final.number,
		sequenceNumber: final.sequenceNumber,
		fiscalYear: series.fiscalYear,
		issueDate: final.issueDate,
		dueDate: final.dueDate,
		periodStart: span?.start ?? null,
		periodEnd: span?.end ?? null,
		subtotalMinor: totals.subtotalMinor,
		taxMinor: totals.taxMinor,
		totalMinor: totals.totalMinor,
		sellerSnapshot: parties.seller,
		buyerSnapshot: parties.buyer,
		vatDetails: final.vatDetails,
		pdfStatus: 'pending',
		finalizedAt: unit.now,
	});
	invoice.apply('finalize');
}

/** Says that a document is final. */
function tell(unit: Unit, invoice: Invoice): void {
	const type = invoice.documentType === 'invoice' ? 'invoice.finalized' : 'credit_note.finalized';
	unit.record({type, step: 1, owner: ownedAs(invoice), data: toldOfDocument(invoice)});
}
