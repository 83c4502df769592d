import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {findNotification, mailboxOf, type Reader, type ReadNotification} from './queries.ts';
import {refuse} from './refusals.ts';

/** Notes that somebody has read one of their notifications; read before, it stays read since then. */
export async function markRead(unit: Unit, reader: Reader, id: IdOf<'notification'>): Promise<ReadNotification> {
	await noteRead(unit, reader, {sql: 'n.id = ?', parameters: [id]});
	const notification = await findNotification(unit, reader, id);
	if (!notification) throw refuse('notification_not_found', {id});
	return notification;
}

/** The same for all of them; answers how many were not read before. */
export const markAllRead = async (unit: Unit, reader: Reader): Promise<number> => noteRead(unit, reader, {sql: 'true', parameters: []});

async function noteRead({em, now}: Unit, reader: Reader, which: {sql: string; parameters: unknown[]}): Promise<number> {
	const mailbox = mailboxOf(reader);
	const read = await em.execute<unknown[]>(
		`insert into notification_read (notification_id, user_id, tenant_id, partner_id, read_at)
		 select n.id, ?, n.tenant_id, n.partner_id, ?::timestamptz from notification n where ${mailbox.sql} and ${which.sql}
		 on conflict (notification_id, user_id) do nothing returning notification_id`,
		[reader.userId, now, ...mailbox.parameters, ...which.parameters],
	);
	return read.length;
}
