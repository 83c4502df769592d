import type {z} from 'zod';
import {namedEnum} from '../../platform/values/named-enum.ts';

/** Ways to keep books that can be stored. `journal` is the one that this system keeps itself. */
export const accountingProviderSlugs = ['journal', 'moneybird', 'exact_online', 'xero'] as const;

export type AccountingProviderSlug = (typeof accountingProviderSlugs)[number];

export const accountingProviderSlug = namedEnum(accountingProviderSlugs, {
	id: 'AccountingProviderSlug',
	description: 'In which books a seller keeps its accounts; `journal`: those that are kept here.',
});

/** A field that an integration is configured by, as a form would show it. */
export type ProviderField = Readonly<{
	name: string;
	/** Credentials go in and never out. */
	place: 'settings' | 'credentials';
	label: string;
	type: 'text' | 'secret' | 'number' | 'boolean' | 'choice' | 'map';
	required: boolean;
	choices?: readonly string[];
	description: string;
}>;

/** A way to keep books: who it is, how it is signed in to, what it is configured by, and how that is judged. */
export type AccountingProvider = Readonly<{
	slug: AccountingProviderSlug;
	name: string;
	auth: 'none' | 'token' | 'oauth2';
	fields: readonly ProviderField[];
	settings: z.ZodType<Readonly<Record<string, unknown>>>;
	credentials: z.ZodType<Readonly<Record<string, unknown>>>;
}>;
