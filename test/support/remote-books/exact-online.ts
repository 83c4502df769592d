import {randomUUID} from 'node:crypto';
import {type StandInAnswer, type StandInRequest, startFaultyServer} from '../payments/faulty-server.ts';
import {createTokenServer} from './token-server.ts';

type Json = Record<string, unknown>;

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
const PAGE = 60;
const ERRORS_AN_HOUR = 10;
export const EXACT_REVENUE = '11111111-1111-4111-8111-111111111110';
export const EXACT_RECEIVABLES = '11111111-1111-4111-8111-111111111120';
export const EXACT_CLEARING = '11111111-1111-4111-8111-111111111116';
/** What providers of payments keep. */
export const EXACT_FEES = '11111111-1111-4111-8111-111111111121';
export const EXACT_RATES = {'S 21.00': '4', 'S 9.00': '5', 'AE 0.00': '7'};

const vatCodes: Json[] = [
	{Code: '4  ', Description: 'BTW 21% excl.', Percentage: 0.21, VATTransactionType: 'S', IsBlocked: false, OssCountry: null},
	{Code: '5  ', Description: 'BTW 9% excl.', Percentage: 0.09, VATTransactionType: 'S', IsBlocked: false, OssCountry: null},
	{Code: '7  ', Description: 'BTW verlegd', Percentage: 0, VATTransactionType: 'S', IsBlocked: false, OssCountry: null},
	{Code: '1  ', Description: 'Voorbelasting 21%', Percentage: 0.21, VATTransactionType: 'P', IsBlocked: false, OssCountry: null},
];
const glAccounts: Json[] = [
	{ID: EXACT_REVENUE, Type: 110, IsBlocked: false},
	{ID: EXACT_RECEIVABLES, Type: 20, IsBlocked: false},
	{ID: EXACT_CLEARING, Type: 16, IsBlocked: false},
	{ID: EXACT_FEES, Type: 121, IsBlocked: false},
];
const journals: Json[] = [
	{Code: '70', Type: 20},
	{Code: '90', Type: 90},
];

const answer = (status: number, json?: unknown, headers: Record<string, string> = {}): StandInAnswer => ({status, json, headers});
const refused = (text: string, status = 400): StandInAnswer => answer(status, {error: {code: '', message: {lang: '', value: text}}});
const cents = (value: unknown): number => Math.round(Number(value) * 100);

/** Whether a row fits a filter of `Field eq value` joined by `and` or `or`. */
function fits(row: Json, filter: string): boolean {
	const clause = (text: string): boolean => {
		const [, field = '', operator, , value = ''] = /^(\w+) (eq|ne) (guid)?'(.*)'$/.exec(text) ?? [];
		return (String(row[field] ?? '') === value.replaceAll("''", "'")) === (operator === 'eq');
	};
	return filter.includes(' or ') ? filter.split(' or ').some(clause) : filter.split(' and ').every(clause);
}

/** A stand-in that speaks Exact Online's REST API and its tokens as far as we use them, and counts what it has. */
export async function startExact() {
	const settings = {
		...{
			callsPerMinute: 60,
			callsPerDay: 5000,
			minuteMs: MINUTE_MS,
			dayMs: DAY_MS,
			isDown: false,
			closedUntil: '',
			slowMs: 0,
			refusesBy: 400,
		},
		refuses: undefined as RegExp | undefined,
		/** VAT codes that nobody uses stand before the others. */
		otherCodes: 0,
		/** Where the next page is said to be; here unless said. */
		leadsTo: '',
	};
	const tables: Record<string, Json[]> = {
		...{'crm/Accounts': [], 'salesentry/SalesEntries': [], 'generaljournalentry/GeneralJournalEntryLines': []},
		...{'vat/VATCodes': vatCodes, 'financial/GLAccounts': glAccounts, 'financial/Journals': journals},
	};
	/** What every division has alike. */
	const shared = new Set(['vat/VATCodes', 'financial/GLAccounts', 'financial/Journals']);
	const tokens = createTokenServer({livesMs: 600_000, graceMs: 0, notBeforeMs: 570_000, clientIn: 'body'});
	let taken: number[] = [];
	let errors: number[] = [];
	let lastEntry = 0;

	function list(division: string, path: string, url: URL): StandInAnswer {
		const others = path === 'vat/VATCodes' ? settings.otherCodes : 0;
		const rows: Json[] | undefined = tables[path] && [
			...Array.from({length: others}, (_, index) => ({...vatCodes[0], Code: `9${index}`})),
			...tables[path],
		];
		if (!rows) return refused('Niet gevonden', 404);
		const filter = url.searchParams.get('$filter');
		if (!url.searchParams.get('$select') || !filter) return refused('$select en $filter zijn verplicht');
		const found = rows.filter(row => (shared.has(path) || row['division'] === division) && fits(row, filter));
		const skip = Number(url.searchParams.get('$skiptoken') ?? 0);
		const more = new URL(settings.leadsTo ? `${settings.leadsTo}${url.pathname}${url.search}` : url);
		more.searchParams.set('$skiptoken', String(skip + PAGE));
		return answer(200, {d: {results: found.slice(skip, skip + PAGE), ...(found.length > skip + PAGE && {__next: more.href})}});
	}

	function makeAccount(division: string, given: Json): StandInAnswer {
		if (String(given['Code']).length !== 18) return refused('Code is ongeldig');
		if (!given['Name']) return refused('Verplicht: Naam');
		const own = tables['crm/Accounts'] ?? [];
		if (own.some(row => row['division'] === division && row['Code'] === given['Code'])) return refused('Bestaat reeds: Code');
		const made = {...given, ID: randomUUID(), division};
		own.push(made);
		return answer(201, {d: made});
	}

	function makeEntry(division: string, given: Json): StandInAnswer {
		const lines = (given['SalesEntryLines'] ?? []) as Json[];
		if (settings.refuses?.test(String(given['YourRef']))) return refused(`${given['YourRef']} is geweigerd`, settings.refusesBy);
		if (!tables['crm/Accounts']?.some(row => row['division'] === division && row['ID'] === given['Customer']))
			return refused('Ongeldig: Klant');
		if (!journals.some(row => row['Code'] === given['Journal'] && row['Type'] === 20)) return refused('Ongeldig: Dagboek');
		if (settings.closedUntil && String(given['EntryDate']) <= settings.closedUntil)
			return refused(`Periode is afgesloten tot ${settings.closedUntil}`);
		for (const line of lines) {
			const rate = vatCodes.find(row => String(row['Code']).trim() === line['VATCode'] && row['VATTransactionType'] === 'S');
			if (!rate) return refused('Ongeldig: Btw-code');
			if (!glAccounts.some(row => row['ID'] === line['GLAccount'] && row['Type'] === 110)) return refused('Ongeldig: Grootboekrekening');
		}

		const vat = lines.reduce((sum, line) => sum + cents(line['VATAmountFC']), 0);
		const net = lines.reduce((sum, line) => sum + cents(line['AmountFC']), 0);
		const head = {EntryID: randomUUID(), EntryNumber: ++lastEntry, AmountFC: (net + vat) / 100, VATAmountFC: vat / 100, Status: 20};
		const made = {...given, ...head, division};
		tables['salesentry/SalesEntries']?.push(made);
		return answer(201, {d: made});
	}

	function makeJournalEntry(division: string, given: Json): StandInAnswer {
		const lines = (given['GeneralJournalEntryLines'] ?? []) as Json[];
		if (!journals.some(row => row['Code'] === given['JournalCode'] && row['Type'] === 90)) return refused('Ongeldig: Dagboek');
		if (lines.reduce((sum, line) => sum + cents(line['AmountFC']), 0) !== 0) return refused('De boeking is niet in evenwicht');
		if (lines.some(({GLAccount}) => !glAccounts.some(row => row['ID'] === GLAccount))) return refused('Ongeldig: Grootboekrekening');
		const EntryID = randomUUID();
		tables['generaljournalentry/GeneralJournalEntryLines']?.push(...lines.map(line => ({...line, EntryID, division})));
		return answer(201, {d: {EntryID}});
	}

	function limits(): {headers: Record<string, string>; isOver: boolean} {
		const now = Date.now();
		taken = taken.filter(at => at > now - settings.dayMs);
		const inMinute = taken.filter(at => at > now - settings.minuteMs);
		const isMinuteOver = inMinute.length >= settings.callsPerMinute;
		const isOver = isMinuteOver || taken.length >= settings.callsPerDay;
		if (!isOver) taken.push(now);
		const minutely = {
			'x-ratelimit-minutely-remaining': String(Math.max(0, settings.callsPerMinute - inMinute.length - 1)),
			'x-ratelimit-minutely-reset': String((inMinute[0] ?? now) + settings.minuteMs),
		};
		const daily = {
			'x-ratelimit-remaining': String(Math.max(0, settings.callsPerDay - taken.length)),
			'x-ratelimit-reset': String((taken[0] ?? now) + settings.dayMs),
		};
		return {headers: isMinuteOver ? minutely : {...minutely, ...daily}, isOver};
	}

	function made(division: string, path: string, text: string): StandInAnswer {
		const given = JSON.parse(text) as Json;
		if (path === 'crm/Accounts') return makeAccount(division, given);
		if (path === 'salesentry/SalesEntries') return makeEntry(division, given);
		if (path === 'generaljournalentry/GeneralJournalEntries') return makeJournalEntry(division, given);
		return refused('Niet gevonden', 404);
	}

	async function handle(request: StandInRequest): Promise<StandInAnswer> {
		const {method, url, headers, text} = request;
		const now = Date.now();
		if (settings.slowMs > 0) await new Promise(resolve => setTimeout(resolve, settings.slowMs));
		if (settings.isDown) return answer(503);
		if (url.pathname === '/api/oauth2/token') return tokens.answer(request);
		errors = errors.filter(at => at > now - 60 * MINUTE_MS);
		if (errors.length >= ERRORS_AN_HOUR) return refused('De sleutel is geblokkeerd', 403);
		const [, division = '', path = ''] = /^\/api\/v1\/(\d+)\/(.*)$/.exec(url.pathname) ?? [];
		const {headers: limit, isOver} = limits();
		const answered = tokens.isValid(headers['authorization'])
			? isOver
				? answer(429)
				: method === 'GET'
					? list(division, path, url)
					: made(division, path, text)
			: answer(401, {error: {code: '', message: {lang: '', value: 'Niet gemachtigd'}}});
		if ([400, 401, 403, 404].includes(answered.status)) errors.push(now);
		return {...answered, headers: limit};
	}

	const server = await startFaultyServer(handle);
	return {
		...{...server, settings, tokens},
		accounts: () => tables['crm/Accounts'] ?? [],
		entries: () => tables['salesentry/SalesEntries'] ?? [],
		of: (number: string) => (tables['salesentry/SalesEntries'] ?? []).filter(row => row['YourRef'] === number),
		/** What is booked on an account. */
		linesOn: (account: string) =>
			(tables['generaljournalentry/GeneralJournalEntryLines'] ?? []).filter(row => row['GLAccount'] === account),
		/** What is booked on debtors with a document's number. */
		itemsOf: (number: string) =>
			(tables['generaljournalentry/GeneralJournalEntryLines'] ?? []).filter(
				row => row['GLAccount'] === EXACT_RECEIVABLES && String(row['Description']).startsWith(`${number} `),
			),
		/** Begins a new window of the limits. */
		restartWindow: () => {
			taken = [];
			errors = [];
		},
	};
}
