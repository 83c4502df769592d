import {type Account, accountKey} from '../../charges/account.ts';
import {fixInvoicePrefix} from '../../organization/fix-invoice-prefix.ts';
import {dueAt} from '../../platform/attempts/attempt.ts';
import {readSettings} from '../../platform/process/settings.ts';
import {refuse as refusePlatform} from '../../platform/refusals.ts';
import {locked} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {insertMany, newRow} from '../../platform/unit/write-many.ts';
import type {Day} from '../../platform/values/period.ts';
import {applyCredit} from '../credit/apply-credit.ts';
import {lockCreditOf} from '../credit/lock-credit.ts';
import {setOffCredit, setOffPrepayments} from '../credit/set-off-credit.ts';
import {tellFinal} from '../events.ts';
import {Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import {InvoiceMail} from '../mail/invoice-mail.ts';
import {Payment} from '../payment.ts';
import {type Background, loadBackground} from '../plan/background.ts';
import {spanOf, spanOfLines} from '../plan/document-period.ts';
import {type FinalizeRules, type Judgement, judge} from '../plan/judge.ts';
import {settleIfNothingIsDue} from '../settle.ts';
import {CanonicalLines} from './canonical-form.ts';
import {linkDocuments, type Numbers} from './link-documents.ts';
import {documentNumber, keepLastLinks, seriesKey, type TakenNumbers, takeNumbers} from './number-sequence.ts';

/** A draft that can be made final: locked, and judged as it stands. */
export type Finalizing = {invoice: Invoice; lines: readonly InvoiceLine[]; judgement: Judgement};

/** With the series locked nobody else can move its date, so a second look is the last one. */
const LOOKS_LIMIT = 2;

/**
 * Gives drafts their numbers and makes them unchangeable, by a fixed number of statements and one for each series: snapshots, VAT,
 * totals, what credit sets off, facts and mails. In the given order, so an invoice before the credit note that gives it back. Nothing of
 * them keeps them from being final, as they were judged; the series are locked for the last statements only. Where a series has got a
 * later date meanwhile its documents are judged again.
 */
export async function finalizeDocuments(unit: Unit, documents: readonly Finalizing[], rules: FinalizeRules): Promise<void> {
	if (documents.length === 0) return;
	const isSent = documents.some(({invoice}) => invoice.isAutomatic) && (await readSettings(unit)).invoiceAutoSend;
	const lines = locked(
		unit,
		InvoiceLine,
		documents.flatMap(document => document.lines),
	);
	const heads = locked(
		unit,
		Invoice,
		documents.map(({invoice}) => invoice),
	);
	const credit = await lockCreditOf(unit, documents);
	// All that needs no number comes before the numbers: from then on the others of the series wait.
	const forms = new Map<Invoice, CanonicalLines>();
	const prepare = async (judged: readonly Finalizing[]): Promise<void> => {
		for (const document of judged) putTaxes(document);
		await lines.save();
		for (const document of judged) forms.set(document.invoice, new CanonicalLines(document.lines));
	};
	await prepare(documents);
	const numbers = await numbersFor(unit, documents, async late => {
		await judgeAgain(unit, late, rules);
		await prepare(late);
	});
	const payments: Payment[] = [];
	for (const document of documents) {
		seal(unit, document, numbers);
		const {invoice, judgement} = document;
		if (invoice.documentType === 'invoice') {
			payments.push(...setOffCredit(unit, invoice, credit.unusedBy(accountKey(invoice))));
			payments.push(...setOffPrepayments(unit, invoice, credit.prepaidBy(accountKey(invoice))));
		}

		tellFinal(unit, invoice);
		if (invoice.documentType === 'credit_note') applyCredit(unit, document, credit.corrected(judgement.corrected));
		settleIfNothingIsDue(unit, invoice, 'credit', unit.now);
		if (invoice.amountDueMinor() > 0n) invoice.collectAt = unit.now;
	}

	const links = linkDocuments(documents, {numbers, forms});
	await heads.save();
	await credit.save();
	await insertMany(unit, Payment, payments);
	await insertMany(
		unit,
		InvoiceMail,
		documents.flatMap(document => (isSent ? mailOf(unit, document) : [])),
	);
	await keepLastLinks(unit, links);
}

/** Takes the numbers of all documents, one series after another in the same order everywhere, and in each the earliest date first. */
async function numbersFor(unit: Unit, documents: readonly Finalizing[], again: JudgeAgain): Promise<Numbers> {
	const prefixes = await prefixesOf(unit, documents);
	const numbers = new Map<Invoice, {number: string; sequenceNumber: number; linkBefore: string | null}>();
	const bySeries = Map.groupBy(documents, ({judgement: {series}}) => seriesKey(series));
	for (const [, ofSeries] of [...bySeries].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
		const byDate = Map.groupBy(ofSeries, ({judgement}) => judgement.issueDate);
		for (const [issueDate, ofDate] of [...byDate].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
			const {first, linkBefore} = await take(unit, ofDate, {issueDate, again});
			for (const [index, {invoice, judgement}] of ofDate.entries()) {
				const sequenceNumber = first + index;
				const number = documentNumber(prefixes.get(invoice.partnerId) ?? '', judgement.series, sequenceNumber);
				numbers.set(invoice, {number, sequenceNumber, linkBefore});
			}
		}
	}

	return numbers;
}

/** Judges documents anew whose series has a later date than was presumed. */
type JudgeAgain = (documents: readonly Finalizing[]) => Promise<void>;

type Wanted = Readonly<{issueDate: Day; again: JudgeAgain}>;

async function take(unit: Unit, documents: readonly Finalizing[], {issueDate, again}: Wanted): Promise<TakenNumbers> {
	let date = issueDate;
	for (let look = 1; look <= LOOKS_LIMIT; look++) {
		const [{judgement} = {} as Finalizing] = documents;
		const taken = await takeNumbers(unit, judgement.series, {issueDate: date, count: documents.length});
		if (taken) return taken;
		await again(documents);
		date = documents[0]?.judgement.issueDate ?? date;
	}

	throw new Error('a locked series changed its date');
}

/**
 * The series has a later date than was presumed. What cannot bear that date is not final after all: whoever asked for it is told why; what
 * the machine makes is begun anew, judged by that date from the beginning, and then is a draft with its reason beside the others.
 */
async function judgeAgain(unit: Unit, documents: readonly Finalizing[], rules: FinalizeRules): Promise<void> {
	const background: Background = await loadBackground(
		unit,
		documents.map(({invoice, lines}) => asked(invoice, lines)),
	);
	for (const document of documents) {
		document.judgement = judge(document.invoice, document.lines, background, rules);
		const {refusal} = document.judgement;
		if (refusal) throw document.invoice.isAutomatic ? refusePlatform('written_at_the_same_time') : refusal;
	}
}

/** A draft, as the background that it is judged by is asked for. */
export const asked = ({tenantId, partnerId, currency, issueDate, referencedInvoiceId}: Invoice, lines: readonly InvoiceLine[]) => ({
	...({tenantId, partnerId, currency} satisfies Account),
	...{issueDate: issueDate ?? null, referencedInvoiceId: referencedInvoiceId ?? null, lines},
});

async function prefixesOf(unit: Unit, documents: readonly Finalizing[]): Promise<Map<string, string>> {
	const prefixes = new Map<string, string>();
	for (const partnerId of [...new Set(documents.map(({invoice}) => invoice.partnerId))].toSorted())
		prefixes.set(partnerId, await fixInvoicePrefix(unit, partnerId));
	return prefixes;
}

function putTaxes({lines, judgement: {decision}}: Finalizing): void {
	for (const [index, line] of lines.entries()) {
		const tax = decision.taxes[index];
		line.taxCategory = tax?.category ?? null;
		line.taxRate = tax?.rate ?? null;
		line.taxExemptionReason = tax?.exemptionReason ?? null;
		line.taxMinor = decision.totals.lineTaxesMinor[index] ?? 0n;
	}
}

/** Everything that becomes unchangeable, at once. */
function seal(unit: Unit, {invoice, lines, judgement}: Finalizing, numbers: Numbers): void {
	const {decision, parties, series, issueDate, dueDate} = judgement;
	const span = spanOf(invoice) ?? spanOfLines(lines);
	Object.assign(invoice, {
		number: numbers.get(invoice)?.number ?? null,
		sequenceNumber: numbers.get(invoice)?.sequenceNumber ?? null,
		fiscalYear: series.fiscalYear,
		issueDate,
		dueDate,
		pastDueAt: judgement.pastDueAt,
		periodStart: span?.start ?? null,
		periodEnd: span?.end ?? null,
		subtotalMinor: decision.totals.subtotalMinor,
		taxMinor: decision.totals.taxMinor,
		totalMinor: decision.totals.totalMinor,
		sellerSnapshot: parties.seller,
		buyerSnapshot: parties.buyer,
		vatDetails: decision.vatDetails,
		pdfStatus: 'pending',
		finalizedAt: unit.now,
	} satisfies Partial<Invoice>);
	invoice.apply('finalize');
}

/** The mail that goes out with a document of a run, when there is somebody to send it to. */
function mailOf(unit: Unit, {invoice, judgement: {parties}}: Finalizing): InvoiceMail[] {
	const to = parties.buyer?.contact_email;
	if (!invoice.isAutomatic || !to) return [];
	const {id: invoiceId, tenantId, partnerId} = invoice;
	return [
		newRow(unit, InvoiceMail, {
			...{
				kind: 'document' as const,
				tenantId,
				partnerId,
				invoiceId,
				recipients: [to],
				message: null,
				isAutomatic: true,
				...dueAt(unit.now),
			},
		}),
	];
}
