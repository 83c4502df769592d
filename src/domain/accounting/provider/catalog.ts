import {z} from 'zod';
import {journalFields, journalSettings} from '../journal/journal-settings.ts';
import type {RemoteBooksBySlug} from '../remote/remote-books.ts';
import type {AccountingProvider, AccountingProviderSlug} from './accounting-providers.ts';

const journal: AccountingProvider = {
	...{slug: 'journal', name: 'Journal', auth: 'none', fields: journalFields},
	...{settings: journalSettings, credentials: z.strictObject({})},
};

/** The ways to keep books, the embedded one first: what integrations can be made of. */
export const accountingProviders = (remoteBooks: RemoteBooksBySlug): readonly AccountingProvider[] => [
	journal,
	...[...remoteBooks.values()].map(({provider}) => provider),
];

/** A way to keep books; undefined when it is none. */
export const accountingProvider = (slug: AccountingProviderSlug, remoteBooks: RemoteBooksBySlug): AccountingProvider | undefined =>
	slug === 'journal' ? journal : remoteBooks.get(slug)?.provider;
