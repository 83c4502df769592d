import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import type {BooksAnswer, BooksContact, BooksDocument, InBooks, RemoteBooks} from '../../domain/accounting/remote/remote-books.ts';
import {url} from '../../domain/platform/process/config-values.ts';
import {accountMissing, after, differenceOf, known, refused} from '../books/answers.ts';
import type {BooksProtocol} from '../books/books-protocol.ts';
import {createOAuthClient} from '../books/oauth-client.ts';
import {whatIsMissing} from './test-xero.ts';
import {createXeroClients, element, judged, present, type XeroClient} from './xero-client.ts';
import {findOrMakeMoney, settle} from './xero-money.ts';
import {xeroProvider} from './xero-settings.ts';

const NAME_LIMIT = 255;
const DESCRIPTION_LIMIT = 4000;
const ACCESS_TOKEN_MS = 30 * 60_000;
/** A token is renewed so long before it ends: a call takes time, and clocks differ. */
const MARGIN_MS = 2 * 60_000;

const contact = element.extend({
	ContactID: z.string().default(''),
	ContactNumber: z.string().optional(),
	ContactStatus: z.string().optional(),
});
const contacts = z.object({Contacts: z.array(contact)});
/** One that was not made has no amounts. */
const amounts = {SubTotal: z.number().default(0), Total: z.number().default(0), Status: z.string().default('')};
const invoice = element.extend({
	...amounts,
	InvoiceID: z.string().default(''),
	InvoiceNumber: z.string().optional(),
	Type: z.string().optional(),
});
const note = element.extend({
	...amounts,
	CreditNoteID: z.string().default(''),
	CreditNoteNumber: z.string().optional(),
	Type: z.string().optional(),
});
const invoices = z.object({Invoices: z.array(invoice)});
const notes = z.object({CreditNotes: z.array(note)});

type Made = Readonly<{id: string; net: number; gross: number; status: string}>;

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
			scope: 'offline_access accounting.invoices accounting.payments accounting.contacts accounting.settings.read accounting.attachments',
		}),
	}),
};

/** Xero: documents as sales invoices and credit notes with our numbers. */
function createXero(base: string): RemoteBooks {
	const clientFor = createXeroClients(base);
	return {
		provider: xeroProvider,
		contact: async (access, wanted) => findOrMakeContact(clientFor(access), wanted),
		document: async (access, contactId, document) => findOrMakeDocument(clientFor(access), {contactId, document, isNew: access.isNew}),
		money: async (access, money) => findOrMakeMoney(clientFor(access), money, access.isNew),
		test: async (access, vatKeys) => whatIsMissing(clientFor(access), vatKeys),
	};
}

/** Their names have no angle brackets and no doubled spaces, and are unique among the contacts in use. */
const nameOf = ({name, number}: BooksContact, isTaken: boolean): string => {
	const plain = name.replace(/[<>]/g, ' ').replace(/\s+/g, ' ').trim();
	const ending = isTaken ? ` (${number})` : '';
	return `${plain.slice(0, NAME_LIMIT - ending.length)}${ending}`;
};

/** Found by our number, among archived ones as well; a filter that is ignored answers everything, so each answer is compared with it. */
async function findOrMakeContact(client: XeroClient, wanted: BooksContact): Promise<BooksAnswer<string>> {
	const number = String(wanted.number);
	const where = encodeURIComponent(`ContactNumber=="${number}"`);
	const found = present(await client.call({method: 'GET', path: `Contacts?where=${where}&includeArchived=true`}, contacts));
	return after(found, async ({Contacts: list}) => {
		const there = list.find(({ContactNumber: theirs}) => theirs === number);
		if (there?.ContactStatus === 'ARCHIVED') return refused('archived', `The contact ${number} is archived at Xero: restore it there`);
		if (there) return known(there.ContactID);
		const made = await makeContact(client, wanted, false);
		// Their names are unique: another contact has ours, so our number is added.
		return made.kind === 'refused' && /name/i.test(made.sentence) ? makeContact(client, wanted, true) : made;
	});
}

async function makeContact({call}: XeroClient, wanted: BooksContact, isTaken: boolean): Promise<BooksAnswer<string>> {
	const address = {
		...{AddressType: 'POBOX', AddressLine1: wanted.addressLine ?? '', City: wanted.city ?? '', PostalCode: wanted.postalCode ?? ''},
		Country: wanted.countryCode ?? '',
	};
	const given = {
		...{Name: nameOf(wanted, isTaken), ContactNumber: String(wanted.number), Addresses: [address]},
		...(wanted.vatNumber && {TaxNumber: wanted.vatNumber.slice(0, 50)}),
		...(wanted.email && {EmailAddress: wanted.email}),
	};
	const made = present(await call({method: 'PUT', path: 'Contacts?summarizeErrors=false', body: {Contacts: [given]}}, contacts));
	return after(made, async ({Contacts: [one]}) => judged(one, one?.ContactID));
}

async function findDocument({call}: XeroClient, {number}: BooksDocument, isNote: boolean): Promise<BooksAnswer<Made | undefined>> {
	if (isNote) {
		const where = encodeURIComponent(`CreditNoteNumber=="${number}"`);
		const listed = present(await call({method: 'GET', path: `CreditNotes?where=${where}&page=1`}, notes));
		return after(listed, async ({CreditNotes: list}) =>
			known(madeNote(list.find(one => one.CreditNoteNumber === number && one.Type !== 'ACCPAYCREDIT'))),
		);
	}

	const listed = present(await call({method: 'GET', path: `Invoices?InvoiceNumbers=${encodeURIComponent(number)}&page=1`}, invoices));
	return after(listed, async ({Invoices: list}) =>
		known(madeInvoice(list.find(one => one.InvoiceNumber === number && one.Type !== 'ACCPAY'))),
	);
}

const madeNote = (one: z.infer<typeof note> | undefined): Made | undefined =>
	one && {id: one.CreditNoteID, net: -one.SubTotal, gross: -one.Total, status: one.Status};

const madeInvoice = (one: z.infer<typeof invoice> | undefined): Made | undefined =>
	one && {id: one.InvoiceID, net: one.SubTotal, gross: one.Total, status: one.Status};

type Telling = Readonly<{contactId: string; document: BooksDocument; isNew: boolean}>;

async function findOrMakeDocument(client: XeroClient, {contactId, document, isNew}: Telling): Promise<BooksAnswer<InBooks>> {
	const isNote = document.kind === 'credit_note';
	const found = isNew ? known(undefined) : await findDocument(client, document, isNote);
	const made = await after(found, async there => (there ? known(there) : makeDocument(client, contactId, document, isNote)));
	return after(made, async ({id, net, gross, status}) => {
		if (status === 'VOIDED' || status === 'DELETED') return refused('voided', `${document.number} was voided at Xero`);
		const difference = differenceOf('Xero', {net: net.toFixed(2), gross: gross.toFixed(2)}, document);
		const result = known<InBooks>({id, ...(difference && {difference})});
		const {settles, day, currency} = document;
		if (!settles) return result;
		const {documentId: invoiceId, amountMinor} = settles;
		const settled = await settle(client, {noteId: id, invoiceId, amountMinor, day, currency}, isNew);
		return after(settled, async () => result);
	});
}

async function makeDocument(
	{call, settings}: XeroClient,
	contactId: string,
	document: BooksDocument,
	isNote: boolean,
): Promise<BooksAnswer<Made>> {
	const {number, day, dueDay, currency, groups, corrects} = document;
	const missing = accountMissing(document, settings.revenue_accounts);
	if (missing) return missing;
	const lines = groups.map(({description, netMinor, vatKey, revenueRole}) => ({
		...{
			Description: description.slice(0, DESCRIPTION_LIMIT) || number,
			Quantity: 1,
			UnitAmount: amountText(isNote ? -netMinor : netMinor, currency),
		},
		AccountCode: settings.revenue_accounts[revenueRole as keyof typeof settings.revenue_accounts],
		TaxType: settings.tax_rates[vatKey],
	}));
	const head = {
		...{Contact: {ContactID: contactId}, Date: day, CurrencyCode: currency, LineAmountTypes: 'Exclusive', Status: 'AUTHORISED'},
		...{SentToContact: true, LineItems: lines},
	};
	if (isNote) {
		const note_ = {...head, Type: 'ACCRECCREDIT', CreditNoteNumber: number, ...(corrects && {Reference: corrects})};
		const made = present(await call({method: 'PUT', path: 'CreditNotes?summarizeErrors=false', body: {CreditNotes: [note_]}}, notes));
		return after(made, async ({CreditNotes: [one]}) => judged(one, madeNote(one)));
	}

	const given = {...head, Type: 'ACCREC', InvoiceNumber: number, DueDate: dueDay ?? day};
	const made = present(await call({method: 'PUT', path: 'Invoices?summarizeErrors=false', body: {Invoices: [given]}}, invoices));
	return after(made, async ({Invoices: [one]}) => judged(one, madeInvoice(one)));
}
