import {z} from 'zod';
import {revenueRoles} from '../journal/chart.ts';
import type {ProviderField} from '../provider/accounting-providers.ts';

/** An id of Moneybird's: text, for it is larger than a number keeps. */
const id = z.string().regex(/^\d{1,20}$/, 'must be an id of digits');

const RATES_LIMIT = 200;
const CALLS_A_MINUTE = 30;

/** What an integration of Moneybird is configured by. */
export const moneybirdSettings = z.strictObject({
	administration_id: id,
	tax_rates: z
		.record(z.string().regex(/^[A-Z]{1,2}(?: \d{1,3}\.\d{2})?(?: [A-Z]{2})?$/, 'must be like "S 21.00", "AE 0.00" or "S 19.00 DE"'), id)
		.refine(given => Object.keys(given).length <= RATES_LIMIT, `must name at most ${RATES_LIMIT} rates`)
		.default({}),
	revenue_accounts: z.partialRecord(z.enum(revenueRoles), id).default({}),
	clearing_account: id.optional(),
	bank_feed: z.boolean().default(false),
	calls_per_minute: z.int().min(1).max(100_000).default(CALLS_A_MINUTE),
	currency: z.string().optional(),
});

export type MoneybirdSettings = z.infer<typeof moneybirdSettings>;

export const moneybirdCredentials = z.strictObject({token: z.string().min(1).max(500)});

const setting = (
	name: string,
	label: string,
	more: Pick<ProviderField, 'type' | 'required' | 'description' | 'choices'>,
): ProviderField => ({
	...{name, label, place: 'settings'},
	...more,
});

/** What a form asks for. */
export const moneybirdFields: readonly ProviderField[] = [
	setting('administration_id', 'Administration', {
		type: 'text',
		required: true,
		description: 'The number in the address of the administration',
	}),
	setting('tax_rates', 'VAT rates', {
		...{type: 'map', required: false},
		description:
			'Ids of sales rates by category, rate and, for the one-stop shop, country: "S 21.00", "AE 0.00", "S 19.00 DE"; a test names those missing',
	}),
	setting('revenue_accounts', 'Revenue accounts', {
		...{type: 'map', required: false, choices: revenueRoles},
		description: "Ids of ledger accounts by what is charged on them; Moneybird's own where none is given",
	}),
	setting('clearing_account', 'Clearing account', {
		...{type: 'text', required: false},
		description: 'Id of the ledger account on which money waits at payment providers; without it payments are booked without proof',
	}),
	setting('bank_feed', 'Bank statements are imported', {
		...{type: 'boolean', required: false},
		description: 'Bank transfers are not told: the statement brings them',
	}),
	setting('calls_per_minute', 'Calls a minute', {
		type: 'number',
		required: false,
		description: '30 unless given: Moneybird takes 150 in five minutes',
	}),
	setting('currency', 'Currency of the books', {type: 'text', required: false, description: 'Fixed when the integration is made'}),
	{
		...{name: 'token', place: 'credentials', label: 'API token', type: 'secret', required: true},
		description: 'A personal token with the rights sales_invoices and settings',
	},
];
