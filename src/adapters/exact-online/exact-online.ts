import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import type {BooksAnswer, BooksContact, BooksDocument, InBooks, RemoteBooks} from '../../domain/accounting/remote/remote-books.ts';
import {url} from '../../domain/platform/process/config-values.ts';
import {accountMissing, after, differenceOf, known} from '../books/answers.ts';
import type {BooksProtocol} from '../books/books-protocol.ts';
import {createOAuthClient} from '../books/oauth-client.ts';
import {createExactClients, type ExactClient, quoted} from './exact-client.ts';
import {findOrMakeFee} from './exact-fees.ts';
import {findOrMakeMoney} from './exact-money.ts';
import {exactProvider} from './exact-settings.ts';
import {whatIsMissing} from './test-exact.ts';

/** An access token lives 600 s, and a new one may be asked for only 570 s after the last. */
const ACCESS_TOKEN_MS = 600_000;
const NOT_BEFORE_MS = 570_000;
const CODE_WIDTH = 18;
const NAME_LIMIT = 50;
const TEXT_LIMIT = 60;
const SALES_ENTRY = 20;
const CREDIT_NOTE = 21;

const account = z.object({ID: z.string(), Code: z.string()});
const entry = z.object({EntryID: z.string(), AmountFC: z.number(), VATAmountFC: z.number().default(0), YourRef: z.string().nullish()});

/** Exact Online, as the environment says where it is. */
export const exactOnline: BooksProtocol = {
	variables: {EXACT_ONLINE_URL: {schema: url('https', 'http'), says: 'Where Exact Online is', default: 'https://start.exactonline.nl'}},
	open(addressOf) {
		const base = addressOf('EXACT_ONLINE_URL');
		return {
			...createExact(base),
			oauth: createOAuthClient({
				...{authorizationUrl: `${base}/api/oauth2/auth`, tokenUrl: `${base}/api/oauth2/token`, clientIn: 'body', usesPkce: false},
				...{tokenMs: ACCESS_TOKEN_MS, refreshAfterMs: NOT_BEFORE_MS, notBeforeMs: NOT_BEFORE_MS, more: {force_login: '0'}},
			}),
		};
	},
};

/** Exact Online: documents as sales entries, which have numbers of their own; ours is their reference. */
function createExact(base: string): RemoteBooks {
	const clientFor = createExactClients(base);
	return {
		provider: exactProvider,
		contact: async (access, contact) => findOrMakeAccount(clientFor(access), contact),
		document: async (access, contactId, document) => findOrMakeEntry(clientFor(access), {contactId, document, isNew: access.isNew}),
		money: async (access, money) => findOrMakeMoney(clientFor(access), money, access.isNew),
		fee: async (access, fee) => findOrMakeFee(clientFor(access), fee, access.isNew),
		test: async (access, vatKeys) => whatIsMissing(clientFor(access), vatKeys),
	};
}

/** Codes are as wide as this, and a filter must carry the spaces. */
const codeOf = (number: number): string => String(number).padStart(CODE_WIDTH);

async function findOrMakeAccount(client: ExactClient, contact: BooksContact): Promise<BooksAnswer<string>> {
	const code = codeOf(contact.number);
	const found = await client.list('crm/Accounts', {filter: `Code eq ${quoted(code)}`, select: 'ID,Code,Name'}, account);
	return after(found, async list => {
		const there = list.find(({Code: theirs}) => theirs.trim() === code.trim());
		if (there) return known(there.ID);
		const given = {
			...{
				Code: code,
				Name: contact.name.slice(0, NAME_LIMIT),
				Status: 'C',
				AddressLine1: contact.addressLine,
				Postcode: contact.postalCode,
			},
			...{City: contact.city, Country: contact.countryCode, VATNumber: contact.vatNumber, Email: contact.email},
		};
		return after(await client.post('crm/Accounts', given, account), async ({ID: id}) => known(id));
	});
}

type Telling = Readonly<{contactId: string; document: BooksDocument; isNew: boolean}>;

async function findOrMakeEntry(client: ExactClient, {contactId, document, isNew}: Telling): Promise<BooksAnswer<InBooks>> {
	const made = isNew ? await makeEntry(client, contactId, document) : await findEntry(client, {contactId, document});
	return after(made, async ({EntryID: id, AmountFC: gross, VATAmountFC: vat}) => {
		const difference = differenceOf('Exact Online', {net: (gross - vat).toFixed(2), gross: gross.toFixed(2)}, document);
		return known<InBooks>({id, ...(difference && {difference})});
	});
}

/** The entry as it is there, or as it is made if it is not. */
async function findEntry(client: ExactClient, {contactId, document}: Omit<Telling, 'isNew'>): Promise<BooksAnswer<z.infer<typeof entry>>> {
	const filter = `YourRef eq ${quoted(document.number)} and Customer eq guid${quoted(contactId)}`;
	const listed = await client.list(
		'salesentry/SalesEntries',
		{filter, select: 'EntryID,EntryNumber,AmountFC,VATAmountFC,YourRef,Type'},
		entry,
	);
	return after(listed, async list => {
		const there = list.find(({YourRef: theirs}) => theirs === document.number);
		return there ? known(there) : makeEntry(client, contactId, document);
	});
}

/** Their VAT is overridden by ours, so it is the same to the cent. */
async function makeEntry(client: ExactClient, contactId: string, document: BooksDocument): Promise<BooksAnswer<z.infer<typeof entry>>> {
	const {settings} = client;
	const {number, day, dueDay, currency, groups, corrects} = document;
	const missing = accountMissing(document, settings.revenue_accounts);
	if (missing) return missing;
	const given = {
		...{Customer: contactId, Journal: settings.journal, EntryDate: day, DueDate: dueDay ?? day, Currency: currency},
		...{YourRef: number, Description: (corrects ? `${number} ${corrects}` : number).slice(0, TEXT_LIMIT)},
		Type: document.kind === 'invoice' ? SALES_ENTRY : CREDIT_NOTE,
		SalesEntryLines: groups.map(({description, netMinor, vatMinor, vatKey, revenueRole}) => ({
			...{AmountFC: amountText(netMinor, currency), VATAmountFC: amountText(vatMinor, currency), VATCode: settings.tax_rates[vatKey]},
			GLAccount: settings.revenue_accounts[revenueRole as keyof typeof settings.revenue_accounts],
			Description: description.slice(0, TEXT_LIMIT),
		})),
	};
	return client.post('salesentry/SalesEntries', given, entry);
}
