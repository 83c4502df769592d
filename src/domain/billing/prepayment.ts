import {defineEntity, p} from '@mikro-orm/postgresql';
import {minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {Currency} from '../platform/values/currencies.ts';
import {providerSlugs} from './payment.ts';

const schema = defineEntity({
	name: 'Prepayment',
	tableName: 'prepayment',
	properties: {
		...stored('prepayment'),
		...owner(),
		currency: p.string().$type<Currency>(),
		provider: p.enum(providerSlugs),
		/** What is left of it after what went back. */
		amountMinor: minorColumn(),
		/** What was set off so far. */
		usedMinor: minorColumn(),
		/** The payment that it came in by. */
		sourceId: p.string(),
	},
	indexes: [
		{name: 'prepayment__source', properties: ['sourceId']},
		{
			name: 'prepayment__unused',
			expression: `create index "prepayment__unused" on "prepayment" ("tenant_id", "partner_id", "currency", "id")
				where "used_minor" < "amount_minor"`,
		},
	],
	...scoped,
});

/** Money that came in on no invoice: the tenant's credit with a seller, set off against the next invoices. Amounts in minor units. */
export class Prepayment extends schema.class {
	/** What may still be set off. */
	unusedMinor(): bigint {
		return this.amountMinor - this.usedMinor;
	}
}

schema.setClass(Prepayment);
