import {raw} from '@mikro-orm/postgresql';
import {type Account, accountOf, accountsParameter, ofAccounts} from '../../charges/account.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {locked, lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {insertMany, newRow} from '../../platform/unit/write-many.ts';
import {asked, type Finalizing, finalizeDocuments} from '../final/finalize-documents.ts';
import {type DocumentType, Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import {loadBackground} from '../plan/background.ts';
import {spanOf} from '../plan/document-period.ts';
import type {FinalizeRules} from '../plan/judge.ts';
import {type PlannedDocument, planned} from '../plan/plan-documents.ts';
import {linesOfMany} from '../queries.ts';
import type {MadeDocument} from './bill.ts';

/** Documents of one account that wait; more of them are for the next time. */
const WAITING_LIMIT = 5000;

/**
 * Tries again to make final what runs could only draft for these accounts: the invoices first, so that what gives them back finds them
 * final. A draft whose lines may not stand together any more is taken apart. What still cannot be final stays a draft, with the reason.
 */
export async function finishWaiting(unit: Unit, accounts: readonly Account[], rules: FinalizeRules): Promise<MadeDocument[]> {
	return [...(await finishOfType(unit, accounts, 'invoice', rules)), ...(await finishOfType(unit, accounts, 'credit_note', rules))];
}

async function finishOfType(
	unit: Unit,
	accounts: readonly Account[],
	documentType: DocumentType,
	rules: FinalizeRules,
): Promise<MadeDocument[]> {
	const ofThese = raw(alias => ofAccounts(alias), [accountsParameter(accounts)]);
	const where = {documentType, status: 'draft' as const, isAutomatic: true, [ofThese]: []};
	const waiting = await lockMany(unit, Invoice, where as never, {orderBy: {id: 'asc'}, limit: WAITING_LIMIT});
	if (waiting.rows.length === 0) return [];
	const linesOf = await linesOfMany(
		unit,
		waiting.rows.map(({id}) => id),
	);
	const background = await loadBackground(
		unit,
		waiting.rows.map(invoice => asked(invoice, linesOf.get(invoice.id) ?? [])),
	);
	const drafts = waiting.rows.map(invoice => {
		const lines = linesOf.get(invoice.id) ?? [];
		const head = {
			...accountOf(invoice),
			issueDate: invoice.issueDate ?? null,
			dueDate: invoice.dueDate ?? null,
			purchaseOrder: invoice.purchaseOrder ?? null,
		};
		return {invoice, lines, documents: planned(head, lines, {background, rules})};
	});
	const documents = await placeLines(unit, drafts);
	const isFinal = ({judgement}: Finalizing): boolean => !judgement.refusal;
	await waiting.save();
	await finalizeDocuments(unit, documents.filter(isFinal), rules);
	return documents.map(document => ({
		outcome: isFinal(document) ? 'finalized' : 'drafted',
		invoice: document.invoice,
		refusal: document.judgement.refusal,
	}));
}

type Draft = Readonly<{invoice: Invoice; lines: readonly InvoiceLine[]; documents: readonly PlannedDocument<InvoiceLine>[]}>;

/** Puts the lines of drafts where they are to stand: the first group stays, each other one gets a draft of its own. */
async function placeLines(unit: Unit, drafts: readonly Draft[]): Promise<Finalizing[]> {
	const lines = locked(
		unit,
		InvoiceLine,
		drafts.flatMap(({documents}) => documents.flatMap(document => document.lines)),
	);
	const made: Invoice[] = [];
	const placed = drafts.flatMap(({invoice, documents}) =>
		documents.map((document, index) => {
			const own = index === 0 ? invoice : emptyCopy(unit, invoice);
			if (index > 0) made.push(own);
			putFigures(own, document, documents.length > 1);
			for (const [orderIndex, line] of document.lines.entries()) {
				line.invoiceId = own.id;
				line.orderIndex = orderIndex;
				line.taxMinor = document.judgement.decision.totals.lineTaxesMinor[orderIndex] ?? 0n;
			}

			return {invoice: own, lines: document.lines, judgement: document.judgement};
		}),
	);
	await insertMany(unit, Invoice, made);
	await lines.save();
	await dropLines(unit, drafts, new Set(placed.flatMap(document => document.lines)));
	return placed;
}

/** Lines of 0 that would stand alone come to nothing and go, unless nothing else is on the draft. */
async function dropLines({em}: Unit, drafts: readonly Draft[], kept: ReadonlySet<InvoiceLine>): Promise<void> {
	const gone = drafts
		.filter(({documents}) => documents.length > 0)
		.flatMap(({lines}) => lines.filter(line => !kept.has(line)).map(({id}) => id));
	if (gone.length > 0) await em.execute('delete from invoice_line where id = any(?::text[])', [arrayLiteral(gone)]);
}

function putFigures(invoice: Invoice, {head, span, judgement: {decision}}: PlannedDocument<InvoiceLine>, isTakenApart: boolean): void {
	const days = isTakenApart ? span : (spanOf(invoice) ?? span);
	Object.assign(invoice, {
		documentType: head.documentType,
		referencedInvoiceId: head.referencedInvoiceId ?? null,
		periodStart: days?.start ?? null,
		periodEnd: days?.end ?? null,
		subtotalMinor: decision.totals.subtotalMinor,
		taxMinor: decision.totals.taxMinor,
		totalMinor: decision.totals.totalMinor,
	} satisfies Partial<Invoice>);
}

/** A draft for the same seller and buyer that says the same about itself, without lines yet. */
const emptyCopy = (
	unit: Unit,
	{tenantId, partnerId, documentType, currency, isAutomatic, notes, purchaseOrder, issueDate, dueDate}: Invoice,
): Invoice =>
	newRow(unit, Invoice, {
		...{tenantId, partnerId, documentType, currency, isAutomatic, status: 'draft', pdfStatus: 'none', isCarried: false},
		...{notes: notes ?? null, purchaseOrder: purchaseOrder ?? null, issueDate: issueDate ?? null, dueDate: dueDate ?? null},
		...{subtotalMinor: 0n, taxMinor: 0n, totalMinor: 0n, amountPaidMinor: 0n, amountCreditedMinor: 0n, creditAppliedMinor: 0n},
	});
