import {createHmac, randomBytes} from 'node:crypto';
import {createKeyedAnswers, type StandInAnswer, type StandInRequest, startFaultyServer} from './faulty-server.ts';
import {createStripeBalance} from './stripe-balance.ts';
import {fault, formOf, invalid, type Json, list, metadataIn} from './stripe-protocol.ts';

type Intent = Json & {id: string; status: string; amount: number; currency: string; customer: string; payment_method: string | null};
type Refund = Json & {id: string; status: string; amount: number; payment_intent: string};
type Dispute = Json & {id: string; payment_intent: string; amount: number; balance_transactions: {amount: number; currency: string}[]};

/** How a payment goes that is made with a method: by what the test says of it. */
export type StripeBehaviour = 'succeeds' | 'processing' | 'requires_action' | Readonly<{decline: string; advice?: string}>;

const SECRET_KEY = 'sk_test_stand_in';
/** What no provider should tell, and this one does: none of it may stay anywhere. */
export const CARD_NUMBER = '4000008260003178';
export const ACCOUNT_NUMBER = 'DE89370400440532013000';
const WEBHOOK_SECRET = 'whsec_stand_in_secret';
const id = (prefix: string): string => `${prefix}_${randomBytes(8).toString('hex')}`;
const seconds = (): number => Math.floor(Date.now() / 1000);

/** Which parameters each call takes; anything else is `parameter_unknown`. */
const CHARGE_FIELDS = new Set(
	'amount currency customer payment_method off_session confirm description metadata allowed_payment_method_types expand'.split(' '),
);

/** What a dispute has taken and not given back. */
const takenBy = ({balance_transactions: moves}: Dispute): number => -moves.reduce((sum, {amount}) => sum + amount, 0);

/** A stand-in that speaks Stripe's protocol as far as we use it, and counts what it did. */
export async function startStripe({publicUrl = () => ''}: {publicUrl?: () => string} = {}) {
	const customers = new Map<string, Json>();
	const setups = new Map<string, Json>();
	const methods = new Map<string, Json>();
	const intents = new Map<string, Intent>();
	const refunds = new Map<string, Refund>();
	const disputes = new Map<string, Dispute>();
	const balance = createStripeBalance();
	const keys = createKeyedAnswers();
	const behaviours = new Map<string, StripeBehaviour>();
	const next: StripeBehaviour[] = [];
	const settings = {minimum: 50, pageLimit: 100, refundStatus: 'succeeded', hooks: 'deliver' as 'deliver' | 'hold'};
	const held: Json[] = [];

	const deliver = async (event: Json, {secret = WEBHOOK_SECRET, at = seconds(), body = JSON.stringify(event)} = {}): Promise<number> => {
		const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
		const answer = await fetch(`${publicUrl()}/api/v1/webhooks/stripe`, {
			method: 'POST',
			headers: {'content-type': 'application/json; charset=utf-8', 'stripe-signature': `t=${at},v1=${signature}`},
			body,
		});
		await answer.arrayBuffer();
		return answer.status;
	};
	const tell = async (type: string, object: Json, key?: string): Promise<Json> => {
		const event = {
			...{id: id('evt'), object: 'event', type, api_version: '2026-10-28.endive', created: seconds(), livemode: false, pending_webhooks: 1},
			...{request: {id: null, idempotency_key: key ?? null}, data: {object: {...object}}},
		};
		if (publicUrl() === '' || settings.hooks === 'hold') held.push(event);
		else await deliver(event);
		return event;
	};

	const perform = (intent: Intent, behaviour: StripeBehaviour): StandInAnswer => {
		if (behaviour === 'succeeds') balance.charged(Object.assign(intent, {status: 'succeeded', amount_received: intent.amount}));
		else if (behaviour === 'processing') intent.status = 'processing';
		else if (behaviour === 'requires_action') Object.assign(intent, {status: 'requires_action', next_action: {type: 'use_stripe_sdk'}});
		else {
			const error = {
				...{type: 'card_error', code: behaviour.decline === 'authentication_required' ? behaviour.decline : 'card_declined'},
				...{
					decline_code: behaviour.decline,
					...(behaviour.advice && {advice_code: behaviour.advice}),
					message: `The card ${CARD_NUMBER} was declined`,
				},
			};
			Object.assign(intent, {status: 'requires_payment_method', last_payment_error: error});
			return fault(402, {...error, payment_intent: {...intent}});
		}

		return {status: 200, json: {...intent}};
	};

	const charge = (form: Map<string, string>): StandInAnswer => {
		const unknown = [...form.keys()].map(name => name.replace(/\[.*$/, '')).find(name => !CHARGE_FIELDS.has(name));
		if (unknown === 'payment_method_types') return invalid('payment_method_types_no_longer_supported');
		if (unknown) return invalid('parameter_unknown');
		const method = methods.get(form.get('payment_method') ?? '');
		if (!method || method['customer'] !== form.get('customer')) return invalid('resource_missing', 404);
		const amount = Number(form.get('amount'));
		if (!Number.isInteger(amount)) return invalid('parameter_invalid_integer');
		if (amount < settings.minimum) return invalid('amount_too_small');
		const intent: Intent = {
			...{id: id('pi'), object: 'payment_intent', amount, amount_received: 0, currency: form.get('currency') ?? '', livemode: false},
			...{customer: form.get('customer') ?? '', payment_method: form.get('payment_method') ?? '', metadata: metadataIn(form)},
			...{status: 'requires_confirmation', created: seconds(), last_payment_error: null, client_secret: id('secret'), next_action: null},
		};
		intents.set(intent.id, intent);
		return perform(intent, next.shift() ?? behaviours.get(String(method['id'])) ?? 'succeeds');
	};

	const refund = (form: Map<string, string>): StandInAnswer => {
		const intent = intents.get(form.get('payment_intent') ?? '');
		if (!intent) return invalid('resource_missing', 404);
		const isDisputed = [...disputes.values()].some(one => one.payment_intent === intent.id && one['is_charge_refundable'] === false);
		if (isDisputed) return invalid('charge_disputed');
		const gone = [...refunds.values()].filter(one => one.payment_intent === intent.id && one.status !== 'failed');
		const left = Number(intent['amount_received']) - gone.reduce((sum, one) => sum + one.amount, 0);
		if (left === 0) return invalid('charge_already_refunded');
		const amount = Number(form.get('amount') ?? left);
		if (amount > left) return invalid('amount_too_large');
		const made: Refund = {
			...{id: id('re'), object: 'refund', amount, currency: intent.currency, payment_intent: intent.id, status: settings.refundStatus},
			...{metadata: metadataIn(form), created: seconds(), failure_reason: null},
		};
		refunds.set(made.id, made);
		balance.refunded(made);
		return {status: 200, json: {...made}};
	};

	const post = (path: string, form: Map<string, string>): StandInAnswer => {
		const [, , kind = '', one = '', verb] = path.split('/');
		if (kind === 'customers' && one === '') {
			const made = {id: id('cus'), object: 'customer', created: seconds(), livemode: false, metadata: metadataIn(form)};
			customers.set(made.id, made);
			return {status: 200, json: made};
		}

		if (kind === 'setup_intents' && one === '') {
			if (!customers.has(form.get('customer') ?? '')) return invalid('resource_missing', 404);
			const made = {
				...{id: id('seti'), object: 'setup_intent', status: 'requires_payment_method', customer: form.get('customer')},
				...{client_secret: id('secret'), payment_method: null, mandate: null, latest_attempt: null, last_setup_error: null},
				...{usage: form.get('usage'), livemode: false, created: seconds(), metadata: metadataIn(form)},
			};
			setups.set(made.id, made);
			return {status: 200, json: made};
		}

		if (kind === 'payment_methods' && verb === 'detach') {
			const method = methods.get(one);
			if (!method) return invalid('resource_missing', 404);
			method['customer'] = null;
			return {status: 200, json: method};
		}

		if (kind === 'payment_intents' && one === '') return charge(form);
		if (kind === 'refunds' && one === '') return refund(form);
		return invalid('unknown_path', 404);
	};

	const get = (url: URL): StandInAnswer => {
		const [, , kind = '', one = ''] = url.pathname.split('/');
		const lists = {customers, setup_intents: setups, payment_methods: methods, payment_intents: intents, refunds, disputes};
		const shelf = {...lists, balance_transactions: balance.transactions}[kind] as Map<string, Json> | undefined;
		if (!shelf) return invalid('unknown_path', 404);
		if (one !== '') return shelf.has(one) ? {status: 200, json: {...shelf.get(one)}} : invalid('resource_missing', 404);
		const limit = Math.min(Number(url.searchParams.get('limit') ?? 10), settings.pageLimit);
		if (Number(url.searchParams.get('limit')) > 100) return invalid('parameter_invalid_integer');
		const [customer, intent, since, until, after] = ['customer', 'payment_intent', 'created[gte]', 'created[lt]', 'starting_after'].map(
			name => url.searchParams.get(name),
		);
		const fit = [...shelf.values()]
			.reverse()
			.filter(
				thing =>
					(!customer || thing['customer'] === customer) &&
					(!intent || thing['payment_intent'] === intent) &&
					(!since || Number(thing['created']) >= Number(since)) &&
					(!until || Number(thing['created']) < Number(until)),
			);
		const from = after ? fit.findIndex(thing => thing['id'] === after) + 1 : 0;
		const page = fit.slice(from, from + limit).map(thing => (kind === 'balance_transactions' ? balance.shown(thing, url) : thing));
		return list(page, from + limit < fit.length);
	};

	const handle = async ({method, url, headers, text}: StandInRequest): Promise<StandInAnswer> => {
		if (headers['authorization'] !== `Bearer ${SECRET_KEY}`) return fault(401, {type: 'invalid_request_error'});
		if (!headers['stripe-version']?.endsWith('.endive')) return invalid('version');
		if (method === 'GET') return get(url);
		if (method !== 'POST' || !headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return invalid('form', 400);
		const key = headers['idempotency-key'];
		const fingerprint = `${url.pathname} ${text}`;
		const before = keys.of(key, fingerprint);
		if (before === 'differs') return fault(400, {type: 'idempotency_error'});
		if (before) return {...before, headers: {'idempotent-replayed': 'true'}};
		const answer = post(url.pathname, formOf(text));
		// Failed validation is not kept.
		if (answer.status < 400 || answer.status === 402) keys.keep(key, fingerprint, answer);
		const made = answer.json as Json;
		if (url.pathname === '/v1/payment_intents' && (answer.status === 200 || answer.status === 402)) {
			const intent = [...intents.values()].at(-1);
			const type =
				{succeeded: 'succeeded', processing: 'processing', requires_action: 'requires_action'}[intent?.status ?? ''] ?? 'payment_failed';
			if (intent) await tell(`payment_intent.${type}`, intent, key);
		} else if (url.pathname === '/v1/refunds' && answer.status === 200) await tell('refund.created', made, key);
		return answer;
	};

	const server = await startFaultyServer(handle);
	const intentOf = (reference: string): Intent => {
		const found = [...intents.values()].find(({metadata}) => (metadata as Json)['payment_id'] === reference);
		if (!found) throw new Error(`nothing was charged for ${reference}`);
		return found;
	};
	return {
		...server,
		secretKey: SECRET_KEY,
		webhookSecret: WEBHOOK_SECRET,
		/** What leads a system to it. */
		environment: {
			...{STRIPE_SECRET_KEY: SECRET_KEY, STRIPE_PUBLISHABLE_KEY: 'pk_test_stand_in'},
			...{STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET, STRIPE_URL: server.url},
		},
		...{intents, refunds, disputes, methods, settings, balance, held, deliver, tell, intentOf},
		forgetKeys: keys.forget,
		/** The set-up that was begun under an id of ours. */
		setupFor(ours: string): string {
			const found = [...setups.values()].find(({metadata}) => (metadata as Json)['setup_id'] === ours);
			return String(found?.['id']);
		},
		/** How many payments that moved money there are for a reference of ours. */
		chargesFor: (reference: string) => [...intents.values()].filter(({metadata}) => (metadata as Json)['payment_id'] === reference).length,
		/** The next payments go like this, in turn. */
		nextPayments: (...some: StripeBehaviour[]) => void next.push(...some),
		/** Every payment by this method goes like this. */
		behave: (method: string, behaviour: StripeBehaviour) => void behaviours.set(method, behaviour),
		/** What the customer does in the browser: gives a card, or a bank account. */
		finishSetup(setupId: string, about: {type?: 'card' | 'sepa_debit' | 'ideal'; behaviour?: StripeBehaviour} = {}) {
			const setup = setups.get(setupId);
			if (!setup) throw new Error(`no set-up ${setupId}`);
			const {type = 'card', behaviour} = about;
			const isDebit = type !== 'card';
			const made = {
				...{id: id('pm'), object: 'payment_method', type: isDebit ? 'sepa_debit' : 'card', customer: setup['customer'], livemode: false},
				...(isDebit
					? {sepa_debit: {last4: '3000', iban: ACCOUNT_NUMBER}}
					: {card: {brand: 'visa', last4: '4242', exp_month: 11, exp_year: 2030, number: CARD_NUMBER}}),
			};
			methods.set(made.id, made);
			if (behaviour) behaviours.set(made.id, behaviour);
			Object.assign(setup, {status: 'succeeded', payment_method: type === 'ideal' ? id('pm') : made.id});
			if (type === 'ideal') setup['latest_attempt'] = {payment_method_details: {type, ideal: {generated_sepa_debit: made.id}}};
			return made.id;
		},
		/** A payment that was under way, or waited, ends. */
		async settle(intentId: string, how: 'succeeds' | Readonly<{decline: string}>) {
			const intent = intents.get(intentId);
			if (!intent) throw new Error(`no payment ${intentId}`);
			perform(intent, how);
			await tell(how === 'succeeds' ? 'payment_intent.succeeded' : 'payment_intent.payment_failed', intent);
		},
		async dispute(intentId: string, {amount, isInquiry = false}: {amount?: number; isInquiry?: boolean} = {}) {
			const intent = intents.get(intentId);
			if (!intent) throw new Error(`no payment ${intentId}`);
			// Nobody takes back more than was paid.
			const gone = [...disputes.values()].filter(one => one.payment_intent === intentId && one.balance_transactions.length > 0);
			const left = intent.amount - gone.reduce((sum, one) => sum + takenBy(one), 0);
			const taken = Math.min(amount ?? intent.amount, left);
			const made: Dispute = {
				...{id: id('dp'), object: 'dispute', payment_intent: intentId, amount: taken, currency: intent.currency, created: seconds()},
				...{status: isInquiry ? 'warning_needs_response' : 'needs_response', is_charge_refundable: isInquiry},
				balance_transactions: isInquiry ? [] : [{amount: -taken, currency: intent.currency}],
			};
			disputes.set(made.id, made);
			if (!isInquiry) balance.disputed(made);
			await tell('charge.dispute.created', made);
			if (!isInquiry) await tell('charge.dispute.funds_withdrawn', made);
			return made.id;
		},
		async winDispute(disputeId: string) {
			const dispute = disputes.get(disputeId);
			if (!dispute) throw new Error(`no dispute ${disputeId}`);
			dispute.balance_transactions.push({amount: dispute.amount, currency: String(dispute['currency'])});
			dispute['status'] = 'won';
			await tell('charge.dispute.funds_reinstated', dispute);
		},
		async failRefund(refundId: string) {
			const refund_ = refunds.get(refundId);
			if (!refund_) throw new Error(`no refund ${refundId}`);
			Object.assign(refund_, {status: 'failed', failure_reason: 'expired_or_canceled_card'});
			await tell('refund.failed', refund_);
		},
		/** Somebody refunds in Stripe's own pages. */
		async refundByHand(intentId: string, amount: number) {
			const answer = refund(
				new Map([
					['payment_intent', intentId],
					['amount', String(amount)],
				]),
			);
			await tell('charge.refunded', {...(answer.json as Json), id: id('ch'), payment_intent: intentId});
		},
	};
}
