import type {IdOf} from '../platform/id.ts';
import {Refusal} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit.ts';
import {type FinalizeRules, finalize} from './finalize.ts';
import type {Invoice} from './invoice.ts';
import {holdInvoice, linesOf} from './queries.ts';
import {separate, type WithLines} from './separate.ts';

/** What became of a document of a run: a final one, or a draft that waits, with the reason. */
export type Made = Readonly<{outcome: 'drafted' | 'finalized'; invoice: Invoice; refusal?: Refusal}>;

/** Finalises a draft of a run, taken apart where its lines may not stand together; what cannot be finalised yet stays a draft. */
export async function finish(unit: Unit, drafted: WithLines, rules: FinalizeRules): Promise<readonly Made[]> {
	const made: Made[] = [];
	for (const document of await separate(unit, drafted)) made.push(await finishOrLeave(unit, document, rules));
	return made;
}

/** Tries again to finish what a run could only draft. Nothing when it is no draft of a run any more. */
export async function finishWaiting(
	unit: Unit,
	{invoiceId, ...rules}: FinalizeRules & Readonly<{invoiceId: IdOf<'invoice'>}>,
): Promise<readonly Made[]> {
	const invoice = await holdInvoice(unit, invoiceId);
	if (invoice.status !== 'draft' || !invoice.isAutomatic) return [];
	return finish(unit, {invoice, lines: await linesOf(unit, invoice.id)}, rules);
}

async function finishOrLeave(unit: Unit, {invoice, lines}: WithLines, rules: FinalizeRules): Promise<Made> {
	try {
		return {outcome: 'finalized', invoice: await finalize(unit, invoice, lines, rules)};
	} catch (error) {
		// A refusal to finalise comes before anything is written.
		if (error instanceof Refusal) return {outcome: 'drafted', invoice, refusal: error};
		throw error;
	}
}
