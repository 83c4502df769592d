import {z} from 'zod';
import type {RemoteProvider} from '../../domain/accounting/remote/remote-books.ts';
import {
	oauthCredentialFields,
	oauthCredentials,
	remoteFields,
	remoteSettings,
	setting,
} from '../../domain/accounting/remote/remote-settings.ts';

/** They take 60 a minute and 5,000 a day from an organisation. */
const CALLS_A_MINUTE = 60;

/** Text that may stand in one of their filters. */
const code = z.string().regex(/^[A-Za-z0-9._-]{1,50}$/, 'must be a code of letters, digits, dot, dash');

/** What an integration of Xero is configured by. */
export const xeroSettings = z.strictObject({
	organisation_id: z.uuid(),
	...remoteSettings({rate: code, account: code, callsPerMinute: CALLS_A_MINUTE}),
	/** Money at the bank is paid into this account. */
	bank_account: code.optional(),
});

/** Xero, as an integration is made of it. */
export const xeroProvider: RemoteProvider = {
	...{slug: 'xero', name: 'Xero', auth: 'oauth2', booksSetting: 'organisation_id'},
	...{settings: xeroSettings, credentials: oauthCredentials},
	fields: [
		setting('organisation_id', 'Organisation', {
			type: 'text',
			required: true,
			description: 'The tenantId of the organisation, as the connections of the app list it',
		}),
		...remoteFields({
			rates: 'Tax types (like OUTPUT2, TAX001)',
			accounts: 'Codes of revenue accounts by what is charged on them',
			areAccountsNeeded: true,
			clearing: 'Code of the account on which money waits at payment providers; payments must be enabled for it',
			fees: 'Code of the account of what payment providers keep; they are manual journals, so the clearing account is none of a bank, and who agreed before they were told agrees again',
			limit: '60 unless given: Xero takes 60 a minute and 5,000 a day',
		}),
		setting('bank_account', 'Bank account', {
			...{type: 'text', required: false},
			description: 'Code of the account that bank transfers are paid into; the clearing account unless given',
		}),
		...oauthCredentialFields,
	],
};
