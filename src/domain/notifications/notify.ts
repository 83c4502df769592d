import type {Unit} from '../platform/unit/unit.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import type {Category, Severity} from './notification.ts';

/** Whom a notification is for: one person, everybody of a tenant, or (without a tenant) the staff of a partner. */
export type Addressee = Readonly<{tenantId: IdOf<'tenant'> | null; partnerId: IdOf<'partner'>; userId?: IdOf<'user'>}>;

/** What people read. */
export type Message = Readonly<{category: Category; severity: Severity; title: string; body: string; link?: string}>;

/**
 * Tells people something. `occasion` names what it is about, over all kinds of notifications: the same occasion is told once, however
 * often this is called.
 */
export async function notify(unit: Unit, {to, message, occasion}: {to: Addressee; message: Message; occasion: string}): Promise<void> {
	const {category, severity, title, body, link} = message;
	await unit.em.execute(
		`insert into notification
		   (id, tenant_id, partner_id, user_id, category, severity, title, body, link, occasion, created_at, updated_at, version)
		 values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (occasion) do nothing`,
		[
			...[newId('notification', unit.now), to.tenantId, to.partnerId, to.userId ?? null],
			...[category, severity, title, body, link ?? null, occasion, unit.now, unit.now],
		],
	);
}
