import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {recalculateDraft} from '../draft/recalculate-draft.ts';
import type {Invoice} from '../invoice.ts';
import {linesOf, lockDraft} from '../queries.ts';
import {spanOf} from './document-period.ts';
import {leadingDay} from './leading-day.ts';

/** No day of the calendar comes after it. */
const LAST = '9999-99-99';

/** Sorts the lines of a draft by the day that their descriptions begin with; undated ones keep their order, last. */
export async function sortLinesByDate(unit: Unit, {invoiceId}: {invoiceId: IdOf<'invoice'>}): Promise<Invoice> {
	const invoice = await lockDraft(unit, invoiceId, 'sorted');
	const lines = await linesOf(unit, invoice.id);
	const dayAt = (description: string): string => leadingDay(description) ?? LAST;
	const sorted = lines.toSorted(({description: one}, {description: other}) =>
		dayAt(one) === dayAt(other) ? 0 : dayAt(one) < dayAt(other) ? -1 : 1,
	);
	await recalculateDraft(unit, invoice, sorted, spanOf(invoice));
	return invoice;
}
