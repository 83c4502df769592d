import {createHmac, randomBytes} from 'node:crypto';
import {createKeyedAnswers, type StandInAnswer, type StandInRequest, startFaultyServer} from './faulty-server.ts';

type Json = Record<string, unknown>;
type Amount = {currency: string; value: string};
type Back = Json & {id: string; amount: Amount};
type Payment = Json & {
	id: string;
	status: string;
	amount: Amount;
	customerId: string | null;
	sequenceType: string;
	refunds: Back[];
	chargebacks: Back[];
};

/** How a charge by mandate goes. */
export type MollieBehaviour = 'paid' | 'pending' | Readonly<{failureReason: string}>;

const API_KEY = 'test_stand_in';
const WEBHOOK_SECRET = 'mollie_stand_in_secret';
const HOUR_MS = 3_600_000;
const id = (prefix: string): string => `${prefix}_${randomBytes(6).toString('hex')}`;

const fault = (status: number, field?: string): StandInAnswer => ({
	status,
	json: {status, title: 'stand-in', detail: 'stand-in', ...(field && {field}), _links: {}},
});

const minor = ({value}: Amount): number => Math.round(Number(value) * 100);
const isAmount = (amount: unknown): amount is Amount =>
	typeof amount === 'object' && amount !== null && /^\d+(\.\d\d)$/.test(String((amount as Amount).value));

const KNOWN = new Set(
	'amount description customerId sequenceType mandateId method redirectUrl cancelUrl webhookUrl metadata locale'.split(' '),
);

/** A stand-in that speaks Mollie's protocol as far as we use it, and counts what it did. */
export async function startMollie({publicUrl = () => ''}: {publicUrl?: () => string} = {}) {
	const customers = new Map<string, Json>();
	const mandates = new Map<string, Json & {customerId: string; status: string}>();
	const payments = new Map<string, Payment>();
	const keys = createKeyedAnswers();
	const next: MollieBehaviour[] = [];
	const settings = {
		minimum: 1,
		refundStatus: 'refunded',
		hooks: 'deliver' as 'deliver' | 'hold',
		pageLimit: 250,
		clockMs: () => Date.now(),
	};

	/** As Mollie calls: a form with the id, nothing else. */
	const deliver = async (paymentId: string): Promise<number> => {
		const answer = await fetch(`${publicUrl()}/api/v1/webhooks/mollie`, {
			method: 'POST',
			headers: {'content-type': 'application/x-www-form-urlencoded'},
			body: new URLSearchParams({id: paymentId}).toString(),
		});
		await answer.arrayBuffer();
		return answer.status;
	};
	const tell = async (paymentId: string): Promise<void> => {
		if (publicUrl() !== '' && settings.hooks === 'deliver') await deliver(paymentId);
	};

	const shown = ({refunds, chargebacks, ...payment}: Payment): Json => ({
		resource: 'payment',
		mode: 'test',
		...payment,
		...(chargebacks.length > 0 && {amountChargedBack: {currency: payment.amount.currency, value: '0.01'}}),
		_embedded: {refunds, chargebacks},
		_links: payment.status === 'open' ? {checkout: {href: `https://checkout.invalid/${payment.id}`}} : {},
	});

	const create = (body: Json): StandInAnswer => {
		const unknown = Object.keys(body).find(name => !KNOWN.has(name));
		if (unknown) return fault(422, unknown);
		const {amount, sequenceType, customerId, mandateId, redirectUrl, method} = body;
		if (!isAmount(amount)) return fault(422, 'amount');
		const isRecurring = sequenceType === 'recurring';
		if (!isRecurring && !redirectUrl) return fault(422, 'redirectUrl');
		if (isRecurring && redirectUrl) return fault(422, 'redirectUrl');
		if (sequenceType !== 'oneoff' && !customers.has(String(customerId))) return fault(422, 'customerId');
		const isFree = sequenceType === 'first' && method === 'creditcard' && minor(amount) === 0;
		if (!isFree && minor(amount) < settings.minimum) return fault(422, 'amount');
		if (isRecurring) {
			const mandate = mandates.get(String(mandateId));
			if (mandate?.status !== 'valid' || mandate.customerId !== customerId) return fault(422, 'mandateId');
		}

		const payment: Payment = {
			...{id: id('tr'), status: 'open', amount, customerId: (customerId as string) ?? null, sequenceType: String(sequenceType)},
			...{mandateId: mandateId ?? null, metadata: body['metadata'], description: body['description'], method: method ?? null},
			...{webhookUrl: body['webhookUrl'], createdAt: new Date(settings.clockMs()).toISOString(), refunds: [], chargebacks: [], details: {}},
		};
		payments.set(payment.id, payment);
		if (isRecurring) go(payment, next.shift() ?? 'paid');
		return {status: 201, json: shown(payment)};
	};

	const go = (payment: Payment, behaviour: MollieBehaviour): void => {
		if (typeof behaviour === 'string') payment.status = behaviour;
		else Object.assign(payment, {status: 'failed', details: behaviour});
	};

	const refund = (payment: Payment, body: Json): StandInAnswer => {
		const {amount} = body;
		if (!isAmount(amount) || payment.status !== 'paid') return fault(422, 'amount');
		const good = payment.refunds.filter(({status}) => status !== 'failed');
		const left = minor(payment.amount) - good.reduce((sum, made) => sum + minor(made.amount), 0);
		if (minor(amount) > left) return fault(422, 'amount');
		const recent = good.some(made => made.amount.value === amount.value && settings.clockMs() - Number(made['madeAt']) < HOUR_MS);
		if (recent) return fault(409);
		const made: Back = {
			...{id: id('re'), status: settings.refundStatus, amount, paymentId: payment.id},
			metadata: body['metadata'],
			...{madeAt: settings.clockMs(), createdAt: new Date(settings.clockMs()).toISOString()},
		};
		payment.refunds.push(made);
		return {status: 201, json: made};
	};

	const handle = async ({method, url, headers, text}: StandInRequest): Promise<StandInAnswer> => {
		if (headers['authorization'] !== `Bearer ${API_KEY}`) return fault(401);
		const [, , kind, one = '', sub, two = ''] = url.pathname.split('/');
		const body = (text === '' ? {} : JSON.parse(text)) as Json;
		if (method === 'GET') return get(url, [kind, one, sub, two]);
		if (method === 'DELETE' && sub === 'mandates') {
			const mandate = mandates.get(two);
			if (!mandate) return fault(404);
			mandate.status = 'invalid';
			return {status: 204};
		}

		if (method !== 'POST') return fault(405);
		const key = headers['idempotency-key'];
		const fingerprint = `${url.pathname} ${text}`;
		const before = keys.of(key, fingerprint);
		if (before === 'differs') return fault(400);
		if (before) return {...before, headers: {'idempotent-replayed': 'true'}};
		const answer = act(kind, one, sub, body);
		keys.keep(key, fingerprint, answer);
		const made = answer.json as Json;
		if (kind === 'payments' && !sub && ['paid', 'failed'].includes(String(made['status']))) await tell(String(made['id']));
		if (sub === 'refunds' && answer.status === 201) await tell(one);
		return answer;
	};

	const act = (kind: string | undefined, one: string, sub: string | undefined, body: Json): StandInAnswer => {
		if (kind === 'customers' && one === '') {
			const made = {resource: 'customer', id: id('cst'), ...body};
			customers.set(made.id, made);
			return {status: 201, json: made};
		}

		if (kind === 'payments' && one === '') return create(body);
		const payment = payments.get(one);
		return kind === 'payments' && sub === 'refunds' && payment ? refund(payment, body) : fault(404);
	};

	const get = (url: URL, [kind, one = '', sub, two = '']: (string | undefined)[]): StandInAnswer => {
		if (kind === 'customers' && sub === 'mandates') return mandates.has(two) ? {status: 200, json: mandates.get(two)} : fault(404);
		const payment = payments.get(one);
		if (kind === 'payments' && one !== '') {
			if (!payment) return fault(404);
			return {status: 200, json: sub === 'refunds' ? {count: 1, _embedded: {refunds: payment.refunds}, _links: {}} : shown(payment)};
		}

		if (kind === 'refunds' || kind === 'chargebacks')
			return pageOf(url, kind, [...payments.values()].flatMap(made => made[kind]).reverse());
		if (kind !== 'payments' && sub !== 'payments') return fault(404);
		const own = [...payments.values()].reverse().filter(({customerId}) => kind === 'payments' || customerId === one);
		return pageOf(url, 'payments', own.map(shown) as Back[]);
	};

	const pageOf = (url: URL, kind: string, all: readonly {id: string}[]): StandInAnswer => {
		const limit = Math.min(Number(url.searchParams.get('limit') ?? 50), settings.pageLimit);
		if (Number(url.searchParams.get('limit')) > 250) return fault(400);
		const from = url.searchParams.get('from');
		const start = from ? all.findIndex(({id: known}) => known === from) : 0;
		if (start < 0) return fault(400);
		const after = all[start + limit];
		const href = `${url.origin}${url.pathname}?from=${after?.id}&limit=${limit}`;
		const found = all.slice(start, start + limit);
		return {status: 200, json: {count: found.length, _embedded: {[kind]: found}, _links: {...(after && {next: {href}})}}};
	};

	const server = await startFaultyServer(handle);
	const paymentOf = (paymentId: string): Payment => {
		const payment = payments.get(paymentId);
		if (!payment) throw new Error(`no payment ${paymentId}`);
		return payment;
	};
	return {
		...server,
		...{apiKey: API_KEY, webhookSecret: WEBHOOK_SECRET, payments, mandates, settings, deliver, forgetKeys: keys.forget},
		/** The address as the product is told it. */
		apiUrl: `${server.url}/v2`,
		/** What leads a system to it. */
		environment: {MOLLIE_API_KEY: API_KEY, MOLLIE_URL: `${server.url}/v2`, MOLLIE_WEBHOOK_SECRETS: WEBHOOK_SECRET},
		chargesFor: (reference: string) =>
			[...payments.values()].filter(({metadata}) => (metadata as Json | undefined)?.['payment_id'] === reference).length,
		nextPayments: (...some: MollieBehaviour[]) => void next.push(...some),
		/** What the customer does on the page of a first payment. */
		async finishFirst(paymentId: string, {status = 'paid', mandate = 'valid'} = {}) {
			const payment = paymentOf(paymentId);
			payment.status = status;
			if (status === 'paid') {
				const isCard = payment['method'] === 'creditcard';
				const made = {
					...{id: id('mdt'), status: mandate, method: isCard ? 'creditcard' : 'directdebit', customerId: payment.customerId ?? ''},
					details: isCard
						? {cardNumber: '6787', cardLabel: 'Mastercard', cardExpiryDate: '2029-05-31', cardHolder: 'T. Test'}
						: {consumerAccount: 'NL55INGB0000000000', consumerName: 'T. Test'},
				};
				mandates.set(made.id, made);
				payment['mandateId'] = made.id;
			}

			await tell(paymentId);
		},
		async settle(paymentId: string, how: MollieBehaviour) {
			go(paymentOf(paymentId), how);
			await tell(paymentId);
		},
		async chargeBack(paymentId: string, value?: string) {
			const payment = paymentOf(paymentId);
			payment.chargebacks.push({
				...{id: id('chb'), amount: {...payment.amount, ...(value && {value})}, reversedAt: null, paymentId},
				createdAt: new Date(settings.clockMs()).toISOString(),
			});
			await tell(paymentId);
		},
		async reverseChargebacks(paymentId: string) {
			for (const back of paymentOf(paymentId).chargebacks) back['reversedAt'] = new Date().toISOString();
			await tell(paymentId);
		},
		/** Next-generation webhook: signed JSON. */
		signed(paymentId: string, {secret = WEBHOOK_SECRET, type = 'payment.paid', eventId = id('event').replace('_', '_')} = {}) {
			const body = JSON.stringify({
				resource: 'event',
				id: eventId,
				type,
				entityId: paymentId,
				createdAt: new Date().toISOString(),
				_links: {},
			});
			return {body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`};
		},
	};
}
