import type {Unit} from '../../platform/unit/unit.ts';

/** Keys deleted at once: few enough that nobody waits for it. */
const SLICE = 10_000;

/** Deletes one slice of keys that have expired; answers whether more may be left. */
export async function deleteExpiredKeys({em, now}: Unit): Promise<boolean> {
	const deleted = await em.execute<unknown[]>(
		`delete from usage_key where (service_id, idempotency_key) in (
			select service_id, idempotency_key from usage_key where expires_at < ? order by expires_at limit ?
		) returning true as is_deleted`,
		[now, SLICE],
	);
	return deleted.length === SLICE;
}
