import {z} from 'zod';
import type {ProviderField} from '../provider/accounting-providers.ts';
import {accountRoles, chartNames, type JournalChart, revenueRoles} from './chart.ts';

const SERVICES_LIMIT = 500;

/** Account numbers as DATEV, XAF and the common programs have them. */
const account = z.string().regex(/^\d{3,9}$/, 'must be an account number of 3 to 9 digits');

/** Only such roles, each at most once. */
const accounts = <Role extends string>(roles: readonly [Role, ...Role[]]) => z.partialRecord(z.enum(roles), account);

const serviceAccounts = z
	.record(z.string().max(63), accounts(revenueRoles))
	.refine(given => Object.keys(given).length <= SERVICES_LIMIT, `must name at most ${SERVICES_LIMIT} services`);

/** What an integration of the journal is configured by, as it is given and stored. */
export const journalSettings = z.strictObject({
	chart: z.enum(chartNames).optional(),
	currency: z.string().optional(),
	accounts: accounts(accountRoles).optional(),
	service_accounts: serviceAccounts.optional(),
	bank_feed: z.boolean().optional(),
	fiscal_year_start: z.int().min(1).max(12).optional(),
	datev_adviser_number: z.int().min(1001).max(9_999_999).optional(),
	datev_client_number: z.int().min(1).max(99_999).optional(),
	datev_account_length: z.int().min(4).max(8).optional(),
	datev_is_locked: z.boolean().optional(),
});

type Given = z.infer<typeof journalSettings>;

/** How a journal is kept. */
export type JournalRules = JournalChart &
	Readonly<{
		/** The bank's statements are imported by the bookkeeper: bank transfers are posted to suspense. */
		hasBankFeed: boolean;
		/** The month that the fiscal year begins with, 1 to 12. */
		fiscalYearStart: number;
		/** What DATEV files say of adviser and client; undefined until both are known. */
		datev: Readonly<{adviserNumber: number; clientNumber: number}> | undefined;
		datevAccountLength: number;
		isDatevLocked: boolean;
	}>;

/** The rules that settings say, the rest as usual where the seller is: German sellers get SKR03, all others the Dutch scheme. */
export function journalRules(settings: unknown, sellerCountry: string | null): JournalRules {
	const given: Given = journalSettings.parse(settings);
	const {datev_adviser_number: adviserNumber, datev_client_number: clientNumber} = given;
	return {
		chart: given.chart ?? (sellerCountry === 'DE' ? 'skr03' : 'nl'),
		accounts: given.accounts ?? {},
		serviceAccounts: given.service_accounts ?? {},
		hasBankFeed: given.bank_feed ?? false,
		fiscalYearStart: given.fiscal_year_start ?? 1,
		datev: adviserNumber && clientNumber ? {adviserNumber, clientNumber} : undefined,
		datevAccountLength: given.datev_account_length ?? 4,
		isDatevLocked: given.datev_is_locked ?? false,
	};
}

const setting = (name: string, label: string, more: Pick<ProviderField, 'type' | 'description' | 'choices'>): ProviderField => ({
	...{name, label, place: 'settings', required: false},
	...more,
});

/** What a form asks for. */
export const journalFields: readonly ProviderField[] = [
	setting('chart', 'Chart of accounts', {
		...{type: 'choice', choices: chartNames},
		description: 'Whose numbers are used where none is given: skr03 for German sellers, nl for all others',
	}),
	setting('currency', 'Currency of the books', {
		type: 'text',
		description: 'Fixed when the integration is made; the one that the seller accounts for its VAT in unless given',
	}),
	setting('accounts', 'Accounts', {type: 'map', choices: accountRoles, description: 'Account numbers by role, before those of the chart'}),
	setting('service_accounts', 'Accounts of services', {
		...{type: 'map', choices: revenueRoles},
		description: "Account numbers of a service's revenue: by its slug, then by role",
	}),
	setting('bank_feed', 'Bank statements are imported', {
		type: 'boolean',
		description: 'Bank transfers are posted to suspense, where the imported statement meets them',
	}),
	setting('fiscal_year_start', 'First month of the fiscal year', {type: 'number', description: '1 to 12; January unless given'}),
	setting('datev_adviser_number', 'DATEV adviser number', {type: 'number', description: '1001 to 9999999; needed for DATEV files'}),
	setting('datev_client_number', 'DATEV client number', {type: 'number', description: '1 to 99999; needed for DATEV files'}),
	setting('datev_account_length', 'DATEV account length', {type: 'number', description: '4 to 8 digits; debtors have one more'}),
	setting('datev_is_locked', 'DATEV batches are locked', {type: 'boolean', description: 'Imported bookings cannot be changed any more'}),
];
