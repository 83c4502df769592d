import {
	MONEYBIRD_CLEARING,
	MONEYBIRD_FEES,
	MONEYBIRD_RATES,
	MONEYBIRD_REVENUE,
	MONEYBIRD_TOKEN,
	newAdministration,
	startMoneybird,
} from '../moneybird.ts';
import {EXACT_CLEARING, EXACT_FEES, EXACT_RATES, EXACT_RECEIVABLES, EXACT_REVENUE, startExact} from './exact-online.ts';
import {CLIENT_ID, CLIENT_SECRET, type createTokenServer} from './token-server.ts';
import {startXero, XERO_RATES} from './xero.ts';

/** A document as a provider has it: what it comes to, and what was paid on it, in the order it was. */
type Kept = Readonly<{gross: number; paid: readonly number[]}>;

/** A minute and a day of a provider, in milliseconds, and how many calls it takes in that day, where it counts them. */
export type Scaled = Readonly<{minuteMs: number; dayMs: number; callsPerDay: number}>;

/** A stand-in for a provider of books, as tests see it that do not mind which it is. */
export type BooksStandIn = Readonly<{
	slug: 'moneybird' | 'exact_online' | 'xero';
	name: string;
	/** Where it is, as the environment says. */
	environment: Readonly<Record<string, string>>;
	/** Settings and credentials of books that no other test uses. */
	newBooks: () => Readonly<{settings: Record<string, unknown>; credentials: Record<string, unknown>}>;
	of: (number: string) => readonly Kept[];
	/** The number of every document there, in the order they were made. */
	numbers: () => readonly string[];
	/** How many documents one call tells at most. */
	documentsInOneCall: number;
	contactsIn: (settings: Record<string, unknown>) => number;
	/** The settings that have it told of fees. */
	feesOf: Readonly<Record<string, unknown>>;
	/** What is booked as a fee, in cents, in the order it was. */
	fees: () => readonly number[];
	/** The calls that make things, and that look for documents. */
	routes: Readonly<Record<'document' | 'contact' | 'payment' | 'fee' | 'look', RegExp>>;
	calls: readonly string[];
	/** Those of them that came too often. */
	throttled: readonly string[];
	fail: Awaited<ReturnType<typeof startXero>>['fail'];
	/** How long every answer takes. */
	pace: Awaited<ReturnType<typeof startXero>>['pace'];
	/** No call is taken any more, and each is told that it is so for so long, until the limits begin anew. */
	useUp: (forMs: number) => void;
	restartLimits: () => void;
	/** Has the limits of the provider while time passes faster: as many calls in a minute and a day that are so short. Answers their pace, in calls a minute. */
	scaleLimits: (scaled: Scaled) => number;
	refuse: (number: RegExp | undefined) => void;
	lockThrough: (day: string) => void;
	/** Whether it answers nothing at all. */
	setDown: (isDown: boolean) => void;
	tokens: ReturnType<typeof createTokenServer> | undefined;
	close: () => Promise<void>;
}>;

const centsOf = (amount: unknown): number => Math.round(Number(amount) * 100);

const usual = {calls_per_minute: 100_000};
const MINUTE_MS = 60_000;
const app = {client_id: CLIENT_ID, client_secret: CLIENT_SECRET};

async function moneybird(): Promise<BooksStandIn> {
	const server = await startMoneybird();
	const {settings} = server;
	return {
		...{slug: 'moneybird', name: 'Moneybird', environment: {MONEYBIRD_URL: server.url}, tokens: undefined},
		...{calls: server.calls, throttled: server.throttled, fail: server.fail, pace: server.pace, close: server.close, documentsInOneCall: 1},
		newBooks: () => ({
			settings: {
				...{administration_id: newAdministration(), tax_rates: MONEYBIRD_RATES, clearing_account: MONEYBIRD_CLEARING, ...usual},
				revenue_accounts: {revenue_standard: MONEYBIRD_REVENUE},
			},
			credentials: {token: MONEYBIRD_TOKEN},
		}),
		of: number =>
			server
				.invoices()
				.filter(({reference}) => reference === number)
				.map(one => ({gross: Number(one['total_price_incl_tax']), paid: one.payments.map(({price}) => Number(price))})),
		numbers: () => server.invoices().map(({reference}) => reference),
		feesOf: {fees_account: MONEYBIRD_FEES},
		fees: () =>
			server.journals
				.flatMap(({lines}) => lines)
				.filter(({ledger_account_id: account}) => account === MONEYBIRD_FEES)
				.map(({debit, credit}) => centsOf(debit) - centsOf(credit)),
		contactsIn: ({administration_id: id}) => server.contacts().filter(({administration}) => administration === id).length,
		routes: {
			...{document: /POST .*external_sales_invoices\.json/, contact: /POST .*contacts\.json/, payment: /POST .*payments\.json/},
			...{look: /GET .*external_sales_invoices\.json/, fee: /POST .*general_journal_documents\.json/},
		},
		useUp: forMs => Object.assign(settings, {calls: 0, windowMs: forMs}),
		restartLimits() {
			Object.assign(settings, {calls: 150, windowMs: 300_000});
			server.restartWindow();
		},
		scaleLimits({minuteMs}) {
			Object.assign(settings, {calls: 150, windowMs: 5 * minuteMs});
			server.restartWindow();
			return (30 * MINUTE_MS) / minuteMs;
		},
		refuse: number => Object.assign(settings, {refuses: number}),
		lockThrough: day => Object.assign(settings, {lockedUntil: day}),
		setDown: isDown => Object.assign(settings, {isDown}),
	};
}

async function exactOnline(): Promise<BooksStandIn> {
	const server = await startExact();
	const {settings, tokens} = server;
	let divisions = 1000;
	return {
		...{slug: 'exact_online', name: 'Exact Online', environment: {EXACT_ONLINE_URL: server.url}, tokens},
		...{
			calls: server.calls,
			throttled: server.throttled,
			fail: server.fail,
			pace: server.pace,
			close: server.close,
			restartLimits: limitsOf(server),
		},
		...{scaleLimits: scaledLimitsOf(server), documentsInOneCall: 1, numbers: () => server.entries().map(entry => String(entry['YourRef']))},
		newBooks: () => ({
			settings: {
				...{division: String(++divisions), journal: '70', memo_journal: '90', receivables_account: EXACT_RECEIVABLES},
				...{clearing_account: EXACT_CLEARING, tax_rates: EXACT_RATES, ...usual},
				revenue_accounts: {revenue_standard: EXACT_REVENUE, revenue_reduced: EXACT_REVENUE},
			},
			credentials: {...app, refresh_token: tokens.newRefreshToken()},
		}),
		of: number =>
			server.of(number).map(one => ({gross: Number(one['AmountFC']), paid: server.itemsOf(number).map(item => -Number(item['AmountFC']))})),
		feesOf: {fees_account: EXACT_FEES},
		fees: () => server.linesOn(EXACT_FEES).map(({AmountFC}) => centsOf(AmountFC)),
		contactsIn: ({division}) => server.accounts().filter(one => one['division'] === division).length,
		routes: {
			...{document: /POST .*SalesEntries/, contact: /POST .*Accounts/, payment: /POST .*GeneralJournalEntries/, look: /GET .*SalesEntries/},
			fee: /POST .*GeneralJournalEntries/,
		},
		...switchesOf(server),
		lockThrough: day => Object.assign(settings, {closedUntil: day}),
	};
}

/** A stand-in for Xero, which takes many things in a call. */
export async function xero(): Promise<
	BooksStandIn & {cannotRead: (things: RegExp | undefined) => void; answerBackwards: (isBackwards: boolean) => void}
> {
	const server = await startXero();
	const {settings, tokens} = server;
	let organisations = 0;
	return {
		...{
			slug: 'xero',
			name: 'Xero',
			tokens,
			calls: server.calls,
			throttled: server.throttled,
			fail: server.fail,
			pace: server.pace,
			close: server.close,
		},
		...{scaleLimits: scaledLimitsOf(server), documentsInOneCall: 25, numbers: () => server.documents().map(({number}) => number)},
		environment: {XERO_URL: server.url, XERO_IDENTITY_URL: server.url, XERO_LOGIN_URL: server.url},
		newBooks: () => ({
			settings: {
				organisation_id: `00000000-0000-4000-8000-${String(++organisations).padStart(12, '0')}`,
				...{tax_rates: XERO_RATES, revenue_accounts: {revenue_standard: '8000', revenue_reduced: '8000'}, clearing_account: '1250'},
				...{bank_account: '1100', ...usual},
			},
			credentials: {...app, refresh_token: tokens.newRefreshToken()},
		}),
		of: number => server.of(number).map(one => ({gross: Number(one.shown['Total']), paid: one.active.map(({Amount}) => Amount)})),
		feesOf: {fees_account: '4750'},
		fees: () =>
			server.journals
				.flatMap(({JournalLines}) => JournalLines)
				.filter(({AccountCode}) => AccountCode === '4750')
				.map(({LineAmount}) => centsOf(LineAmount)),
		contactsIn: ({organisation_id: id}) => server.contacts().filter(({organisation}) => organisation === id).length,
		routes: {
			document: /PUT .*Invoices/,
			contact: /PUT .*Contacts/,
			payment: /PUT .*Payments/,
			fee: /PUT .*ManualJournals/,
			look: /GET .*Invoices/,
		},
		...switchesOf(server),
		restartLimits: limitsOf(server),
		/** A call that has such a thing is refused as a whole. */
		cannotRead: things => Object.assign(settings, {cannotRead: things}),
		answerBackwards: isBackwards => Object.assign(settings, {answersBackwards: isBackwards}),
		lockThrough: day => Object.assign(settings, {lockedUntil: day}),
	};
}

type Limits = {callsPerMinute: number; callsPerDay: number; minuteMs: number; dayMs: number};

const limitsOf =
	({settings, restartWindow}: {settings: Limits; restartWindow: () => void}) =>
	(): void => {
		Object.assign(settings, {callsPerMinute: 100_000, callsPerDay: 100_000});
		restartWindow();
	};

const scaledLimitsOf =
	({settings, restartWindow}: {settings: Limits; restartWindow: () => void}) =>
	(scaled: Scaled): number => {
		Object.assign(settings, scaled, {callsPerMinute: 60});
		restartWindow();
		return (60 * MINUTE_MS) / scaled.minuteMs;
	};

type Switched = {settings: Limits & {refuses: RegExp | undefined; isDown: boolean}; restartWindow: () => void};

const switchesOf = ({settings, restartWindow}: Switched) => ({
	useUp(forMs: number) {
		restartWindow();
		Object.assign(settings, {callsPerDay: 0, dayMs: forMs});
	},
	refuse: (number: RegExp | undefined) => Object.assign(settings, {refuses: number}),
	setDown: (isDown: boolean) => Object.assign(settings, {isDown}),
});

/** Every provider of books, each by how its stand-in is started. */
export const booksStandIns = [moneybird, exactOnline, xero] as const;
