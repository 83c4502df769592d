import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';

/** Makes charges pending and due again: the lines that billed them will not be on a document. */
export async function releaseCharges({em, now}: Unit, ids: readonly IdOf<'charge'>[]): Promise<void> {
	if (ids.length === 0) return;
	await em.execute(
		`update charge set billed_at = null, parked_at = null, park_reason = null, due_at = least(due_at, ?), updated_at = ?, version = version + 1
		 where id = any(?::text[])`,
		[now, now, arrayLiteral([...new Set(ids)])],
	);
}
