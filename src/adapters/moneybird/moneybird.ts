import {z} from 'zod';
import {amountText} from '../../domain/accounting/files/amount-text.ts';
import type {
	BooksAnswer,
	BooksContact,
	BooksDocument,
	BooksMoney,
	InBooks,
	RemoteBooks,
} from '../../domain/accounting/remote/remote-books.ts';
import {url} from '../../domain/platform/process/config-values.ts';
import {after, differenceOf, known, missingRates, present as presentAt, refused} from '../books/answers.ts';
import type {BooksProtocol} from '../books/books-protocol.ts';
import {findByReference, PAGE, PAGES_LIMIT} from './find-by-reference.ts';
import {createMoneybirdClients, type MoneybirdClient} from './moneybird-client.ts';
import {findOrMakeFee} from './moneybird-fees.ts';
import {moneybirdProvider} from './moneybird-settings.ts';

const REVENUE = 'revenue';

const withId = z.object({id: z.string().max(40)});
const payment = withId.extend({transaction_identifier: z.string().nullish(), price: z.string()});
const invoice = withId.extend({
	reference: z.string().nullish(),
	total_price_excl_tax: z.string(),
	total_price_incl_tax: z.string(),
	payments: z.array(payment).default([]),
});
const administration = z.object({id: z.union([z.string(), z.number()]), period_locked_until: z.string().nullish()});
const taxRate = withId.extend({
	name: z.string(),
	percentage: z.string().nullish(),
	tax_rate_type: z.string(),
	country: z.string().nullish(),
	active: z.boolean(),
});

type Invoice = z.infer<typeof invoice>;

const ledgerAccount = withId.extend({name: z.string(), account_type: z.string()});

const present = <Value>(answer: BooksAnswer<Value | undefined>): BooksAnswer<Value> => presentAt(answer, 'Moneybird');

/** Moneybird, as the environment says where it is. */
export const moneybird: BooksProtocol = {
	variables: {MONEYBIRD_URL: {schema: url('https', 'http'), says: 'Where Moneybird is', default: 'https://moneybird.com'}},
	open: addressOf => createMoneybird(addressOf('MONEYBIRD_URL')),
};

/** Moneybird: documents as external sales invoices, which keep our numbers and dates. */
function createMoneybird(base: string): RemoteBooks {
	const clientFor = createMoneybirdClients(base);
	return {
		provider: moneybirdProvider,
		contact: async (access, contact) => findOrMakeContact(clientFor(access), contact),
		document: async (access, contactId, document) => findOrMakeDocument(clientFor(access), {contactId, document, isNew: access.isNew}),
		money: async (access, money) => findOrMakePayment(clientFor(access), money, access.isNew),
		fee: async (access, fee) => findOrMakeFee(clientFor(access), fee, access.isNew),
		test: async (access, vatKeys) => whatIsMissing(clientFor(access), vatKeys),
	};
}

/** The number is unique in the administration, among archived contacts as well. */
async function findOrMakeContact({call}: MoneybirdClient, contact: BooksContact): Promise<BooksAnswer<string>> {
	const found = await call({method: 'GET', path: `contacts/customer_id/${contact.number}.json`}, withId);
	return after(found, async value => {
		if (value) return known(value.id);
		const body = {
			contact: {
				...{customer_id: String(contact.number), company_name: contact.name, address1: contact.addressLine, zipcode: contact.postalCode},
				...{city: contact.city, country: contact.countryCode, tax_number: contact.vatNumber, send_invoices_to_email: contact.email},
			},
		};
		const made = present(await call({method: 'POST', path: 'contacts.json', body}, withId));
		return after(made, async ({id}) => known(id));
	});
}

/** Our number is not unique there: it is looked for among the documents of its day and contact. */
const findDocument = async (
	client: MoneybirdClient,
	contactId: string,
	{number, day}: BooksDocument,
): Promise<BooksAnswer<Invoice | undefined>> =>
	findByReference(client, {
		...{path: 'external_sales_invoices.json', day, filter: `contact_id:${contactId},state:all`},
		...{schema: invoice, reference: number},
	});

/** What is refused in a locked period is said with the day of the lock: their own words may not name it. */
async function becauseOfLock(
	{settings, callRoot}: MoneybirdClient,
	{day}: BooksDocument,
	answer: BooksAnswer<Invoice>,
): Promise<BooksAnswer<Invoice>> {
	const shown = await callRoot('administrations.json', z.array(administration));
	const list = shown.kind === 'known' ? (shown.value ?? []) : [];
	const lock = list.find(({id}) => String(id) === settings.administration_id)?.period_locked_until;
	if (!lock || day > lock) return answer;
	return refused('period_locked', `The period through ${lock} is locked in Moneybird: unlock it, or enter the document by hand`);
}

type Telling = Readonly<{contactId: string; document: BooksDocument; isNew: boolean}>;

async function findOrMakeDocument(client: MoneybirdClient, {contactId, document, isNew}: Telling): Promise<BooksAnswer<InBooks>> {
	const {settings, call} = client;
	const found = isNew ? known(undefined) : await findDocument(client, contactId, document);
	const made = await after(found, async value => {
		if (value) return known(value);
		const body = {
			external_sales_invoice: {
				...{contact_id: contactId, reference: document.number, date: document.day, due_date: document.dueDay ?? document.day},
				...{currency: document.currency, prices_are_incl_tax: false, source: 'ScaiControl'},
				details_attributes: document.groups.map((group, index) => ({
					...{description: group.description, amount: '1', price: amountText(group.netMinor, document.currency)},
					...{tax_rate_id: settings.tax_rates[group.vatKey], row_order: index + 1},
					ledger_account_id: settings.revenue_accounts[group.revenueRole as keyof typeof settings.revenue_accounts],
				})),
			},
		};
		const answer = present(await call({method: 'POST', path: 'external_sales_invoices.json', body}, invoice));
		return answer.kind === 'refused' ? becauseOfLock(client, document, answer) : answer;
	});
	return after(made, async ({id, ...totals}) => {
		const difference = differenceOf('Moneybird', {net: totals.total_price_excl_tax, gross: totals.total_price_incl_tax}, document);
		const result = known<InBooks>({id, ...(difference && {difference})});
		const {settles} = document;
		if (!settles) return result;
		const {documentId, reference, amountMinor} = settles;
		const money: BooksMoney = {
			...{documentId, reference, amountMinor, day: document.day, currency: document.currency},
			...{documentKind: 'invoice', documentNumber: document.corrects ?? '', contactId},
			...{way: {creditNoteId: id, number: document.number}, takesBack: undefined},
		};
		return after(await findOrMakePayment(client, money, isNew), async () => result);
	});
}

const wayOf = ({way}: BooksMoney, {clearing_account: clearing}: MoneybirdClient['settings']) => {
	if (typeof way === 'object') return {manual_payment_action: 'invoices_settlement', invoice_id: way.creditNoteId};
	if (way === 'bank') return {manual_payment_action: 'bank_transfer'};
	if (clearing) return {manual_payment_action: 'balance_settlement', ledger_account_id: clearing};
	return {manual_payment_action: 'payment_without_proof'};
};

/** A payment bears our name for it, and is looked for by that on its document. What is taken back whole is removed, a part is a payment back. */
async function findOrMakePayment({settings, call}: MoneybirdClient, money: BooksMoney, isNew: boolean): Promise<BooksAnswer<InBooks>> {
	const at = `external_sales_invoices/${encodeURIComponent(money.documentId)}`;
	const isLookedAt = !isNew || money.takesBack !== undefined;
	const shown = !isLookedAt ? known({payments: []}) : present(await call({method: 'GET', path: `${at}.json`}, invoice));
	return after(shown, async ({payments}: Pick<Invoice, 'payments'>) => {
		const found = payments.find(({transaction_identifier: name}) => name === money.reference);
		if (found) return known({id: found.id});
		const price = amountText(money.amountMinor, money.currency);
		const taken = payments.find(({transaction_identifier: name}) => name !== null && name === money.takesBack);
		// The books knew it: what is not there any more was removed by an attempt whose answer was lost.
		if (money.takesBack !== undefined && !taken) return known({id: money.takesBack});
		if (taken && Number(taken.price) === -Number(price)) {
			const removed = await call({method: 'DELETE', path: `${at}/payments/${taken.id}.json`}, z.unknown());
			return after(removed, async () => known({id: taken.id}));
		}

		const body = {payment: {payment_date: money.day, price, transaction_identifier: money.reference, ...wayOf(money, settings)}};
		const made = present(await call({method: 'POST', path: `${at}/payments.json`, body}, withId));
		return after(made, async ({id}) => known({id}));
	});
}

/** Every rate, page after page until one is not full. */
async function allRates(call: MoneybirdClient['call']): Promise<BooksAnswer<readonly z.infer<typeof taxRate>[]>> {
	const rates: z.infer<typeof taxRate>[] = [];
	for (let page = 1; page <= PAGES_LIMIT; page++) {
		const answer = present(await call({method: 'GET', path: `tax_rates.json?per_page=${PAGE}&page=${page}`}, z.array(taxRate)));
		if (answer.kind !== 'known') return answer;
		rates.push(...answer.value);
		if (answer.value.length < PAGE) return known(rates);
	}

	return {kind: 'unclear', code: 'too_many_to_look_through'};
}

/** The keys that have no rate, or one that is not there, each with the rates that would fit; and the accounts that cannot be used. */
async function whatIsMissing(client: MoneybirdClient, vatKeys: readonly string[]): Promise<BooksAnswer<readonly string[]>> {
	const {settings, call} = client;
	const listed = await allRates(call);
	if (listed.kind !== 'known') return listed;
	const usable = listed.value
		.filter(({tax_rate_type: type, active}) => type === 'sales_invoice' && active)
		.map(({id, name, percentage, country}) => ({code: id, name, percentage: Number(percentage ?? 0), country: country ?? undefined}));
	const missing = missingRates(vatKeys, {mapped: settings.tax_rates, usable});
	return after(await accountsMissing(client), async accounts => known([...missing, ...accounts]));
}

/** Accounts of the settings that are not there, or not of the kind that they are needed as. */
async function accountsMissing({settings, call}: MoneybirdClient): Promise<BooksAnswer<string[]>> {
	const {revenue_accounts: revenue, clearing_account: clearing, fees_account: fees} = settings;
	const others = Object.entries({clearing_account: clearing, fees_account: fees}).flatMap(([name, id]) =>
		id ? [[name, id] as const] : [],
	);
	const wanted = [...Object.entries(revenue), ...others];
	if (wanted.length === 0) return known([]);
	const listed = present(await call({method: 'GET', path: 'ledger_accounts.json'}, z.array(ledgerAccount)));
	return after(listed, async accounts => {
		const typeOf = new Map(accounts.map(({id, account_type: type}) => [id, type]));
		return known(
			wanted.flatMap(([name, id]) => {
				if (!typeOf.has(id)) return [`the account ${id} of ${name} is not there`];
				return name in revenue && typeOf.get(id) !== REVENUE ? [`the account ${id} of ${name} is not one of revenue`] : [];
			}),
		);
	});
}
