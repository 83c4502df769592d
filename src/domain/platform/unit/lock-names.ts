import {WITH_NEXT} from './join-statements.ts';
import type {Unit} from './unit.ts';

/**
 * Takes locks that have names, to the end of the unit: whoever else wants one of them waits, at most the lock timeout. In one order everywhere, so that
 * two who want some of the same never wait for each other. They are taken with the next statement, which sees what those before left.
 */
export async function lockNames({em}: Pick<Unit, 'em'>, names: readonly string[]): Promise<void> {
	if (names.length === 0) return;
	await em.execute(
		`${WITH_NEXT}select pg_advisory_xact_lock(hashtextextended(name, 0))
		 from jsonb_array_elements_text(?::jsonb) with ordinality as n(name, place) order by place`,
		[JSON.stringify([...new Set(names)].toSorted())],
	);
}
