import {createHash} from 'node:crypto';
import {z} from 'zod';
import type {
	FindRequest,
	LinkRequest,
	ListedBalance,
	ListedBalanceTransaction,
	ListedMovement,
	ListedPage,
	ListRequest,
	Provider,
	ProviderAnswer,
	RefundRequest,
	SeenPayment,
	SeenRefund,
} from '../../domain/payments/provider/provider.ts';
import {type AmountTable, fromText, toText} from '../../domain/payments/provider/provider-amounts.ts';
import {type Currency, isCurrency} from '../../domain/platform/values/currencies.ts';
import {callProvider} from '../outbound/call-provider.ts';
import {type CoinbaseKey, createCoinbaseTokens} from './coinbase-token.ts';
import {readCoinbaseWebhook} from './coinbase-webhook.ts';

const CALL_LIMIT_MS = 25_000;
/** How long a key is kept there is not published: it is looked for before it is asked for again. */
const KEY_LIFE_MS = 10 * 60_000;
const LOOK_BACK_MS = 60_000;
/** So long a checkout can be paid, unless it says otherwise. */
const CHECKOUT_LIFE_MS = 24 * 3_600_000;
const PAGES_LIMIT = 50;
const PAGE = 100;
const TEXT_LIMIT = 500;

const amounts: AmountTable = {};
const CURRENCIES = new Set<string>(['USD', 'EUR', 'GBP', 'SGD']);
const NEVER = 9_000_000_000_000_000n;

const text = z.string().max(2048);
const refund = z.object({id: text, amount: text, status: text, reason: text.nullish(), fiatAmount: text.nullish()});
const checkout = z.object({
	id: text,
	url: text.nullish(),
	amount: text,
	currency: text,
	status: text,
	metadata: z.record(z.string(), z.string()).nullish(),
	fiatAmount: text.nullish(),
	fiatCurrency: text.nullish(),
	refunds: z.array(refund).nullish(),
	settlement: z.object({feeAmount: text, currency: text}).nullish(),
	updatedAt: text.nullish(),
});
const listed = z.object({checkouts: z.array(checkout), nextPageToken: text.nullish()});

type Checkout = z.infer<typeof checkout>;
type Call = Readonly<{method: 'GET' | 'POST'; path: string; key?: string; body?: object}>;
type Client = <Value>(call: Call, schema: z.ZodType<Value>) => Promise<ProviderAnswer<Value>>;

type Options = CoinbaseKey & Readonly<{webhookSecrets: readonly string[]; url: string; real: () => Date}>;

/** The same key always gives the same UUID, in the form of version 4 that is asked for. */
function uuidOf(key: string): string {
	const hex = createHash('sha256').update(key).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function createClient({url, real, ...key}: Options): Client {
	const tokenFor = createCoinbaseTokens(key, real);
	return async ({method, path, key: idempotencyKey, body}, schema) => {
		const target = new URL(`${url}${path}`);
		const headers = {
			authorization: `Bearer ${await tokenFor(method, target)}`,
			...(idempotencyKey !== undefined && {'x-idempotency-key': uuidOf(idempotencyKey)}),
		};
		const answer = await callProvider(target.href, {method, headers, ...(body && {body}), limitMs: CALL_LIMIT_MS});
		if (!answer) return {kind: 'unclear', code: 'no_answer'};
		if (answer.status === 404) return {kind: 'missing'};
		if (answer.status === 409 || answer.status === 429 || answer.status >= 500) return {kind: 'unclear', code: `answered_${answer.status}`};
		if (answer.status >= 300) return {kind: 'refused', code: `answered_${answer.status}`};
		const read = schema.safeParse(answer.json);
		return read.success ? {kind: 'known', value: read.data} : {kind: 'unclear', code: 'not_understood'};
	};
}

const STATES: Readonly<Record<string, SeenPayment['status']>> = {
	...{ACTIVE: 'requires_action', PROCESSING: 'pending', COMPLETED: 'succeeded', PARTIALLY_REFUNDED: 'succeeded', REFUNDED: 'succeeded'},
	...{FAILED: 'failed', EXPIRED: 'failed', DEACTIVATED: 'failed'},
};

const minorOf = (currency: Currency, value: string): bigint => {
	const minor = fromText(amounts, currency, value);
	if (minor === undefined) throw new Error('no amount of ours');
	return minor;
};

const seenRefund = (currency: Currency, {id, amount, fiatAmount, status, reason}: z.infer<typeof refund>): SeenRefund => ({
	providerId: id,
	reference: /\[(rf_[0-9a-z]{26})\]/.exec(reason ?? '')?.[1],
	status: status === 'COMPLETED' ? 'succeeded' : status === 'FAILED' ? 'failed' : 'pending',
	amountMinor: minorOf(currency, fiatAmount ?? amount),
});

/** A price in fiat is paid in USDC: what counts is the price. */
function seenPayment({id, status, url, metadata, refunds, ...about}: Checkout): SeenPayment {
	const currency = about.fiatCurrency ?? about.currency;
	if (!isCurrency(currency)) throw new Error('no currency of ours');
	const seen = STATES[status] ?? 'pending';
	return {
		...{providerId: id, reference: metadata?.['payment_id'], status: seen, currency, reversedMinor: 0n},
		amountMinor: minorOf(currency, about.fiatAmount ?? about.amount),
		...(seen === 'failed' && {failure: {code: status.toLowerCase(), kind: 'ask_customer'}}),
		...(seen === 'requires_action' && url && {action: {url}}),
		refunds: (refunds ?? []).map(refunded => seenRefund(currency, refunded)),
	};
}

const seen = (answer: ProviderAnswer<Checkout>): ProviderAnswer<SeenPayment> => {
	if (answer.kind !== 'known') return answer;
	try {
		return {kind: 'known', value: seenPayment(answer.value)};
	} catch {
		return {kind: 'unclear', code: 'not_understood'};
	}
};

/** Coinbase Business Checkouts: a page on which one thing is paid in USDC. It stores no methods and never charges by itself. */
export function createCoinbase(options: Options): Provider {
	const call = createClient(options);
	const look = async ({providerId}: {providerId: string}) =>
		seen(await call({method: 'GET', path: `/checkouts/${encodeURIComponent(providerId)}`}, checkout));
	return {
		...{slug: 'coinbase', name: 'Coinbase', types: ['crypto'], publishable: {}, keyLifeMs: KEY_LIFE_MS},
		minimumMinor: currency => (CURRENCIES.has(currency) ? 1n : NEVER),
		link: async request => seen(await call({method: 'POST', path: '/checkouts', key: request.key, body: checkoutOf(request)}, checkout)),
		look,
		find: async request => find(call, request),
		refund: async request => refundOf(call, request),
		list: async request => listMovements(call, request),
		listBalance: async request => listBalance(call, request),
		readWebhook: webhook => readCoinbaseWebhook(webhook, options.webhookSecrets),
	};
}

const checkoutOf = ({amountMinor, currency, description, reference, returnUrl}: LinkRequest) => ({
	...{amount: toText(amounts, currency, amountMinor), currency, description: description.slice(0, TEXT_LIMIT)},
	metadata: {payment_id: reference},
	...(returnUrl.startsWith('https:') && {successRedirectUrl: returnUrl, failRedirectUrl: returnUrl}),
});

async function find(call: Client, {reference, since, now}: FindRequest): Promise<ProviderAnswer<SeenPayment | undefined>> {
	const window = `startTime=${new Date(since.getTime() - LOOK_BACK_MS).toISOString()}&endTime=${now.toISOString()}`;
	let token = '';
	for (let page = 0; page < PAGES_LIMIT; page++) {
		const answer = await call({method: 'GET', path: `/checkouts?pageSize=${PAGE}&${window}${token}`}, listed);
		if (answer.kind !== 'known') return answer;
		const found = answer.value.checkouts.find(({metadata}) => metadata?.['payment_id'] === reference);
		if (found) return seen({kind: 'known', value: found});
		if (!answer.value.nextPageToken) return {kind: 'known', value: undefined};
		token = `&pageToken=${encodeURIComponent(answer.value.nextPageToken)}`;
	}

	return {kind: 'unclear', code: 'too_many_to_look_through'};
}

/** A page of the checkouts that were made in a span, with the refunds of each: there is no list of refunds. */
async function listMovements(call: Client, request: ListRequest): Promise<ProviderAnswer<ListedPage>> {
	return listCheckouts(call, request, (checkouts, next) => ({movements: checkouts.flatMap(movementsOf), next}));
}

/** A page of checkouts, read as something; unclear where that is not understood. */
async function listCheckouts<Page>(
	call: Client,
	{from, to, page}: ListRequest,
	read: (checkouts: readonly Checkout[], next: string | undefined) => Page,
): Promise<ProviderAnswer<Page>> {
	const span = `startTime=${from.toISOString()}&endTime=${to.toISOString()}`;
	const token = page === undefined ? '' : `&pageToken=${encodeURIComponent(page)}`;
	const answer = await call({method: 'GET', path: `/checkouts?pageSize=${PAGE}&${span}${token}`}, listed);
	if (answer.kind !== 'known') return answer;
	try {
		return {kind: 'known', value: read(answer.value.checkouts, answer.value.nextPageToken ?? undefined)};
	} catch {
		return {kind: 'unclear', code: 'not_understood'};
	}
}

/** A page of the fees of checkouts. They are listed by when they were made, and are paid as long as they live: so much more is looked through. */
async function listBalance(call: Client, {from, ...request}: ListRequest): Promise<ProviderAnswer<ListedBalance>> {
	const wider = {...request, from: new Date(from.getTime() - CHECKOUT_LIFE_MS)};
	return listCheckouts(call, wider, (checkouts, next) => ({transactions: checkouts.flatMap(feeOf), next}));
}

/** What a payment settles in need not be a currency of books: USDC is none. */
function feeOf({id, settlement, updatedAt}: Checkout): ListedBalanceTransaction[] {
	if (!settlement || !updatedAt || !isCurrency(settlement.currency)) return [];
	const {currency, feeAmount} = settlement;
	const amountMinor = minorOf(currency, feeAmount);
	if (amountMinor === 0n) return [];
	return [{kind: 'fee', providerId: id, paymentId: id, amountMinor, currency, at: new Date(updatedAt)}];
}

function movementsOf(made: Checkout): ListedMovement[] {
	const {providerId, reference, status, amountMinor, currency, refunds} = seenPayment(made);
	const about = {paymentId: providerId, currency};
	return [
		{...about, kind: 'payment', providerId, reference, amountMinor, status: status === 'requires_action' ? 'pending' : status},
		...refunds.map(back => ({
			...{...about, kind: 'refund' as const, providerId: back.providerId, reference: back.reference},
			...{amountMinor: back.amountMinor, status: back.status},
		})),
	];
}

/** A refund has no key that is promised to count, so what was refunded is read before another try. */
async function refundOf(
	call: Client,
	{providerId, reference, key, amountMinor, currency, reason}: RefundRequest,
): Promise<ProviderAnswer<SeenRefund>> {
	const path = `/checkouts/${encodeURIComponent(providerId)}`;
	const before = await call({method: 'GET', path}, checkout);
	if (before.kind !== 'known') return before;
	const own = (before.value.refunds ?? []).map(made => seenRefund(currency, made)).find(made => made.reference === reference);
	if (own && own.status !== 'failed') return {kind: 'known', value: own};
	const words = `[${reference}] ${reason}`.slice(0, TEXT_LIMIT);
	const body = {amount: toText(amounts, currency, amountMinor), currency, reason: words};
	const made = await call({method: 'POST', path: `${path}/refund`, key, body}, z.object({refund}));
	return made.kind === 'known' ? {kind: 'known', value: seenRefund(currency, made.value.refund)} : made;
}
