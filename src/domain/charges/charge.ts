import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import type {ChargedItem} from './charged-item.ts';

/**
 * What is charged: the price of a period, the days of one that were not used and are given back, what was used in one; and something
 * once, which a service says. What a pack costs is the prices of its subscriptions' periods: each bears its share. Whatever else is to be
 * billed one day is a further kind: a discount, a minimum, prepaid credit.
 */
export const chargeKinds = ['price', 'unused', 'usage', 'one_off'] as const;

export const chargeStatuses = ['pending', 'invoiced', 'cancelled'] as const;

export type ChargeStatus = (typeof chargeStatuses)[number];

export const chargeStatus = namedEnum(chargeStatuses, {
	id: 'ChargeStatus',
	description: '`pending` is on no document yet; `invoiced` is on one, be it a draft; `cancelled` was taken back.',
});

/** What is still to be billed and can be. */
export const PENDING = 'billed_at is null and parked_at is null';

const schema = defineEntity({
	name: 'Charge',
	tableName: 'charge',
	properties: {
		...stored('charge'),
		/** The partner is the seller that bills it, also when the tenant moves to another one meanwhile. */
		...owner(),
		currency: p.string().$type<Currency>(),
		kind: p.enum(chargeKinds),
		/** When it is to be billed. Null: by itself never; it goes along with whatever is billed next for the account. */
		dueAt: p.datetime(3).nullable(),
		subscriptionId: p.string().$type<IdOf<'subscription'>>(),
		/** The period that it is for; its terms are that period's. Null: it is for none, and says itself what it is. */
		subscriptionPeriodId: p.string().$type<IdOf<'subscriptionPeriod'>>().nullable(),
		/** Of something once, this and the next two: what it is, the service that charges it, and that one's name for its request. */
		item: p.json().$type<ChargedItem>().nullable(),
		serviceId: p.string().$type<IdOf<'service'>>().nullable(),
		idempotencyKey: p.string().nullable(),
		/** Of usage: from when on no more of it is taken, so that what is billed then is the last of it. */
		finalAt: p.datetime(3).nullable(),
		/** Of usage: nothing else of the subscription will be billed, so what comes late is billed by itself once it is final. */
		isLast: p.boolean(),
		/** When it was put on a document, or came to nothing; null while it is pending. Its lines name it. */
		billedAt: p.datetime(3).nullable(),
		/** When whoever charged it took it back, so that it came to nothing. */
		cancelledAt: p.datetime(3).nullable(),
		/** When it was set aside because of a fault of ours: only a run that somebody asks for takes it up again. */
		parkedAt: p.datetime(3).nullable(),
		/** Why, in one word. */
		parkReason: p.string().nullable(),
	},
	indexes: [
		{name: 'charge__due', expression: `create index "charge__due" on "charge" ("due_at") where ${PENDING}`},
		{
			name: 'charge__open',
			expression: 'create index "charge__open" on "charge" ("tenant_id", "partner_id", "currency") where billed_at is null',
		},
		{name: 'charge__subscription', properties: ['subscriptionId']},
		{
			name: 'charge__service_newest',
			expression: `create index "charge__service_newest" on "charge" ("service_id", "created_at" desc, "id" desc)
				where "service_id" is not null`,
		},
	],
	uniques: [
		{name: 'charge__once', properties: ['subscriptionPeriodId', 'kind']},
		{
			name: 'charge__service_key',
			expression: `create unique index "charge__service_key" on "charge" ("service_id", "idempotency_key") where "service_id" is not null`,
		},
	],
	...scoped,
});

/**
 * One thing that is to be billed to an account, from the moment it is known. Due, upcoming, preview, run and give-back all read and
 * write this row: it is pending, or billed, and when the draft that it stands on goes it is pending again.
 */
export class Charge extends schema.class {
	/** What became of it. What came to nothing without being taken back counts as invoiced: nothing of it will be billed any more. */
	status(): ChargeStatus {
		if (this.cancelledAt) return 'cancelled';
		return this.billedAt ? 'invoiced' : 'pending';
	}
}

schema.setClass(Charge);
