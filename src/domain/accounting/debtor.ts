import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';

const schema = defineEntity({
	name: 'Debtor',
	tableName: 'accounting_debtor',
	properties: {
		...stored('debtor'),
		...owner(),
		integrationId: p.string().$type<IdOf<'accountingIntegration'>>(),
		number: p.integer(),
		/** What the books call it, where they are kept elsewhere. */
		externalId: p.string().nullable(),
	},
	uniques: [
		{name: 'accounting_debtor__tenant', properties: ['integrationId', 'tenantId']},
		{name: 'accounting_debtor__number', properties: ['integrationId', 'number']},
	],
	...scoped,
});

/** A tenant as the books of an integration know it: by a number that fits every program and file, and never changes. */
export class Debtor extends schema.class {}

schema.setClass(Debtor);
