import {z} from 'zod';
import type {RemoteProvider} from '../../domain/accounting/remote/remote-books.ts';
import {
	oauthCredentialFields,
	oauthCredentials,
	remoteFields,
	remoteSettings,
	setting,
} from '../../domain/accounting/remote/remote-settings.ts';

/** They take 60 a minute and 5,000 a day from a company. */
const CALLS_A_MINUTE = 60;

/** Text that may stand in one of their filters. */
const code = z.string().regex(/^[A-Za-z0-9 ._-]{1,20}$/, 'must be a code of letters, digits, dot, dash');

/** What an integration of Exact Online is configured by. */
export const exactSettings = z.strictObject({
	division: z.string().regex(/^\d{1,12}$/, 'must be a number of digits'),
	journal: code,
	memo_journal: code.optional(),
	receivables_account: z.guid().optional(),
	...remoteSettings({rate: code, account: z.guid(), callsPerMinute: CALLS_A_MINUTE}),
});

/** Exact Online, as an integration is made of it. */
export const exactProvider: RemoteProvider = {
	...{slug: 'exact_online', name: 'Exact Online', auth: 'oauth2', booksSetting: 'division'},
	...{settings: exactSettings, credentials: oauthCredentials},
	fields: [
		setting('division', 'Division', {type: 'text', required: true, description: 'The number of the company, as its address shows it'}),
		setting('journal', 'Sales journal', {
			type: 'text',
			required: true,
			description: 'Code of the sales journal that documents are entered in',
		}),
		setting('memo_journal', 'General journal', {
			...{type: 'text', required: false},
			description:
				'Code of the general journal that payments, set-offs and fees are entered in. Exact matches nothing by itself: each line bears the number of its document, and the bookkeeper matches',
		}),
		setting('receivables_account', 'Receivables account', {
			...{type: 'text', required: false},
			description: 'Id of the ledger account of debtors; needed for payments and set-offs',
		}),
		...remoteFields({
			rates: 'VAT codes',
			accounts: 'Ids of revenue accounts by what is charged on them',
			areAccountsNeeded: true,
			clearing: 'Id of the ledger account on which money waits; needed for payments',
			fees: 'Id of the ledger account of what payment providers keep; they are entered in the general journal',
			limit: '60 unless given: Exact takes 60 a minute and 5,000 a day',
		}),
		...oauthCredentialFields,
	],
};
