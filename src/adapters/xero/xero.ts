import type {RemoteBooks} from '../../domain/accounting/remote/remote-books.ts';
import {url} from '../../domain/platform/process/config-values.ts';
import type {BooksProtocol} from '../books/books-protocol.ts';
import {createOAuthClient} from '../books/oauth-client.ts';
import {whatIsMissing} from './test-xero.ts';
import {createXeroClients, only} from './xero-client.ts';
import {findOrMakeContacts} from './xero-contacts.ts';
import {findOrMakeInvoices, findOrMakeNote} from './xero-documents.ts';
import {findOrMakeFee} from './xero-fees.ts';
import {findOrMakeMoney, makePayments} from './xero-money.ts';
import {xeroProvider} from './xero-settings.ts';

const ACCESS_TOKEN_MS = 30 * 60_000;
/** A token is renewed so long before it ends: a call takes time, and clocks differ. */
const MARGIN_MS = 2 * 60_000;
/** They take about 50 things in a call; half of that keeps far from the size that they take. */
const AT_ONCE = 25;

/** Xero, as the environment says where it is. */
export const xero: BooksProtocol = {
	variables: {
		XERO_URL: {schema: url('https', 'http'), says: 'Where the API of Xero is', default: 'https://api.xero.com'},
		XERO_IDENTITY_URL: {schema: url('https', 'http'), says: 'Where Xero gives tokens', default: 'https://identity.xero.com'},
		XERO_LOGIN_URL: {schema: url('https', 'http'), says: 'Where users of Xero agree', default: 'https://login.xero.com'},
	},
	open: addressOf => ({
		...createXero(addressOf('XERO_URL')),
		oauth: createOAuthClient({
			authorizationUrl: `${addressOf('XERO_LOGIN_URL')}/identity/connect/authorize`,
			tokenUrl: `${addressOf('XERO_IDENTITY_URL')}/connect/token`,
			...{clientIn: 'header', usesPkce: true, tokenMs: ACCESS_TOKEN_MS, refreshAfterMs: ACCESS_TOKEN_MS - MARGIN_MS, notBeforeMs: 0},
			scope:
				'offline_access accounting.invoices accounting.payments accounting.manualjournals accounting.contacts accounting.settings.read accounting.attachments',
		}),
	}),
};

/** Xero: documents as sales invoices and credit notes with our numbers, many of them in one call. */
function createXero(base: string): RemoteBooks {
	const clientFor = createXeroClients(base);
	return {
		provider: xeroProvider,
		contact: async (access, wanted) => only(await findOrMakeContacts(clientFor(access), [wanted])),
		async document(access, contactId, document) {
			const [client, told] = [clientFor(access), {contactId, document, isNew: access.isNew}];
			return document.kind === 'credit_note' ? findOrMakeNote(client, told) : only(await findOrMakeInvoices(client, [told]));
		},
		money: async (access, money) => findOrMakeMoney(clientFor(access), money, access.isNew),
		fee: async (access, fee) => findOrMakeFee(clientFor(access), fee, access.isNew),
		severalAtOnce: {
			limit: AT_ONCE,
			contacts: async (access, wanted) => findOrMakeContacts(clientFor(access), wanted),
			invoices: async (access, told) => findOrMakeInvoices(clientFor(access), told),
			payments: async (access, money) => makePayments(clientFor(access), money),
		},
		test: async (access, vatKeys) => whatIsMissing(clientFor(access), vatKeys),
	};
}
