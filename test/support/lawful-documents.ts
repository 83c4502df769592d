import {numberingProof} from '../../src/domain/billing/final/numbering-proof.ts';
import {Invoice} from '../../src/domain/billing/invoice.ts';
import {recomputeDocument} from '../../src/domain/billing/proof/recompute-document.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {InUnit} from '../../src/domain/platform/unit/unit.ts';

/** No more documents of a world are looked at: the newest. */
const DOCUMENTS_LIMIT = 300;

/**
 * Looks at the final documents that a world has made, whatever the story was: each computes to the same cents from what is stored, and
 * their series are dense, dated in order and linked. Throws with what is not so.
 */
export async function checkDocuments(inUnit: InUnit): Promise<void> {
	const because = {because: 'a world is closed', readOnly: true} as const;
	const wrong: string[] = [];
	const ids = await asSystem(inUnit, because, async ({em}) =>
		(await em.find(Invoice, {number: {$ne: null}}, {fields: ['id'], orderBy: {id: 'desc'}, limit: DOCUMENTS_LIMIT})).map(({id}) => id),
	);
	for (const invoiceId of ids) {
		const {invoice, differences} = await asSystem(inUnit, because, async unit => recomputeDocument(unit, {invoiceId}));
		wrong.push(...differences.map(difference => `${invoice.number}: ${difference}`));
	}

	for (const series of await asSystem(inUnit, because, async unit => numberingProof(unit, {})))
		if (!series.isDense || !series.hasDatesInOrder || !series.isLinked) wrong.push(`a series is not whole: ${JSON.stringify(series)}`);
	if (wrong.length > 0) throw new Error(`documents that are not as they were made:\n${wrong.join('\n')}`);
}
