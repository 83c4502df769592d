import type {Unit} from '../platform/unit/unit.ts';

/** Notifications are kept for so long. */
export const KEPT_MONTHS = 13;

/** Deletes the oldest notifications whose time is over, at most `limit`, with who has read them; answers how many. */
export async function forgetNotifications({em, now}: Unit, limit: number): Promise<number> {
	const forgotten = await em.execute<unknown[]>(
		`with forgotten as (
		   delete from notification where id in (
		     select id from notification where created_at < ?::timestamptz - ? * interval '1 month' order by created_at limit ?)
		   returning id),
		 unread as (delete from notification_read where notification_id in (select id from forgotten))
		 select id from forgotten`,
		[now, KEPT_MONTHS, limit],
	);
	return forgotten.length;
}
