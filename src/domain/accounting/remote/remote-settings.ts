import {z} from 'zod';
import {revenueRoles} from '../journal/chart.ts';
import type {ProviderField} from '../provider/accounting-providers.ts';

const RATES_LIMIT = 200;
const CALLS_LIMIT = 100_000;

/** How something is taxed: category, rate and, where another state's VAT is charged, that state. */
const vatKey = z.string().regex(/^[A-Z]{1,2}(?: \d{1,3}\.\d{2})?(?: [A-Z]{2})?$/, 'must be like "S 21.00", "AE 0.00" or "S 19.00 DE"');

/** How a provider names rates and accounts, and how often it may be asked unless an integration says otherwise. */
type Names = Readonly<{rate: z.ZodType<string>; account: z.ZodType<string>; callsPerMinute: number}>;

/** What an integration with every provider is configured by; each adds its own. */
export const remoteSettings = ({rate, account, callsPerMinute}: Names) => ({
	tax_rates: z
		.record(vatKey, rate)
		.refine(given => Object.keys(given).length <= RATES_LIMIT, `must name at most ${RATES_LIMIT} rates`)
		.default({}),
	revenue_accounts: z.partialRecord(z.enum(revenueRoles), account).default({}),
	clearing_account: account.optional(),
	fees_account: account.optional(),
	bank_feed: z.boolean().default(false),
	calls_per_minute: z.int().min(1).max(CALLS_LIMIT).default(callsPerMinute),
	currency: z.string().optional(),
});

/** What is read here of the settings of any provider; the rest is its own. */
export const sharedSettings = z.looseObject({
	tax_rates: z.record(z.string(), z.string()).default({}),
	bank_feed: z.boolean().default(false),
	clearing_account: z.string().optional(),
	fees_account: z.string().optional(),
});

/** A field of settings. */
export const setting = (
	name: string,
	label: string,
	more: Pick<ProviderField, 'type' | 'required' | 'description' | 'choices'>,
): ProviderField => ({
	...{name, label, place: 'settings'},
	...more,
});

/** A credential: it goes in and never out. */
export const credential = (name: string, label: string, more: Pick<ProviderField, 'required' | 'description'>): ProviderField => ({
	...{name, label, place: 'credentials', type: 'secret'},
	...more,
});

/** An app that is registered with a provider, and how it is let in already where it is. */
export const oauthCredentials = z.strictObject({
	client_id: z.string().min(1).max(200),
	client_secret: z.string().min(1).max(500),
	refresh_token: z.string().min(1).max(4000).optional(),
});

/** What a form asks for where OAuth 2 is signed in by. */
export const oauthCredentialFields: readonly ProviderField[] = [
	credential('client_id', 'Client id', {required: true, description: 'Of the app that is registered with the provider'}),
	credential('client_secret', 'Client secret', {required: true, description: 'Of the same app'}),
	credential('refresh_token', 'Refresh token', {
		required: false,
		description: 'One that nobody else uses; none is needed when somebody agrees by the address that authorize gives',
	}),
];

type Words = Readonly<{rates: string; accounts: string; areAccountsNeeded: boolean; clearing: string; fees: string; limit: string}>;

/** What a form asks for whatever the provider is, in the provider's words. */
export const remoteFields = ({rates, accounts, areAccountsNeeded, clearing, fees, limit}: Words): readonly ProviderField[] => [
	setting('tax_rates', 'VAT rates', {
		...{type: 'map', required: false},
		description: `${rates} by category, rate and, for the one-stop shop, country: "S 21.00", "AE 0.00", "S 19.00 DE"; a test names those missing`,
	}),
	setting('revenue_accounts', 'Revenue accounts', {
		...{type: 'map', required: areAccountsNeeded, choices: revenueRoles},
		description: accounts,
	}),
	setting('clearing_account', 'Clearing account', {type: 'text', required: false, description: clearing}),
	setting('fees_account', 'Fees account', {
		...{type: 'text', required: false},
		description: `${fees}; without it fees are not told, and the bookkeeper enters them from the provider's invoice`,
	}),
	setting('bank_feed', 'Bank statements are imported', {
		...{type: 'boolean', required: false},
		description: 'Bank transfers are not told: the statement brings them',
	}),
	setting('calls_per_minute', 'Calls a minute', {type: 'number', required: false, description: limit}),
	setting('currency', 'Currency of the books', {type: 'text', required: false, description: 'Fixed when the integration is made'}),
];
