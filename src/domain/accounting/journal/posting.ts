import {defineEntity, p} from '@mikro-orm/postgresql';
import {decimalColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import {ownerOrPartner, scoped} from '../../platform/unit/tenancy.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import {entryKinds} from '../sync-entry.ts';
import {refuseClosedMonth, refuseJournalChange, refuseJournalTruncate} from './append-only.ts';

const day = () => p.date().$type<Day>();

// A posting never changes: it has no version to lose.
const {version: _, updatedAt: __, ...identity} = stored('journalPosting');

const schema = defineEntity({
	name: 'JournalPosting',
	tableName: 'journal_posting',
	properties: {
		...identity,
		...ownerOrPartner(),
		integrationId: p.string().$type<IdOf<'accountingIntegration'>>(),
		entryId: p.string().$type<IdOf<'accountingEntry'>>().unique(),
		kind: p.enum(entryKinds),
		/** The calendar year in which its fiscal year begins. */
		fiscalYear: p.integer(),
		/** Counted from 1 within the fiscal year, without a gap. */
		number: p.integer(),
		/** In the first month that was open. */
		postingDate: day(),
		documentDate: day(),
		documentNumber: p.string().nullable(),
		/** What it belongs to: the invoice of a credit note, or what the payer or bank calls a payment. */
		reference: p.string().nullable(),
		/** Whom it is about; nobody of a payout. */
		debtorNumber: p.integer().nullable(),
		debtorName: p.string().nullable(),
		country: p.string().nullable(),
		vatNumber: p.string().nullable(),
		/** What the document or payment is in. */
		currency: p.string().$type<Currency>(),
		/** What one unit of it is in the currency of the books; null where it is that. */
		exchangeRate: decimalColumn().nullable(),
		text: p.text(),
	},
	uniques: [{name: 'journal_posting__number', properties: ['integrationId', 'fiscalYear', 'number']}],
	indexes: [{name: 'journal_posting__date', properties: ['integrationId', 'postingDate']}],
	triggers: [refuseJournalChange, refuseJournalTruncate, refuseClosedMonth],
	...scoped,
});

/** One thing in the journal: its lines balance, and nothing of it ever changes. */
export class JournalPosting extends schema.class {}

schema.setClass(JournalPosting);
