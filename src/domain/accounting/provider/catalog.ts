import {z} from 'zod';
import {journalFields, journalSettings} from '../journal/journal-settings.ts';
import {moneybirdCredentials, moneybirdFields, moneybirdSettings} from '../remote/moneybird-settings.ts';
import type {AccountingProvider, AccountingProviderSlug} from './accounting-providers.ts';

/** How a provider's settings and credentials are judged. */
type Declared = AccountingProvider &
	Readonly<{settings: z.ZodType<Record<string, unknown>>; credentials: z.ZodType<Record<string, unknown>>}>;

/** Every way to keep books, whole: what does not work yet is not here. */
const declared: Readonly<Partial<Record<AccountingProviderSlug, Declared>>> = {
	journal: {
		...{slug: 'journal', name: 'Journal', auth: 'none', fields: journalFields},
		...{settings: journalSettings, credentials: z.strictObject({})},
	},
	moneybird: {
		...{slug: 'moneybird', name: 'Moneybird', auth: 'token', fields: moneybirdFields},
		...{settings: moneybirdSettings, credentials: moneybirdCredentials},
	},
};

/** The ways to keep books, the embedded one first. */
export const accountingProviders: readonly AccountingProvider[] = Object.values(declared);

/** Those that an integration can be made of. */
export const offeredProviders = Object.keys(declared) as [AccountingProviderSlug, ...AccountingProviderSlug[]];

/** A provider with the form of its settings and credentials. */
export function accountingProvider(slug: AccountingProviderSlug): Declared {
	const found = declared[slug];
	if (!found) throw new Error(`books cannot be kept by ${slug}`);
	return found;
}
