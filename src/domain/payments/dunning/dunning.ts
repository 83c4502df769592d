import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';

const schema = defineEntity({
	name: 'Dunning',
	tableName: 'dunning',
	properties: {
		...stored('dunning'),
		...owner(),
		invoiceId: p.string().$type<IdOf<'invoice'>>(),
		/** What its days are counted from. */
		firstFailedAt: p.datetime(3),
		/** When what the invoice charged for is suspended; null when that was done, or is not to be done any more. */
		suspendAt: p.datetime(3).nullable(),
		endedAt: p.datetime(3).nullable(),
		subscriptionIds: p.json().$type<readonly IdOf<'subscription'>[]>(),
	},
	uniques: [{name: 'dunning__invoice', properties: ['invoiceId']}],
	indexes: [
		{name: 'dunning__suspend', expression: 'create index "dunning__suspend" on "dunning" ("suspend_at") where "suspend_at" is not null'},
		{name: 'dunning__tenant', expression: 'create index "dunning__tenant" on "dunning" ("tenant_id") where "ended_at" is null'},
	],
	...scoped,
});

/** What is done about an invoice since a payment of it failed; over when nothing is due on it any more. */
export class Dunning extends schema.class {}

schema.setClass(Dunning);
