import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {linesOf, lockDraft} from '../queries.ts';
import {releaseLines} from './release-lines.ts';

/** Throws a draft away; what a run had put on it is given back to the next one. */
export async function deleteDraft(unit: Unit, {invoiceId}: {invoiceId: IdOf<'invoice'>}): Promise<void> {
	const invoice = await lockDraft(unit, invoiceId, 'deleted');
	const lines = await linesOf(unit, invoice.id);
	await releaseLines(unit, lines);
	for (const line of lines) unit.em.remove(line);
	// The database checks each line against its document, which must go last.
	await unit.em.flush();
	unit.em.remove(invoice);
	await unit.em.flush();
}
