import {type StandInAnswer, type StandInRequest, startFaultyServer} from './payments/faulty-server.ts';

type Json = Record<string, unknown>;
type Payment = Json & {id: string; price: string; transaction_identifier: string | null};
type Detail = {price: string; amount: string; tax_rate_id?: string; ledger_account_id?: string};
type JournalLine = {ledger_account_id: string; debit: string; credit: string};
type Invoice = Json & {id: string; contact_id: string; reference: string; date: string; payments: Payment[]; details: Detail[]};

export const MONEYBIRD_TOKEN = 'stand-in-token';
/** Administrations that the token has a right to begin like this. */
const OWN = '1234567';

let administrations = 0;

/** An administration that no other test uses. */
export const newAdministration = (): string => `${OWN}${String(++administrations).padStart(8, '0')}`;

/** The sales rates of the administration, and one of purchases. */
const rates = [
	{id: '900000000000000021', name: '21% btw', percentage: '21.0', tax_rate_type: 'sales_invoice', country: null, active: true},
	{id: '900000000000000009', name: '9% btw', percentage: '9.0', tax_rate_type: 'sales_invoice', country: null, active: true},
	{id: '900000000000000000', name: 'btw verlegd', percentage: '0.0', tax_rate_type: 'sales_invoice', country: null, active: true},
	{id: '900000000000000099', name: '21% voorbelasting', percentage: '21.0', tax_rate_type: 'purchase_invoice', country: null, active: true},
];

export const MONEYBIRD_REVENUE = '800000000000000001';
export const MONEYBIRD_CLEARING = '800000000000000002';

/** What providers of payments keep. */
export const MONEYBIRD_FEES = '800000000000000003';

const ledgerAccounts = [
	{id: MONEYBIRD_REVENUE, name: 'Omzet', account_type: 'revenue'},
	{id: MONEYBIRD_CLEARING, name: 'Tussenrekening', account_type: 'current_assets'},
	{id: MONEYBIRD_FEES, name: 'Bankkosten', account_type: 'expenses'},
];

/** The mapping that an integration of this stand-in needs. */
export const MONEYBIRD_RATES = {'S 21.00': '900000000000000021', 'S 9.00': '900000000000000009', 'AE 0.00': '900000000000000000'};

const answer = (status: number, json?: unknown, headers: Record<string, string> = {}): StandInAnswer => ({status, json, headers});
const refused = (field: string, text: string): StandInAnswer =>
	answer(422, {error: {[field]: [text]}, details: {[field]: [{error: text.replaceAll(' ', '_')}]}});

const contactFields = new Set('customer_id company_name address1 zipcode city country tax_number send_invoices_to_email'.split(' '));
const invoiceFields = new Set(
	'contact_id reference date due_date currency prices_are_incl_tax source source_url details_attributes'.split(' '),
);
const detailFields = new Set('description price amount tax_rate_id ledger_account_id period row_order'.split(' '));
const paymentFields = new Set(
	'payment_date price transaction_identifier manual_payment_action ledger_account_id financial_account_id invoice_id'.split(' '),
);

const undeclared = (given: Json, known: ReadonlySet<string>): string | undefined => Object.keys(given).find(name => !known.has(name));
const inCents = (text: string): number => Math.round(Number(text) * 100);
const inEuro = (cents: number): string => (cents / 100).toFixed(2);

/** The page of a list that is asked for: the first unless said, of ten unless said. */
function pageOf<Thing>(things: readonly Thing[], {searchParams}: URL): Thing[] {
	const size = Math.min(Number(searchParams.get('per_page') ?? 10), 100);
	const page = Number(searchParams.get('page') ?? 1);
	return things.slice((page - 1) * size, page * size);
}

/** A stand-in that speaks Moneybird's API v2 as far as we use it, refuses what it would refuse, and counts what it has. */
export async function startMoneybird() {
	const contacts = new Map<string, Json & {id: string; customer_id: string; administration: string}>();
	const invoices = new Map<string, Invoice>();
	const settings = {
		...{roundsPerLine: false, calls: 150, windowMs: 300_000, isDown: false, lockedUntil: ''},
		/** Rates that nobody uses stand before the others. */
		otherRates: 0,
		refuses: undefined as RegExp | undefined,
	};
	const journals: (Json & {id: string; administration: string; reference: string; date: string; lines: JournalLine[]})[] = [];
	let [lastId, calls, windowBegan] = [700_000_000_000_000_000n, 0, Date.now()];
	const newId = (): string => String(++lastId);

	const contactOf = (administration: string, number: unknown) =>
		[...contacts.values()].find(contact => contact.administration === administration && contact.customer_id === number);

	/** VAT of each rate on the sum of its details, or of each detail. */
	function shown(invoice: Invoice): Json {
		const net = invoice.details.reduce((sum, {price, amount}) => sum + inCents(price) * Number(amount), 0);
		const percent = (detail: Detail): number => Number(rates.find(({id}) => id === detail.tax_rate_id)?.percentage ?? 0);
		const groups = settings.roundsPerLine ? invoice.details.map(detail => [detail]) : [...Map.groupBy(invoice.details, percent).values()];
		const tax = groups.reduce((sum, group) => {
			const base = group.reduce((total, {price, amount}) => total + inCents(price) * Number(amount), 0);
			return sum + Math.sign(base) * Math.round((Math.abs(base) * percent(group[0] as Detail)) / 100);
		}, 0);
		const paid = invoice.payments.reduce((sum, {price}) => sum + inCents(price), 0);
		const {details: _, ...rest} = invoice;
		return {...rest, total_price_excl_tax: inEuro(net), total_price_incl_tax: inEuro(net + tax), total_unpaid: inEuro(net + tax - paid)};
	}

	function makeContact(administration: string, given: Json): StandInAnswer {
		const unknown = undeclared(given, contactFields);
		if (unknown) return answer(400, {error: `undeclared field ${unknown}`});
		if (!given['company_name']) return refused('company_name', "can't be blank");
		if (contactOf(administration, given['customer_id'])) return refused('customer_id', 'has already been taken');
		const contact = {...given, id: newId(), customer_id: String(given['customer_id']), administration};
		contacts.set(contact.id, contact);
		return answer(201, contact);
	}

	function makeInvoice(given: Json): StandInAnswer {
		const details = (given['details_attributes'] ?? []) as Detail[];
		const unknown = undeclared(given, invoiceFields) ?? details.map(detail => undeclared(detail, detailFields)).find(Boolean);
		if (unknown) return answer(400, {error: `undeclared field ${unknown}`});
		if (!given['reference']) return refused('reference', "can't be blank");
		if (settings.refuses?.test(String(given['reference']))) return refused('reference', 'is refused by the stand-in');
		if (settings.lockedUntil && String(given['date']) <= settings.lockedUntil) return refused('date', 'is in a locked period');
		if (!contacts.has(String(given['contact_id']))) return refused('contact_id', 'does not exist');
		if (!/^\d{4}-\d{2}-\d{2}$/.test(String(given['date']))) return refused('date', 'is not a date');
		const isRate = ({tax_rate_id: rate}: Detail) =>
			rate === undefined || rates.some(({id, tax_rate_type: type, active}) => id === rate && type === 'sales_invoice' && active);
		if (!details.every(isRate)) return refused('details.tax_rate_id', 'does not exist');
		const {details_attributes: _, ...rest} = given;
		const invoice = {...rest, id: newId(), details, payments: []} as unknown as Invoice;
		invoices.set(invoice.id, invoice);
		return answer(201, shown(invoice));
	}

	function makePayment(invoice: Invoice, given: Json): StandInAnswer {
		const unknown = undeclared(given, paymentFields);
		if (unknown) return answer(400, {error: `undeclared field ${unknown}`});
		if (!given['payment_date'] || !given['price']) return refused('payment_date', "can't be blank");
		if (given['manual_payment_action'] === 'invoices_settlement' && !invoices.has(String(given['invoice_id'])))
			return refused('invoice_id', 'does not exist');
		const payment = {...given, id: newId()} as Payment;
		invoice.payments.push(payment);
		// What is settled with another invoice is settled on both.
		const other = given['manual_payment_action'] === 'invoices_settlement' ? invoices.get(String(given['invoice_id'])) : undefined;
		other?.payments.push({id: newId(), price: inEuro(-inCents(String(given['price']))), transaction_identifier: null});
		return answer(201, payment);
	}

	/** Debits are credits, on accounts that are there. */
	function makeJournal(administration: string, given: Json): StandInAnswer {
		const lines = (given['general_journal_document_entries_attributes'] ?? []) as JournalLine[];
		const sum = lines.reduce((total, {debit, credit}) => total + inCents(debit) - inCents(credit), 0);
		if (!given['reference']) return refused('reference', "can't be blank");
		if (settings.lockedUntil && String(given['date']) <= settings.lockedUntil) return refused('date', 'is in a locked period');
		if (lines.length < 2 || sum !== 0) return refused('entries', 'do not balance');
		if (lines.some(({ledger_account_id: id}) => !ledgerAccounts.some(account => account.id === id)))
			return refused('entries.ledger_account_id', 'does not exist');
		const made = {id: newId(), administration, reference: String(given['reference']), date: String(given['date']), lines};
		journals.push(made);
		return answer(201, made);
	}

	/** Those of some days of an administration. */
	function listJournals(administration: string, url: URL): StandInAnswer {
		const [, from = '', to = ''] = /^period:(\d{8})\.\.(\d{8})$/.exec(url.searchParams.get('filter') ?? '') ?? [];
		const own = journals.filter(one => one.administration === administration);
		const found = own.filter(({date}) => date.replaceAll('-', '') >= from && date.replaceAll('-', '') <= to);
		return answer(200, pageOf(found, url));
	}

	/** Without a period only this year's are listed, and without a page only the first ones. */
	function listInvoices(url: URL): StandInAnswer {
		const {searchParams} = url;
		const filter = new Map((searchParams.get('filter') ?? 'period:this_year').split(',').map(part => part.split(':') as [string, string]));
		const [from = '', to = ''] = (filter.get('period') ?? '').split('..');
		const found = [...invoices.values()].filter(({date, contact_id: contact}) => {
			const day = date.replaceAll('-', '');
			return day >= from && day <= to && (filter.get('contact_id') ?? contact) === contact;
		});
		return answer(200, pageOf(found, url).map(shown));
	}

	async function handle({method, url, headers, text}: StandInRequest): Promise<StandInAnswer> {
		if (settings.isDown) return answer(503);
		if (Date.now() >= windowBegan + settings.windowMs) [calls, windowBegan] = [0, Date.now()];
		calls += 1;
		if (calls > settings.calls) {
			const reset = String(Math.ceil((windowBegan + settings.windowMs) / 1000));
			return answer(429, 'Retry later', {'retry-after': reset, 'ratelimit-reset': reset});
		}

		if (headers['authorization'] !== `Bearer ${MONEYBIRD_TOKEN}`) return answer(401, {error: 'No access to administration'});
		if (url.pathname === '/api/v2/administrations.json') {
			const ids = Array.from({length: administrations}, (_, index) => `${OWN}${String(index + 1).padStart(8, '0')}`);
			return answer(
				200,
				ids.map(id => ({id, period_locked_until: settings.lockedUntil || null})),
			);
		}

		const [, administration = '', path = ''] = /^\/api\/v2\/(\d+)\/(.*)\.json$/.exec(url.pathname) ?? [];
		if (!administration.startsWith(OWN)) return answer(403, {error: 'No access to administration'});
		const body = text === '' ? {} : (JSON.parse(text) as Record<string, Json>);
		const [resource, id, inner, innerId] = path.split('/');
		if (path === 'ledger_accounts') return answer(200, ledgerAccounts);
		if (path === 'tax_rates') {
			const others = Array.from({length: settings.otherRates}, (_, index) => ({
				...rates[0],
				id: String(index + 1),
				name: `Other ${index}`,
			}));
			return answer(200, pageOf([...others, ...rates], url));
		}

		if (resource === 'contacts' && id === 'customer_id') {
			const contact = contactOf(administration, inner);
			return contact ? answer(200, contact) : answer(404, {error: 'record not found'});
		}

		if (method === 'POST' && path === 'contacts') return makeContact(administration, body['contact'] ?? {});
		if (method === 'POST' && path === 'external_sales_invoices') return makeInvoice(body['external_sales_invoice'] ?? {});
		if (method === 'GET' && path === 'external_sales_invoices') return listInvoices(url);
		if (path === 'documents/general_journal_documents')
			return method === 'GET' ? listJournals(administration, url) : makeJournal(administration, body['general_journal_document'] ?? {});
		const invoice = resource === 'external_sales_invoices' ? invoices.get(id ?? '') : undefined;
		if (!invoice) return answer(404, {error: 'record not found'});
		if (method === 'GET') return answer(200, shown(invoice));
		if (method === 'POST' && inner === 'payments') return makePayment(invoice, body['payment'] ?? {});
		if (method === 'DELETE' && inner === 'payments') {
			const index = invoice.payments.findIndex(payment => payment.id === innerId);
			if (index < 0) return answer(404, {error: 'record not found'});
			invoice.payments.splice(index, 1);
			return answer(204);
		}

		return answer(404, {error: 'record not found'});
	}

	const server = await startFaultyServer(handle);
	return {
		...server,
		settings,
		contacts: () => [...contacts.values()],
		journals,
		/** As they are shown, in the order they were made. */
		invoices: () => [...invoices.values()].map(shown) as (Json & {reference: string; total_unpaid: string; payments: Payment[]})[],
		of: (reference: string) => [...invoices.values()].filter(invoice => invoice.reference === reference),
		/** Somebody has entered so many other documents of the same contact and day, and they are listed before it. */
		crowd(reference: string, count: number) {
			const [one, ...all] = [...invoices.values()].toSorted(
				(left, right) => Number(right.reference === reference) - Number(left.reference === reference),
			);
			if (one?.reference !== reference) throw new Error(`${reference} is not there`);
			invoices.clear();
			for (const {id} of Array.from({length: count}, () => ({id: newId()}))) invoices.set(id, {...one, id, reference: `by hand ${id}`});
			for (const invoice of [one, ...all]) invoices.set(invoice.id, invoice);
		},
		/** Begins a new window of the limit. */
		restartWindow: () => {
			[calls, windowBegan] = [0, Date.now()];
		},
	};
}
