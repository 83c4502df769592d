import type {Unit} from '../platform/unit/unit.ts';
import {insertNew, newRow} from '../platform/unit/write-many.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type Category, Notification, type Severity} from './notification.ts';

/** Whom a notification is for: one person, everybody of a tenant, or (without a tenant) the staff of a partner. */
export type Addressee = Readonly<{tenantId: IdOf<'tenant'> | null; partnerId: IdOf<'partner'>; userId?: IdOf<'user'>}>;

/** What people read. */
export type Message = Readonly<{category: Category; severity: Severity; title: string; body: string; link?: string}>;

/** `occasion` names what it is about, over all kinds of notifications: the same occasion is told once. */
export type NewNotification = Readonly<{to: Addressee; message: Message; occasion: string}>;

/**
 * Tells people of some things, in their order, by one statement: the same occasion once, however often this is called. Stored by occasion, so
 * that whoever tells some of the same at the same time waits and never deadlocks.
 */
export async function notify(unit: Unit, many: readonly NewNotification[]): Promise<void> {
	const rows = many.map(({to, message, occasion}) =>
		newRow(unit, Notification, {...to, userId: to.userId ?? null, ...message, link: message.link ?? null, occasion}),
	);
	await insertNew(
		unit,
		Notification,
		rows.toSorted((one, other) => (one.occasion < other.occasion ? -1 : 1)),
	);
}
