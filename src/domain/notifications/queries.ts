import {findPageBySql, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Category, Severity} from './notification.ts';

/** Who reads: a user of a tenant, or (without a tenant) somebody of a partner's staff. */
export type Reader = Readonly<{
	userId: string;
	tenantId: IdOf<'tenant'> | undefined;
	partnerId: IdOf<'partner'> | undefined;
	/** Whether what is said about billing is for them, too. */
	seesBilling: boolean;
}>;

/** A notification as its reader sees it. */
export type ReadNotification = Readonly<{
	id: IdOf<'notification'>;
	userId: IdOf<'user'> | null;
	category: Category;
	severity: Severity;
	title: string;
	body: string;
	link: string | null;
	isRead: boolean;
	readAt: Date | null;
	createdAt: Date;
	updatedAt: Date;
}>;

/** Which notifications (as `n`) are for a reader. Here alone it is decided; the row-level walls stand behind it. */
export function mailboxOf({userId, tenantId, partnerId, seesBilling}: Reader): {sql: string; parameters: unknown[]} {
	const place = tenantId ? 'n.tenant_id = ?' : 'n.tenant_id is null and n.partner_id = ?';
	return {
		sql: `${place} and (n.user_id is null or n.user_id = ?)${seesBilling ? '' : " and n.category <> 'billing'"}`,
		parameters: [tenantId ?? partnerId ?? null, userId],
	};
}

type Row = {
	id: IdOf<'notification'>;
	user_id: IdOf<'user'> | null;
	category: Category;
	severity: Severity;
	title: string;
	body: string;
	link: string | null;
	read_at: Date | string | null;
	created_at: Date | string;
	updated_at: Date | string;
};

const fromRow = ({user_id: userId, read_at: readAt, created_at: createdAt, updated_at: updatedAt, ...row}: Row): ReadNotification => ({
	...row,
	userId,
	isRead: readAt !== null,
	readAt: readAt === null ? null : new Date(readAt),
	createdAt: new Date(createdAt),
	updatedAt: new Date(updatedAt),
});

type Filter = Readonly<{unreadOnly?: boolean; category?: Category; id?: IdOf<'notification'>}>;

function selection(reader: Reader, {unreadOnly = false, category, id}: Filter): {sql: string; parameters: unknown[]} {
	const mailbox = mailboxOf(reader);
	const conditions = [
		{sql: mailbox.sql, parameters: mailbox.parameters},
		...(unreadOnly ? [{sql: 'r.read_at is null', parameters: []}] : []),
		...(category === undefined ? [] : [{sql: 'n.category = ?', parameters: [category]}]),
		...(id === undefined ? [] : [{sql: 'n.id = ?', parameters: [id]}]),
	];
	return {
		sql: `select n.id, n.user_id, n.category, n.severity, n.title, n.body, n.link, n.created_at, n.updated_at, r.read_at
		      from notification n left join notification_read r on r.notification_id = n.id and r.user_id = ?
		      where ${conditions.map(({sql}) => sql).join(' and ')}`,
		parameters: [reader.userId, ...conditions.flatMap(({parameters}) => parameters)],
	};
}

/** A reader's notifications, newest first. */
export async function listNotifications({em}: Unit, reader: Reader, request: PageRequest & Filter): Promise<Page<ReadNotification>> {
	const found = await findPageBySql<Row>(em, {...selection(reader, request), time: 'created_at'}, request);
	return {...found, items: found.items.map(fromRow)};
}

/** One of a reader's notifications, if it is one. */
export async function findNotification({em}: Unit, reader: Reader, id: IdOf<'notification'>): Promise<ReadNotification | undefined> {
	const {sql, parameters} = selection(reader, {id});
	const [row] = await em.execute<Row[]>(sql, parameters);
	return row && fromRow(row);
}
