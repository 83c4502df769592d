import {z} from 'zod';
import type {RemoteProvider} from '../../domain/accounting/remote/remote-books.ts';
import {credential, remoteFields, remoteSettings, setting} from '../../domain/accounting/remote/remote-settings.ts';

/** An id of Moneybird's: text, for it is larger than a number keeps. */
const id = z.string().regex(/^\d{1,20}$/, 'must be an id of digits');

/** They take 150 in five minutes. */
const CALLS_A_MINUTE = 30;

/** What an integration of Moneybird is configured by. */
export const moneybirdSettings = z.strictObject({
	administration_id: id,
	...remoteSettings({rate: id, account: id, callsPerMinute: CALLS_A_MINUTE}),
});

export const moneybirdCredentials = z.strictObject({token: z.string().min(1).max(500)});

/** Moneybird, as an integration is made of it. */
export const moneybirdProvider: RemoteProvider = {
	...{slug: 'moneybird', name: 'Moneybird', auth: 'token', booksSetting: 'administration_id'},
	...{settings: moneybirdSettings, credentials: moneybirdCredentials},
	fields: [
		setting('administration_id', 'Administration', {
			type: 'text',
			required: true,
			description: 'The number in the address of the administration',
		}),
		...remoteFields({
			rates: 'Ids of sales rates',
			accounts: "Ids of ledger accounts by what is charged on them; Moneybird's own where none is given",
			areAccountsNeeded: false,
			clearing: 'Id of the ledger account on which money waits at payment providers; without it payments are booked without proof',
			fees: 'Id of the ledger account of what payment providers keep; they are general journal documents, for which the token needs the right documents',
			limit: '30 unless given: Moneybird takes 150 in five minutes',
		}),
		credential('token', 'API token', {required: true, description: 'A personal token with the rights sales_invoices and settings'}),
	],
};
