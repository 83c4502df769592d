import {ownedAs} from '../../platform/unit/fact.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {nextState} from '../../platform/values/lifecycle.ts';
import {creditNoteOf} from '../credit/create-credit-note.ts';
import {releaseLines} from '../draft/release-lines.ts';
import {documentEventData} from '../events.ts';
import {Invoice} from '../invoice.ts';
import {invoiceLifecycle} from '../invoice-lifecycle.ts';
import type {FinalizeRules} from '../plan/judge.ts';
import {creditNotesOf, linesOf} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {finalizeInvoice} from './finalize.ts';

type Request = FinalizeRules & Readonly<{invoiceId: IdOf<'invoice'>; reason: string}>;

/**
 * Takes a document back as a whole. What a draft charged goes into the next run. An invoice that has its number keeps it and owes
 * nothing: a credit note of all of it is made and finalised at once (Directive 2006/112/EC, Art. 219), and what it charged is not
 * charged again. Refuses when something was paid or credited already, and a credit note that has its number.
 */
export async function voidInvoice(unit: Unit, {invoiceId, reason, ...rules}: Request): Promise<Invoice> {
	const locked = await lockMany(unit, Invoice, {id: invoiceId}, {orderBy: {id: 'asc'}});
	const [invoice] = locked.rows;
	if (!invoice) throw refuse('invoice_not_found', {id: invoiceId});
	nextState(invoice.name(), invoiceLifecycle, invoice.status, 'void');
	const isDraft = invoice.status === 'draft';
	if (!isDraft) await refuseUnlessWhole(unit, invoice);
	invoice.apply('void');
	invoice.voidedAt = unit.now;
	await locked.save();
	if (isDraft) {
		await releaseLines(unit, await linesOf(unit, invoice.id));
		return invoice;
	}

	const note = await creditNoteOf(unit, {invoice, lines: await linesOf(unit, invoice.id)}, {requested: 'all', reason});
	await finalizeInvoice(unit, {invoiceId: note.invoice.id, ...rules});
	const after = await unit.em.findOneOrFail(Invoice, invoice.id, {disableIdentityMap: true});
	unit.record({type: 'invoice.voided', step: 1, owner: ownedAs(after), data: documentEventData(after)});
	return after;
}

async function refuseUnlessWhole(unit: Unit, invoice: Invoice): Promise<void> {
	if (invoice.documentType === 'credit_note') throw refuse('final_credit_note', {status: invoice.status});
	if (invoice.amountPaidMinor !== 0n) throw refuse('paid_already');
	const creditNotes = await creditNotesOf(unit, invoice.id, 'staff');
	if (creditNotes.some(({status}) => status !== 'void')) throw refuse('credited_already');
}
