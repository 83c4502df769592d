import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';

/**
 * What is charged: the price of a period, the days of one that were not used and are given back, what was used in one. What a pack costs
 * is the prices of its subscriptions' periods: each bears its share. Whatever else is to be billed one day is a further kind: something
 * once, a discount, a minimum, prepaid credit.
 */
export const chargeKinds = ['price', 'unused', 'usage'] as const;

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
		/** The period that it is for; its terms are that period's. */
		subscriptionPeriodId: p.string().$type<IdOf<'subscriptionPeriod'>>(),
		/** Of usage: from when on no more of it is taken, so that what is billed then is the last of it. */
		finalAt: p.datetime(3).nullable(),
		/** Of usage: nothing else of the subscription will be billed, so what comes late is billed by itself once it is final. */
		isLast: p.boolean(),
		/** When it was put on a document, or came to nothing; null while it is pending. Its lines name it. */
		billedAt: p.datetime(3).nullable(),
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
	],
	uniques: [{name: 'charge__once', properties: ['subscriptionPeriodId', 'kind']}],
	...scoped,
});

/**
 * One thing that is to be billed to an account, from the moment it is known. Due, upcoming, preview, run and give-back all read and
 * write this row: it is pending, or billed, and when the draft that it stands on goes it is pending again.
 */
export class Charge extends schema.class {}

schema.setClass(Charge);
