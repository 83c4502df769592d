import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import {scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

export const categories = ['billing', 'subscription', 'provisioning', 'quota', 'system'] as const;

export type Category = (typeof categories)[number];

export const category = namedEnum(categories, {
	id: 'NotificationCategory',
	description: 'What a notification is about; those about `billing` are shown to who may read billing only.',
});

export const severities = ['info', 'warning', 'critical'] as const;

export type Severity = (typeof severities)[number];

export const severity = namedEnum(severities, {
	id: 'NotificationSeverity',
	description: '`info`: to know; `warning`: to look at; `critical`: to act on.',
});

const schema = defineEntity({
	name: 'Notification',
	tableName: 'notification',
	properties: {
		...stored('notification'),
		/** Whose people are addressed. Null: the staff of the partner. */
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		partnerId: p.string().$type<IdOf<'partner'>>(),
		/** The one person it is for. Null: everybody of the tenant, or of the staff. */
		userId: p.string().$type<IdOf<'user'>>().nullable(),
		category: p.enum(categories),
		severity: p.enum(severities),
		title: p.text(),
		body: p.text(),
		link: p.text().nullable(),
		/** What it tells of: the same is told once. */
		occasion: p.text(),
	},
	uniques: [{name: 'notification__once', properties: ['occasion']}],
	indexes: [
		{
			name: 'notification__tenant_newest',
			expression: 'create index "notification__tenant_newest" on "notification" ("tenant_id", "created_at" desc, "id" desc)',
		},
		{
			name: 'notification__staff_newest',
			expression:
				'create index "notification__staff_newest" on "notification" ("partner_id", "created_at" desc, "id" desc) where tenant_id is null',
		},
		{name: 'notification__oldest', properties: ['createdAt']},
	],
	...scoped,
});

/** Something that people are told inside the product. */
export class Notification extends schema.class {}

schema.setClass(Notification);

const readSchema = defineEntity({
	name: 'NotificationRead',
	tableName: 'notification_read',
	properties: {
		notificationId: p.string().$type<IdOf<'notification'>>().primary(),
		userId: p.string().$type<IdOf<'user'>>().primary(),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		partnerId: p.string().$type<IdOf<'partner'>>(),
		readAt: p.datetime(3),
	},
	...scoped,
});

/** Somebody has read a notification; the others it is for have not. */
export class NotificationRead extends readSchema.class {}

readSchema.setClass(NotificationRead);
