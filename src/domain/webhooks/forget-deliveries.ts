import type {Unit} from '../platform/unit/unit.ts';
import {firstIdAt} from '../platform/values/id.ts';

/** What was told is kept for so long (security-and-operations.md §4). */
const KEPT_DAYS = 90;
/** Deliveries that are deleted at once. */
export const FORGET_SLICE = 5000;

/** Deletes the oldest deliveries that are over and kept no longer, with their attempts, at most a slice. Answers how many. */
export async function forgetDeliveries({em, now}: Unit): Promise<number> {
	const before = firstIdAt('webhookDelivery', new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000));
	const gone = await em.execute<unknown[]>(
		`with old as (select id from webhook_delivery where id < ? and status <> 'pending' order by id limit ?),
		 attempts as (delete from webhook_attempt a using old where a.delivery_id = old.id)
		 delete from webhook_delivery d using old where d.id = old.id returning true as gone`,
		[before, FORGET_SLICE],
	);
	return gone.length;
}
