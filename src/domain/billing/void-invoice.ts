import {ownedAs} from '../platform/fact.ts';
import type {IdOf} from '../platform/id.ts';
import {nextState} from '../platform/lifecycle.ts';
import type {Unit} from '../platform/unit.ts';
import {creditNoteOf} from './create-credit-note.ts';
import {toldOfDocument} from './events.ts';
import {type FinalizeRules, finalize} from './finalize.ts';
import {giveBack} from './give-back.ts';
import type {Invoice} from './invoice.ts';
import {invoiceLifecycle} from './invoice-lifecycle.ts';
import {creditNotesOf, holdInvoice, linesOf} from './queries.ts';
import {refuse} from './refusals.ts';

type Request = FinalizeRules & Readonly<{invoiceId: IdOf<'invoice'>; reason: string}>;

/**
 * Takes a document back as a whole. What a draft charged goes into the next run. An invoice that has its number keeps it and owes
 * nothing: a credit note of all of it is made and finalised at once (Directive 2006/112/EC, Art. 219), and what it charged is not
 * charged again. Refuses when something was paid or credited already, and a credit note that has its number.
 */
export async function voidInvoice(unit: Unit, {invoiceId, reason, ...rules}: Request): Promise<Invoice> {
	const invoice = await holdInvoice(unit, invoiceId);
	nextState(invoice.name(), invoiceLifecycle, invoice.status, 'void');
	return invoice.status === 'draft' ? voidDraft(unit, invoice) : voidFinal(unit, invoice, {reason, rules});
}

async function voidDraft(unit: Unit, invoice: Invoice): Promise<Invoice> {
	await giveBack(unit, await linesOf(unit, invoice.id));
	invoice.apply('void');
	invoice.voidedAt = unit.now;
	return invoice;
}

async function voidFinal(unit: Unit, invoice: Invoice, {reason, rules}: {reason: string; rules: FinalizeRules}): Promise<Invoice> {
	if (invoice.documentType === 'credit_note') throw refuse('final_credit_note', {status: invoice.status});
	if (invoice.amountPaidMinor !== 0n) throw refuse('paid_already');
	const creditNotes = await creditNotesOf(unit, invoice.id, 'staff');
	if (creditNotes.some(({status}) => status !== 'void')) throw refuse('credited_already');

	invoice.apply('void');
	invoice.voidedAt = unit.now;
	const note = await creditNoteOf(unit, {invoice, lines: await linesOf(unit, invoice.id)}, {wish: 'all', reason});
	await finalize(unit, note.invoice, note.lines, rules);
	unit.record({type: 'invoice.voided', step: 1, owner: ownedAs(invoice), data: toldOfDocument(invoice)});
	return invoice;
}
