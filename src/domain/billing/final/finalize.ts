import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {nextState} from '../../platform/values/lifecycle.ts';
import {Invoice} from '../invoice.ts';
import {invoiceLifecycle} from '../invoice-lifecycle.ts';
import {loadBackground} from '../plan/background.ts';
import {type FinalizeRules, judge} from '../plan/judge.ts';
import {linesOfMany} from '../queries.ts';
import {refuse} from '../refusals.ts';
import {asked, finalizeDocuments} from './finalize-documents.ts';

/**
 * Makes a draft final: decides VAT and totals, takes snapshots of seller and buyer, gives it its number. Refuses, naming everything that
 * is missing at once, before anything is written; no number is used then. What a credit note is worth lowers what is due on its
 * invoices; an invoice is settled, as far as that goes, by what the buyer has to its credit.
 */
export async function finalizeInvoice(unit: Unit, {invoiceId, ...rules}: {invoiceId: IdOf<'invoice'>} & FinalizeRules): Promise<Invoice> {
	await unit.em.flush();
	const [invoice] = (await lockMany(unit, Invoice, {id: invoiceId}, {orderBy: {id: 'asc'}})).rows;
	if (!invoice) throw refuse('invoice_not_found', {id: invoiceId});
	nextState(invoice.name(), invoiceLifecycle, invoice.status, 'finalize');
	const lines = (await linesOfMany(unit, [invoice.id])).get(invoice.id) ?? [];
	const judgement = judge(invoice, lines, await loadBackground(unit, [asked(invoice, lines)]), rules);
	if (judgement.refusal) throw judgement.refusal;
	await finalizeDocuments(unit, [{invoice, lines, judgement}], rules);
	return invoice;
}
