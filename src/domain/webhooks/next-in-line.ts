import {lockNames} from '../platform/unit/lock-names.ts';
import type {Unit} from '../platform/unit/unit.ts';

/** One object, as far as one subscriber is told of it. */
export type Line = Readonly<{subscriberId: string; subjectId: string}>;

/**
 * Makes due what comes next in lines in which nothing is due: of one object facts are told one after the other, in their order. By one
 * probe of an index a line. Who adds to a line and who ends what stands first in it wait for each other, so that neither leaves it lying.
 */
export async function makeNextDue(unit: Unit, lines: readonly Line[]): Promise<void> {
	if (lines.length === 0) return;
	await lockNames(
		unit,
		lines.map(({subscriberId}) => `webhook lines of ${subscriberId}`),
	);
	await unit.em.execute(
		`update webhook_delivery d set next_attempt_at = ?, updated_at = ?
		 from (select distinct subscriber_id, subject_id from jsonb_to_recordset(?::jsonb) as l(subscriber_id text, subject_id text)) line
		 cross join lateral (
		   select id, next_attempt_at from webhook_delivery w
		   where w.subscriber_id = line.subscriber_id and w.subject_id = line.subject_id and w.status = 'pending' and w.is_ordered
		   order by (w.next_attempt_at is null), w.position limit 1) first
		 where d.id = first.id and first.next_attempt_at is null`,
		[unit.now, unit.now, JSON.stringify(lines.map(({subscriberId, subjectId}) => ({subscriber_id: subscriberId, subject_id: subjectId})))],
	);
}
