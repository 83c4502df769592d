import {defineEntity, p} from '@mikro-orm/postgresql';
import {taxCategories} from '../../billing/tax/vat.ts';
import {decimalColumn, minorColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import {ownerOrPartner, scoped} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import {refuseImbalance, refuseJournalChange, refuseJournalTruncate} from './append-only.ts';
import {accountRoles} from './chart.ts';

// A line never changes, and its time is its posting's.
const {version: _, updatedAt: __, createdAt: ___, ...identity} = stored('journalLine');

const schema = defineEntity({
	name: 'JournalLine',
	tableName: 'journal_line',
	properties: {
		...identity,
		...ownerOrPartner(),
		integrationId: p.string().$type<IdOf<'accountingIntegration'>>(),
		postingId: p.string().$type<IdOf<'journalPosting'>>(),
		/** The posting's, kept here so that a trial balance reads one table. */
		postingDate: p.date().$type<Day>(),
		orderIndex: p.integer(),
		role: p.enum(accountRoles),
		account: p.string(),
		/** In the currency of the books; one of the two is 0. */
		debitMinor: minorColumn(),
		creditMinor: minorColumn(),
		/** The same in the currency of the document; nothing for what exists in the books only, as a difference of rates. */
		documentDebitMinor: minorColumn(),
		documentCreditMinor: minorColumn(),
		/** On receivables, the open item: a document or a prepayment. */
		itemId: p.string().nullable(),
		vatCase: p.integer().nullable(),
		vatCategory: p.enum(taxCategories).nullable(),
		vatRate: decimalColumn().nullable(),
		/** Whose VAT it is, where that is another state than the seller's. */
		vatCountry: p.string().nullable(),
		/** On revenue, the VAT of its group. */
		vatMinor: minorColumn(),
	},
	indexes: [
		{name: 'journal_line__posting', properties: ['postingId', 'orderIndex']},
		{name: 'journal_line__balance', properties: ['integrationId', 'postingDate', 'account']},
		{
			name: 'journal_line__item',
			expression: 'create index "journal_line__item" on "journal_line" ("integration_id", "item_id") where "item_id" is not null',
		},
	],
	triggers: [refuseJournalChange, refuseJournalTruncate, refuseImbalance],
	...scoped,
});

/** One side of a posting. */
export class JournalLine extends schema.class {}

schema.setClass(JournalLine);
