import {createHmac, generateKeyPairSync, randomBytes, randomUUID} from 'node:crypto';
import {jwtVerify} from 'jose';
import {createKeyedAnswers, type StandInAnswer, type StandInRequest, startFaultyServer} from './faulty-server.ts';

type Json = Record<string, unknown>;
type Refund = Json & {id: string; amount: string; status: string};
type Checkout = Json & {id: string; status: string; amount: string; currency: string; metadata: Record<string, string>; refunds: Refund[]};

const KEY_ID = 'organizations/stand-in/apiKeys/one';
const WEBHOOK_SECRET = 'hook0_stand_in_secret';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const AMOUNT = /^\d+(\.\d{1,2})?$/;
const BASE = '/api/v1';

const fault = (status: number, errorType: string): StandInAnswer => ({status, json: {errorType, errorMessage: 'stand-in'}});

const FEE = 0.01;

/** What of a price is left when the fee is taken off. */
function settled({amount, currency}: Checkout): Json {
	const fee = Number(amount) * FEE;
	return {totalAmount: amount, feeAmount: fee.toFixed(2), netAmount: (Number(amount) - fee).toFixed(2), currency};
}

/** A stand-in of Coinbase Business Checkouts as far as we use it. */
export async function startCoinbase({publicUrl = () => ''}: {publicUrl?: () => string} = {}) {
	const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
	const checkouts = new Map<string, Checkout>();
	const keys = createKeyedAnswers();
	const settings = {hooks: 'deliver' as 'deliver' | 'hold', refundStatus: 'COMPLETED'};

	const sign = (body: string, {secret = WEBHOOK_SECRET, at = Math.floor(Date.now() / 1000), eventId = randomUUID(), form = 'v1'} = {}) => {
		const mac = (text: string) => createHmac('sha256', secret).update(text).digest('hex');
		const named = `t=${at},v0=${mac(`${at}.${body}`)}`;
		const full = `${named},h=x-event-id x-event-type,v1=${mac(`${at}.x-event-id x-event-type.${eventId}.checkout.${body}`)}`;
		return {'x-event-id': eventId, 'x-event-type': 'checkout', 'x-hook0-signature': form === 'v1' ? full : named};
	};
	const deliver = async (checkout: Checkout, eventType: string): Promise<number> => {
		const body = JSON.stringify({...checkout, eventType});
		const headers = {'content-type': 'application/json', ...sign(body)};
		const answer = await fetch(`${publicUrl()}/api/v1/webhooks/coinbase`, {method: 'POST', headers, body});
		await answer.arrayBuffer();
		return answer.status;
	};
	const tell = async (checkout: Checkout, eventType: string): Promise<void> => {
		if (publicUrl() !== '' && settings.hooks === 'deliver') await deliver(checkout, eventType);
	};

	const isAllowed = async ({method, url, headers}: StandInRequest): Promise<boolean> => {
		try {
			const token = headers['authorization']?.replace('Bearer ', '') ?? '';
			const {payload, protectedHeader} = await jwtVerify(token, publicKey, {
				issuer: 'cdp',
				subject: KEY_ID,
				requiredClaims: ['nbf', 'exp'],
			});
			const isShort = Number(payload.exp) - Number(payload.nbf) <= 120;
			return isShort && protectedHeader.kid === KEY_ID && payload['uri'] === `${method} ${url.host}${url.pathname}`;
		} catch {
			return false;
		}
	};

	const create = (body: Json): StandInAnswer => {
		if (!AMOUNT.test(String(body['amount']))) return fault(400, 'invalid_request');
		const checkout: Checkout = {
			...{id: randomBytes(12).toString('hex'), status: 'ACTIVE', amount: String(body['amount']), currency: String(body['currency'])},
			...{url: 'https://payments.coinbase.invalid/checkout', metadata: body['metadata'] as Record<string, string>, refunds: []},
			...{createdAt: new Date().toISOString(), updatedAt: new Date().toISOString()},
		};
		checkouts.set(checkout.id, checkout);
		return {status: 201, json: {...checkout}};
	};

	const refund = (checkout: Checkout, body: Json): StandInAnswer => {
		if (!['COMPLETED', 'PARTIALLY_REFUNDED'].includes(checkout.status)) return fault(400, 'invalid_request');
		const gone = checkout.refunds.filter(({status}) => status !== 'FAILED').reduce((sum, made) => sum + Number(made.amount), 0);
		const left = Math.round((Number(checkout.amount) - gone) * 100);
		const asked = Math.round(Number(body['amount']) * 100);
		if (asked > left) return fault(400, 'invalid_request');
		const made: Refund = {
			id: randomUUID(),
			amount: String(body['amount']),
			status: settings.refundStatus,
			reason: body['reason'],
			checkoutId: checkout.id,
		};
		checkout.refunds.push(made);
		checkout.status = asked === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
		return {status: 200, json: {checkout, refund: made}};
	};

	const handle = async (request: StandInRequest): Promise<StandInAnswer> => {
		const {method, url, headers, text} = request;
		if (!(await isAllowed(request))) return fault(401, 'unauthorized');
		const [, kind, one = '', verb] = url.pathname.replace(BASE, '').split('/');
		if (kind !== 'checkouts') return fault(404, 'not_found');
		const checkout = checkouts.get(one);
		if (method === 'GET') {
			if (one !== '') return checkout ? {status: 200, json: checkout} : fault(404, 'not_found');
			const since = Date.parse(url.searchParams.get('startTime') ?? '1970-01-01');
			return {status: 200, json: {checkouts: [...checkouts.values()].filter(({createdAt}) => Date.parse(String(createdAt)) >= since)}};
		}

		const key = headers['x-idempotency-key'];
		if (key !== undefined && !UUID.test(key)) return fault(400, 'invalid_request');
		const before = keys.of(key, `${url.pathname} ${text}`);
		if (before === 'differs') return fault(422, 'idempotency_error');
		if (before) return before;
		const body = JSON.parse(text) as Json;
		const answer = one === '' ? create(body) : checkout && verb === 'refund' ? refund(checkout, body) : fault(404, 'not_found');
		keys.keep(key, `${url.pathname} ${text}`, answer);
		return answer;
	};

	const server = await startFaultyServer(handle);
	const secret = privateKey.export({format: 'pem', type: 'pkcs8'}) as string;
	const apiUrl = `${server.url}${BASE}`;
	return {
		...server,
		/** What leads a system to it. */
		environment: {COINBASE_KEY_ID: KEY_ID, COINBASE_KEY_SECRET: secret, COINBASE_URL: apiUrl, COINBASE_WEBHOOK_SECRETS: WEBHOOK_SECRET},
		...{keyId: KEY_ID, secret, webhookSecret: WEBHOOK_SECRET, checkouts, settings, sign, apiUrl, forgetKeys: keys.forget},
		chargesFor: (reference: string) => [...checkouts.values()].filter(({metadata}) => metadata['payment_id'] === reference).length,
		/** Somebody pays on the page, or nobody does. */
		async settle(checkoutId: string, status: 'COMPLETED' | 'FAILED' | 'EXPIRED' | 'PROCESSING') {
			const checkout = checkouts.get(checkoutId);
			if (!checkout) throw new Error(`no checkout ${checkoutId}`);
			Object.assign(checkout, {
				status,
				updatedAt: new Date().toISOString(),
				...(status === 'COMPLETED' && {settlement: settled(checkout)}),
			});
			if (status !== 'PROCESSING') await tell(checkout, `checkout.payment.${status === 'COMPLETED' ? 'success' : status.toLowerCase()}`);
		},
	};
}
