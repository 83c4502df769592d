import {randomUUID} from 'node:crypto';
import {type StandInAnswer, type StandInRequest, startFaultyServer} from '../payments/faulty-server.ts';
import {createTokenServer} from './token-server.ts';
import {createManualJournals} from './xero-journals.ts';

type Json = Record<string, unknown>;
type Line = {UnitAmount: string; Quantity: number; AccountCode: string; TaxType: string};
type Payment = {PaymentID: string; Reference?: string; Amount: number; Status: string};
type Document = Json & {
	id: string;
	isNote: boolean;
	number: string;
	organisation: string;
	contactId: string;
	Date: string;
	LineAmountTypes: string;
	LineItems: Line[];
	payments: Payment[];
	allocations: {AllocationID: string; Amount: number; Invoice: {InvoiceID: string}}[];
};
type Contact = Json & {ContactID: string; Name: string; ContactNumber: string; ContactStatus: string; organisation: string};

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const rates: Record<string, number> = {TAX021: 21, TAX009: 9, TAX000: 0, NONE: 0};
export const XERO_RATES = {'S 21.00': 'TAX021', 'S 9.00': 'TAX009', 'AE 0.00': 'TAX000'};
const accounts = [
	{Code: '8000', Type: 'REVENUE', Status: 'ACTIVE', EnablePaymentsToAccount: false},
	{Code: '1250', Type: 'CURRENT', Status: 'ACTIVE', EnablePaymentsToAccount: true},
	{Code: '1100', Type: 'BANK', Status: 'ACTIVE', EnablePaymentsToAccount: false},
	{Code: '1300', Type: 'CURRENT', Status: 'ACTIVE', EnablePaymentsToAccount: false, SystemAccount: 'DEBTORS'},
	{Code: '4750', Type: 'EXPENSE', Status: 'ACTIVE', EnablePaymentsToAccount: false},
];

const cents = (value: unknown): number => Math.round(Number(value) * 100);
const answer = (status: number, json?: unknown, headers: Record<string, string> = {}): StandInAnswer => ({status, json, headers});
const invalid = (given: Json, ...texts: string[]): Json => ({
	...given,
	...{StatusAttributeString: 'ERROR', HasErrors: true, ValidationErrors: texts.map(Message => ({Message}))},
});
/** Of a filter, the texts in quotes, of which any may be meant; one that is written otherwise is ignored, as theirs is. */
function textsOf(where: string | null, field: string): readonly string[] | undefined {
	const texts = (where ?? '').split(' OR ').map(part => new RegExp(`^${field}=="([^"]*)"$`).exec(part)?.[1]);
	return texts.every(text => text !== undefined) ? texts : undefined;
}
/** They take so many things in a call. */
const THINGS_LIMIT = 50;
const PAGE = 100;
const PAGE_LIMIT = 1000;

type Making = Readonly<{make: (one: Json) => Json; undo: () => void; url: URL}>;

/** A stand-in that speaks Xero's Accounting API 2.0 and its identity as far as we use them, and counts what it has. */
export async function startXero() {
	const settings = {
		...{callsPerMinute: 60, callsPerDay: 5000, minuteMs: MINUTE_MS, dayMs: DAY_MS, isDown: false, lockedUntil: '', slowMs: 0},
		refuses: undefined as RegExp | undefined,
		/** What of a call it cannot read: then it says so of the whole call. */
		cannotRead: undefined as RegExp | undefined,
		/** What became of the things of a call is said in another order than that of the call. */
		answersBackwards: false,
	};
	const contacts: Contact[] = [];
	const documents = new Map<string, Document>();
	const manual = createManualJournals(accounts, day => settings.lockedUntil !== '' && day <= settings.lockedUntil);
	const tokens = createTokenServer({
		livesMs: 30 * MINUTE_MS,
		graceMs: 30 * MINUTE_MS,
		notBeforeMs: 0,
		clientIn: 'header',
	});
	let taken: number[] = [];

	const netOf = ({LineItems: lines}: Document): number => lines.reduce((sum, line) => sum + cents(line.UnitAmount) * line.Quantity, 0);
	const taxOf = ({LineItems: lines, LineAmountTypes: kind}: Document): number =>
		kind === 'NoTax'
			? 0
			: lines.reduce((sum, line) => sum + Math.round((cents(line.UnitAmount) * line.Quantity * (rates[line.TaxType] ?? 0)) / 100), 0);
	const activeOf = ({payments}: Document): Payment[] => payments.filter(({Status}) => Status !== 'DELETED');
	const allocatedTo = (id: string): number =>
		[...documents.values()]
			.flatMap(({allocations}) => allocations)
			.reduce((sum, one) => sum + (one.Invoice.InvoiceID === id ? cents(one.Amount) : 0), 0);
	const dueOf = (document: Document): number =>
		netOf(document) +
		taxOf(document) -
		activeOf(document).reduce((sum, {Amount}) => sum + cents(Amount), 0) -
		(document.isNote ? document.allocations.reduce((sum, {Amount}) => sum + cents(Amount), 0) : allocatedTo(document.id));

	const shown = (document: Document): Json => ({
		...(document.isNote
			? {CreditNoteID: document.id, CreditNoteNumber: document.number, Type: 'ACCRECCREDIT', Allocations: document.allocations}
			: {InvoiceID: document.id, InvoiceNumber: document.number, Type: 'ACCREC'}),
		...{Contact: {ContactID: document.contactId}, Status: dueOf(document) === 0 ? 'PAID' : 'AUTHORISED', Payments: activeOf(document)},
		...{SubTotal: netOf(document) / 100, TotalTax: taxOf(document) / 100, Total: (netOf(document) + taxOf(document)) / 100},
		...{AmountDue: dueOf(document) / 100, Date: `/Date(${Date.parse(document.Date)}+0000)/`},
	});

	function makeContact(organisation: string, given: Json): Json {
		const name = String(given['Name'] ?? '');
		if (!name || /[<>]|\s\s/.test(name) || name.length > 255) return invalid(given, 'The contact name is not valid');
		const own = contacts.filter(contact => contact.organisation === organisation && contact.ContactStatus === 'ACTIVE');
		if (own.some(({Name}) => Name === name))
			return invalid(given, `The contact name ${name} is already assigned to another contact. The contact name must be unique.`);
		if (own.some(({ContactNumber}) => ContactNumber === given['ContactNumber'])) return invalid(given, 'The contact number is taken');
		const contact = {
			...given,
			Name: name,
			ContactNumber: String(given['ContactNumber']),
			ContactID: randomUUID(),
			ContactStatus: 'ACTIVE',
			organisation,
		};
		contacts.push(contact);
		return contact;
	}

	function makeDocument(organisation: string, given: Json, isNote: boolean): Json {
		const number = String(given[isNote ? 'CreditNoteNumber' : 'InvoiceNumber'] ?? '');
		const faults: string[] = [];
		if (settings.refuses?.test(number)) faults.push(`${number} is refused by the stand-in`);
		const taken_ = [...documents.values()].some(one => one.organisation === organisation && one.number === number && one.isNote === isNote);
		if (taken_) faults.push('Invoice # must be unique.');
		const contactId = String((given['Contact'] as Json | undefined)?.['ContactID']);
		if (!contacts.some(({ContactID}) => ContactID === contactId)) faults.push('The contact is not known');
		if (!/^\d{4}-\d{2}-\d{2}$/.test(String(given['Date']))) faults.push('The date is not valid');
		if (settings.lockedUntil && String(given['Date']) <= settings.lockedUntil)
			faults.push(`The document date cannot be before the period lock date: ${settings.lockedUntil}`);
		const lines = given['LineItems'] as Line[];
		for (const {AccountCode, TaxType} of lines) {
			if (!accounts.some(({Code}) => Code === AccountCode))
				faults.push(`Account code '${AccountCode}' is not a valid code for this document.`);
			if (!(TaxType in rates)) faults.push(`The TaxType code '${TaxType}' does not exist or cannot be used for this type of transaction.`);
		}

		const document = {
			...given,
			id: randomUUID(),
			isNote,
			number,
			organisation,
			contactId,
			payments: [],
			allocations: [],
		} as unknown as Document;
		if (faults.length === 0 && netOf(document) + taxOf(document) < 0) faults.push('The total must be zero or more');
		if (faults.length > 0) return invalid(given, ...faults);
		documents.set(document.id, document);
		return {...shown(document), StatusAttributeString: 'OK'};
	}

	function makePayment(given: Json): Json {
		const named = (given['Invoice'] ?? given['CreditNote'] ?? {}) as Json;
		const document = documents.get(String(named['InvoiceID'] ?? named['CreditNoteID']));
		const account = accounts.find(({Code}) => Code === (given['Account'] as Json)['Code']);
		if (!document) return invalid(given, 'The document is not known');
		if (!account || !(account.Type === 'BANK' || account.EnablePaymentsToAccount))
			return invalid(given, 'Payments are not enabled for the account');
		if (cents(given['Amount']) > dueOf(document) || cents(given['Amount']) <= 0)
			return invalid(given, 'Payment amount exceeds the amount outstanding on this document');
		const payment = {...given, PaymentID: randomUUID(), Amount: Number(given['Amount']), Status: 'AUTHORISED'} as unknown as Payment;
		document.payments.push(payment);
		return {...payment, StatusAttributeString: 'OK'};
	}

	/** Without a `where` that is understood, and without numbers, everything is listed. */
	function list(organisation: string, {searchParams}: URL, isNote: boolean): Json[] {
		const numbers = isNote ? textsOf(searchParams.get('where'), 'CreditNoteNumber') : searchParams.get('InvoiceNumbers')?.split(',');
		const own = [...documents.values()].filter(one => one.organisation === organisation && one.isNote === isNote);
		const found = own.filter(({number}) => numbers?.includes(number) ?? true).map(shown);
		const page = searchParams.get('page');
		const size = Math.min(Number(searchParams.get('pageSize') ?? PAGE), PAGE_LIMIT);
		return page === null ? found : found.slice((Number(page) - 1) * size, Number(page) * size);
	}

	function limited(): StandInAnswer | undefined {
		const now = Date.now();
		taken = taken.filter(at => at > now - settings.dayMs);
		const minute = taken.filter(at => at > now - settings.minuteMs);
		const problem = minute.length >= settings.callsPerMinute ? 'minute' : taken.length >= settings.callsPerDay ? 'day' : undefined;
		if (!problem) return void taken.push(now);
		const first = (problem === 'minute' ? minute[0] : taken[0]) ?? now;
		const seconds = Math.ceil((first + (problem === 'minute' ? settings.minuteMs : settings.dayMs) - now) / 1000);
		return answer(429, undefined, {'retry-after': String(seconds), 'x-rate-limit-problem': problem});
	}

	/** Makes each thing of a call and says of each what became of it; without `summarizeErrors=false` one fault refuses all of them. */
	function makeEach(name: string, given: readonly Json[], {make, undo, url}: Making): StandInAnswer {
		if (given.length > THINGS_LIMIT) return answer(400, {ErrorNumber: 10, Type: 'ValidationException', Message: 'Too many elements'});
		const unreadable = settings.cannotRead && given.some(one => settings.cannotRead?.test(JSON.stringify(one)));
		if (unreadable) return answer(400, {ErrorNumber: 17, Type: 'PostDataInvalidException', Message: 'The input cannot be read'});
		const elements = given.map(make);
		const faulty = elements.filter(({HasErrors}) => HasErrors === true);
		if (faulty.length === 0 || url.searchParams.get('summarizeErrors') === 'false')
			return answer(200, {[name]: settings.answersBackwards ? elements.toReversed() : elements});
		undo();
		return answer(400, {
			...{ErrorNumber: 10, Type: 'ValidationException', Message: 'A validation exception occurred', Elements: faulty},
		});
	}

	function put(organisation: string, [resource, id, inner]: string[], {body, url}: {body: Json; url: URL}): StandInAnswer {
		const [contactsBefore, documentsBefore] = [contacts.length, new Set(documents.keys())];
		const paymentsBefore = new Map([...documents.values()].map(one => [one, one.payments.length]));
		const undo = () => {
			contacts.length = contactsBefore;
			for (const key of documents.keys()) if (!documentsBefore.has(key)) documents.delete(key);
			for (const [one, length] of paymentsBefore) one.payments.length = length;
		};
		const each = (name: string, make: (one: Json) => Json) => makeEach(name, (body[name] ?? []) as Json[], {make, undo, url});
		if (resource === 'Contacts') return each('Contacts', one => makeContact(organisation, one));
		if (resource === 'Invoices') return each('Invoices', one => makeDocument(organisation, one, false));
		if (resource === 'Payments') return each('Payments', makePayment);
		if (resource === 'ManualJournals') return each('ManualJournals', one => manual.make(organisation, one));
		const note = documents.get(id ?? '');
		if (resource === 'CreditNotes' && inner === 'Allocations' && note)
			return each('Allocations', one => {
				const invoice = documents.get(String((one['Invoice'] as Json)['InvoiceID']));
				if (!invoice || cents(one['Amount']) > dueOf(invoice) || cents(one['Amount']) > dueOf(note))
					return invalid(one, 'The amount is more than is open');
				const made = {AllocationID: randomUUID(), Amount: Number(one['Amount']), Invoice: {InvoiceID: invoice.id}};
				note.allocations.push(made);
				return made;
			});
		if (resource === 'CreditNotes') return each('CreditNotes', one => makeDocument(organisation, one, true));
		return answer(404);
	}

	function get(organisation: string, [resource, id]: string[], url: URL): StandInAnswer {
		if (resource === 'TaxRates')
			return answer(200, {
				TaxRates: Object.entries(rates).map(([TaxType, EffectiveRate]) => ({
					...{Name: `BTW ${EffectiveRate}`, TaxType, EffectiveRate, Status: 'ACTIVE', CanApplyToRevenue: true},
				})),
			});
		if (resource === 'Accounts') return answer(200, {Accounts: accounts});
		if (resource === 'ManualJournals') return answer(200, {ManualJournals: manual.list(organisation, url.searchParams.get('where'))});
		if (resource === 'Contacts') {
			const numbers = textsOf(url.searchParams.get('where'), 'ContactNumber');
			const isShown = ({ContactStatus}: Contact) => ContactStatus === 'ACTIVE' || url.searchParams.get('includeArchived') === 'true';
			const own = contacts.filter(one => one.organisation === organisation && isShown(one));
			return answer(200, {Contacts: own.filter(({ContactNumber}) => numbers?.includes(ContactNumber) ?? true)});
		}

		const name = resource === 'CreditNotes' ? 'CreditNotes' : 'Invoices';
		if (id === undefined) return answer(200, {[name]: list(organisation, url, name === 'CreditNotes')});
		const document = documents.get(id);
		return document ? answer(200, {[name]: [shown(document)]}) : answer(404);
	}

	async function handle(request: StandInRequest): Promise<StandInAnswer> {
		const {method, url, headers, text} = request;
		if (settings.slowMs > 0) await new Promise(resolve => setTimeout(resolve, settings.slowMs));
		if (settings.isDown) return answer(503);
		if (url.pathname === '/connect/token') return tokens.answer(request);
		if (!tokens.isValid(headers['authorization']))
			return answer(401, {Title: 'Unauthorized', Status: 401, Detail: 'TokenExpired: token expired'});
		const organisation = headers['xero-tenant-id'];
		if (!organisation) return answer(403, {Title: 'Forbidden', Status: 403, Detail: 'AuthenticationUnsuccessful'});
		const throttled = limited();
		if (throttled) return throttled;
		const parts = url.pathname.replace('/api.xro/2.0/', '').split('/');
		if (method === 'GET') return get(organisation, parts, url);
		const body = text === '' ? {} : (JSON.parse(text) as Json);
		if (method === 'PUT') return put(organisation, parts, {body, url});
		const [resource, id, inner, innerId] = parts;
		const all = [...documents.values()];
		if (method === 'POST' && resource === 'Payments') {
			const payment = all.flatMap(({payments}) => payments).find(({PaymentID}) => PaymentID === id);
			if (!payment) return answer(404);
			payment.Status = String(body['Status']);
			return answer(200, {Payments: [payment]});
		}

		const note = documents.get(id ?? '');
		if (method === 'DELETE' && inner === 'Allocations' && note) {
			note.allocations = note.allocations.filter(({AllocationID}) => AllocationID !== innerId);
			return answer(200, {});
		}

		return answer(404);
	}

	const server = await startFaultyServer(handle);
	return {
		...{...server, settings, tokens},
		contacts: () => contacts,
		journals: manual.journals,
		of: (number: string) =>
			[...documents.values()].filter(one => one.number === number).map(one => ({...one, shown: shown(one), active: activeOf(one)})),
		documents: () => [...documents.values()].map(one => ({...one, due: dueOf(one)})),
		/** Begins a new window of the limits. */
		restartWindow: () => {
			taken = [];
		},
	};
}
