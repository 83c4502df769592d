import {LockMode} from '@mikro-orm/core';
import {releaseCharges} from '../../charges/release-charges.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Invoice} from '../invoice.ts';
import {InvoiceLine} from '../invoice-line.ts';
import {spanOf} from '../plan/document-period.ts';
import {linesOf} from '../queries.ts';
import {recalculateDraft} from './recalculate-draft.ts';

type Line = Pick<InvoiceLine, 'id' | 'chargeId' | 'creditedLineId'>;

/**
 * Lines of a draft will not be on a document: what they charged, or gave back, is due again. Unused days that were not given back
 * because one of them held the credit are, too. What other drafts give back of them goes: they give back what was never billed.
 */
export async function releaseLines(unit: Unit, lines: readonly Line[]): Promise<void> {
	await releaseCharges(
		unit,
		lines.flatMap(({chargeId}) => chargeId ?? []),
	);
	await releaseUnused(
		unit,
		lines.flatMap(({creditedLineId}) => creditedLineId ?? []),
	);
	await dropWhatGivesBack(
		unit,
		lines.map(({id}) => id),
	);
}

/** The unused days of the periods that these lines charged, as far as they have not been given back, are due again. */
async function releaseUnused(unit: Unit, lineIds: readonly IdOf<'invoiceLine'>[]): Promise<void> {
	if (lineIds.length === 0) return;
	const rows = await unit.em.execute<{id: IdOf<'charge'>}[]>(
		`select c.id from charge c join invoice_line l on l.subscription_period_id = c.subscription_period_id
		 where l.id = any(?::text[]) and c.kind = 'unused'`,
		[arrayLiteral(lineIds)],
	);
	await releaseCharges(
		unit,
		rows.map(({id}) => id),
	);
}

async function dropWhatGivesBack(unit: Unit, lineIds: readonly IdOf<'invoiceLine'>[]): Promise<void> {
	const {em} = unit;
	const giving = await em.find(InvoiceLine, {creditedLineId: {$in: [...lineIds]}});
	if (giving.length === 0) return;
	const drafts = await em.find(
		Invoice,
		{id: {$in: [...new Set(giving.map(({invoiceId}) => invoiceId))]}, status: 'draft'},
		{lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}},
	);
	for (const draft of drafts) {
		const lines = await linesOf(unit, draft.id);
		const gone = lines.filter(({creditedLineId}) => creditedLineId && lineIds.includes(creditedLineId));
		await releaseCharges(
			unit,
			gone.flatMap(({chargeId}) => chargeId ?? []),
		);
		for (const line of gone) em.remove(line);
		// The database checks each line against its document, which must go last.
		await em.flush();
		const kept = lines.filter(line => !gone.includes(line));
		if (kept.length > 0) await recalculateDraft(unit, draft, kept, spanOf(draft));
		else em.remove(draft);
		await em.flush();
	}
}
