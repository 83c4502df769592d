import type {Account} from '../../charges/account.ts';
import type {Fault, Refusal} from '../../platform/refusals.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {addDays, type Day, midnightOf} from '../../platform/values/period.ts';
import type {SourceLine} from '../einvoice/einvoice-of.ts';
import {einvoiceFaults} from '../einvoice/judge-einvoice.ts';
import {dueDateFault, dueDateOf, fiscalYearOf, issueDateFault, issueDateOf} from '../final/issue-date.ts';
import type {Series} from '../final/number-sequence.ts';
import type {DocumentType, Invoice} from '../invoice.ts';
import type {Parties} from '../parties.ts';
import {refuse, refuseIncomplete} from '../refusals.ts';
import {type DecidedLine, type Decision, decideDocument} from '../tax/decide-document.ts';
import {vatExchangeOf} from '../tax/vat-exchange.ts';
import type {Background} from './background.ts';
import {areWithinLimit} from './limit-totals.ts';

/** What the installation decides about finalising. */
export type FinalizeRules = Readonly<{
	/** `VAT_STRICT`: reverse charge waits until the register has confirmed the buyer's VAT number. */
	isVatStrict: boolean;
}>;

/** The head of a document that is to be decided. */
export type Head = Account &
	Readonly<{
		documentType: DocumentType;
		/** The dates requested, if any. */
		issueDate?: Day | null;
		dueDate?: Day | null;
		referencedInvoiceId?: IdOf<'invoice'> | null;
		notes?: string | null;
		purchaseOrder?: string | null;
		/** The days given, if any; both inclusive. */
		periodStart?: Day | null;
		periodEnd?: Day | null;
	}>;

/** A line as far as a document is decided by it. */
export type JudgedLine = DecidedLine & SourceLine & Readonly<{creditedLineId?: IdOf<'invoiceLine'> | null; purchaseOrder?: string | null}>;

/** What a document would be if it were made final now, and what keeps it from being that. */
export type Judgement = Readonly<{
	decision: Decision;
	parties: Parties;
	/** The invoices that it gives back, wholly or in part, by date. */
	corrected: readonly Invoice[];
	issueDate: Day;
	/** A credit note has none. */
	dueDate: Day | null;
	/** 00:00, where the seller is, of the day after the due date: from then on it is past due. */
	pastDueAt: Date | null;
	series: Series;
	invoiceOfLine: Background['invoiceOfLine'];
	refusal: Refusal | undefined;
}>;

/** The documents that one gives back (EN 16931 BG-3): those of its lines and the one it names; by date. */
export function correctedOf(
	{referencedInvoiceId}: Pick<Head, 'referencedInvoiceId'>,
	lines: readonly Pick<JudgedLine, 'creditedLineId'>[],
	{invoice, invoiceOfLine}: Pick<Background, 'invoice' | 'invoiceOfLine'>,
): Invoice[] {
	const found = [
		...(referencedInvoiceId ? [invoice(referencedInvoiceId)] : []),
		...lines.map(({creditedLineId}) => (creditedLineId ? invoiceOfLine(creditedLineId) : undefined)),
	];
	return [...new Map(found.flatMap(each => (each ? [[each.id, each] as const] : []))).values()].toSorted((one, other) =>
		`${one.issueDate} ${one.number}` < `${other.issueDate} ${other.number}` ? -1 : 1,
	);
}

/** Seller and buyer of a document: what only gives back has those of the invoice that it gives back, as they stood on it. */
export function partiesFor(head: Head, lines: readonly JudgedLine[], background: Background): Parties {
	const isGivingBack = lines.every(line => line.creditedLineId);
	const [first] = isGivingBack ? correctedOf(head, lines, background).filter(({sellerSnapshot}) => sellerSnapshot) : [];
	return first?.sellerSnapshot ? {seller: first.sellerSnapshot, buyer: first.buyerSnapshot ?? null} : background.partiesNow(head);
}

/**
 * Decides everything about a document that is to be final: its parties, VAT, totals and dates, and everything that is missing or wrong,
 * at once. Pure: preview, run and finalising by hand all ask it, once for each document.
 */
export function judge(head: Head, lines: readonly JudgedLine[], background: Background, rules: FinalizeRules): Judgement {
	const isInvoice = head.documentType === 'invoice';
	const requested = head.issueDate ?? null;
	const {partnerId, documentType} = head;
	const {paymentTermsDays, timeZone} = background.seller(partnerId);
	const today = background.today(partnerId);
	const corrected = correctedOf(head, lines, background);
	const parties = partiesFor(head, lines, background);
	const lastIssued = background.lastIssued({partnerId, documentType, fiscalYear: fiscalYearOf(requested ?? today)});
	const amended = isInvoice ? null : (corrected.at(-1)?.issueDate ?? null);
	const issueDate = later(issueDateOf(requested, {today, lastIssued}), requested ? null : amended);
	const exchange = vatExchangeOf({
		...{currency: head.currency, corrected: isInvoice ? [] : corrected, parties, issueDate},
		rateOn: background.rateOn,
	});
	const decision = decideDocument(lines, parties, issueDate, {exchange, isVatStrict: rules.isVatStrict});
	const dueDate = isInvoice ? dueDateOf(issueDate, {given: head.dueDate ?? null, paymentTermsDays}) : null;
	const faults: Fault[] = [
		...withEinvoiceFaults(decision.faults, einvoiceSource(head, lines, {decision, parties, corrected, issueDate})),
		...faultAt('issue_date', requested === null ? undefined : issueDateFault(requested, {today, lastIssued})),
		...faultAt('issue_date', amended && issueDate < amended ? `must not be before ${amended}, the date of the invoice` : undefined),
		...faultAt('due_date', dueDate === null ? undefined : dueDateFault(dueDate, issueDate)),
	];
	return {
		...{decision, parties, corrected, issueDate, dueDate, invoiceOfLine: background.invoiceOfLine},
		pastDueAt: dueDate ? midnightOf(addDays(dueDate, 1), timeZone) : null,
		series: {partnerId, documentType, fiscalYear: fiscalYearOf(issueDate)},
		refusal: refusalOf(head, {decision, corrected, faults}),
	};
}

type Decided = Pick<Judgement, 'decision' | 'parties' | 'corrected' | 'issueDate'>;

const einvoiceSource = (head: Head, lines: readonly JudgedLine[], {decision, parties, corrected, issueDate}: Decided) => ({
	...{invoice: head, lines, parties, issueDate, ...decision},
	corrects: corrected.flatMap(({number, issueDate: day}) => (number && day ? [{number, issueDate: day}] : [])),
	isAsBilled: lines.every(({creditedLineId}) => creditedLineId),
});

/** What is missing is said once, by whoever says it first. Where VAT is not decided there is nothing that an e-invoice could say. */
function withEinvoiceFaults(faults: readonly Fault[], {isAsBilled, ...source}: ReturnType<typeof einvoiceSource>): Fault[] {
	if (!source.vatDetails) return [...faults];
	const named = new Set(faults.map(({path}) => path));
	return [...faults, ...einvoiceFaults(source, isAsBilled).filter(({path}) => !named.has(path))];
}

const later = (one: Day, other: Day | null): Day => (other !== null && other > one ? other : one);

const faultAt = (path: string, message: string | undefined): Fault[] => (message === undefined ? [] : [{path, message}]);

type Found = Readonly<{decision: Decision; corrected: readonly Invoice[]; faults: readonly Fault[]}>;

function refusalOf({documentType}: Head, {decision: {totals}, corrected, faults}: Found): Refusal | undefined {
	if (corrected.some(({status}) => status === 'draft')) return refuse('invoice_not_final');
	if (faults.length > 0) return refuseIncomplete(faults);
	if (!areWithinLimit(totals)) return refuse('amount_out_of_range');
	if (documentType === 'invoice' && totals.totalMinor < 0n) return refuse('credit_note_needed');
	if (documentType === 'credit_note' && totals.totalMinor >= 0n) return refuse('gives_nothing_back');
	return undefined;
}
