import type {Unit} from '../platform/unit/unit.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import type {Category, Severity} from './notification.ts';

/** Whom a notification is for: one person, everybody of a tenant, or (without a tenant) the staff of a partner. */
export type Addressee = Readonly<{tenantId: IdOf<'tenant'> | null; partnerId: IdOf<'partner'>; userId?: IdOf<'user'>}>;

/** What people read. */
export type Message = Readonly<{category: Category; severity: Severity; title: string; body: string; link?: string}>;

/** `occasion` names what it is about, over all kinds of notifications: the same occasion is told once. */
export type NewNotification = Readonly<{to: Addressee; message: Message; occasion: string}>;

/** Tells people something: the same occasion once, however often this is called. */
export const notify = async (unit: Unit, one: NewNotification): Promise<void> => notifyMany(unit, [one]);

/** The same of many things, in their order, by one statement. */
export async function notifyMany(unit: Unit, many: readonly NewNotification[]): Promise<void> {
	if (many.length === 0) return;
	const rows = many.map(({to, message, occasion}) => ({
		...{id: newId('notification', unit.now), tenant_id: to.tenantId, partner_id: to.partnerId, user_id: to.userId ?? null},
		...{...message, link: message.link ?? null, occasion},
	}));
	await unit.em.execute(
		`insert into notification
		   (id, tenant_id, partner_id, user_id, category, severity, title, body, link, occasion, created_at, updated_at, version)
		 select r.id, r.tenant_id, r.partner_id, r.user_id, r.category, r.severity, r.title, r.body, r.link, r.occasion, at, at, 1
		 from jsonb_populate_recordset(null::notification, ?::jsonb) r, (select ?::timestamptz as at) now
		 order by r.occasion on conflict (occasion) do nothing`,
		[JSON.stringify(rows), unit.now],
	);
}
