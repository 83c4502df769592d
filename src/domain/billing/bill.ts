import {Refusal} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit.ts';
import {compose} from './compose.ts';
import {draft, type NewLine} from './draft.ts';
import type {Account} from './due-work.ts';
import {finalize} from './finalize.ts';
import type {DocumentType, Invoice} from './invoice.ts';
import type {InvoiceLine} from './invoice-line.ts';

/** What became of an account: nothing to charge, a draft that waits, or a final document. */
export type Billed = Readonly<{outcome: 'nothing'}> | Readonly<{outcome: 'drafted' | 'finalized'; invoice: Invoice; refusal?: Refusal}>;

type Request = Account & Readonly<{asOf: Date; isFinalized: boolean}>;

/**
 * Charges an account all that is due, in one document. Below zero it is a credit note. What cannot be finalised yet stays a draft, with
 * the reason; the next run tries it again. Safe to run twice, also at once: what was charged is not due any more.
 */
export async function bill(unit: Unit, {tenantId, partnerId, currency, asOf, isFinalized}: Request): Promise<Billed> {
	const account = {tenantId, partnerId, currency};
	const {lines: due, markBilled} = await compose(unit, {...account, asOf});
	markBilled();
	if (due.every(({amountMinor}) => amountMinor === 0n)) {
		await unit.em.flush();
		return {outcome: 'nothing'};
	}

	const {invoice, lines} = await draft(unit, {
		...account,
		documentType: typeFor(due),
		lines: due,
		isAutomatic: isFinalized,
	});
	return isFinalized ? finishOrLeave(unit, invoice, lines) : {outcome: 'drafted', invoice};
}

/** Below zero a document gives back: it is a credit note. */
const typeFor = (lines: readonly NewLine[]): DocumentType =>
	lines.reduce((sum, {amountMinor}) => sum + amountMinor, 0n) < 0n ? 'credit_note' : 'invoice';

async function finishOrLeave(unit: Unit, invoice: Invoice, lines: readonly InvoiceLine[]): Promise<Billed> {
	try {
		return {outcome: 'finalized', invoice: await finalize(unit, invoice, lines)};
	} catch (error) {
		// A refusal to finalise comes before anything is written.
		if (error instanceof Refusal) return {outcome: 'drafted', invoice, refusal: error};
		throw error;
	}
}
