import Stripe from 'stripe';
import type {
	BegunSetup,
	ChargeRequest,
	Provider,
	ProviderAnswer,
	RefundRequest,
	SeenPayment,
	SeenRefund,
	SeenSetup,
	SetupRequest,
} from '../../domain/payments/provider/provider.ts';
import {toUnits} from '../../domain/payments/provider/provider-amounts.ts';
import {stripeAmounts, stripeMinimum} from './amounts.ts';
import {listBalance} from './list-balance.ts';
import {listMovements} from './list-movements.ts';
import {chargeableOf, REFERENCE, REFUND_REFERENCE, seenMethod, seenPayment, seenRefund} from './seen.ts';
import {readStripeWebhook} from './stripe-webhook.ts';

const CALL_LIMIT_MS = 25_000;
const DAY_MS = 24 * 3_600_000;
/** Objects are looked for from a little before they were asked for: clocks differ. */
const LOOK_BACK_S = 60;
const PAGE = 100;
const PAGES_LIMIT = 50;

type Options = Readonly<{secretKey: string; publishableKey: string; webhookSecrets: readonly string[]; url: string}>;

type StripeError = InstanceType<typeof Stripe.errors.StripeError>;

const isStripeError = (error: unknown): error is StripeError => error instanceof Stripe.errors.StripeError;

/** Whether an answer is the one that its Idempotency-Key had before, as it was then (Stripe, Idempotent requests). */
const isRepeated = (headers: Readonly<Record<string, string>> | undefined): boolean => headers?.['idempotent-replayed'] === 'true';

/** What a call that threw came to. Only what Stripe says clearly is definite. */
function answerOf<Value>(error: unknown): ProviderAnswer<Value> {
	if (!isStripeError(error) || error.statusCode === undefined) return {kind: 'unclear', code: 'no_answer'};
	const {statusCode: status, code, type} = error;
	if (status === 404) return {kind: 'missing'};
	if (status === 409 || status === 429 || status >= 500) return {kind: 'unclear', code: code ?? `answered_${status}`};
	if (code === 'amount_too_small') return {kind: 'refused', code, why: 'below_minimum'};
	if (code === 'charge_already_refunded') return {kind: 'refused', code, why: 'already_refunded'};
	return {kind: 'refused', code: code ?? type ?? `answered_${status}`};
}

async function asked<Value>(call: () => Promise<Value>): Promise<ProviderAnswer<Value>> {
	try {
		return {kind: 'known', value: await call()};
	} catch (error) {
		return answerOf(error);
	}
}

/** After something was done, only how it stands is an answer: whatever else is said leaves it open. */
async function afterwards<Value>(look: () => Promise<Value>): Promise<ProviderAnswer<Value>> {
	const answer = await asked(look);
	return answer.kind === 'refused' || answer.kind === 'missing' ? {kind: 'unclear', code: 'not_shown'} : answer;
}

/** Stripe, by its own library: cards and SEPA direct debits, charged without the customer. */
export function createStripe({secretKey, publishableKey, webhookSecrets, url}: Options): Provider {
	const {hostname: host, port, protocol} = new URL(url);
	const stripe = new Stripe(secretKey, {
		...{host, protocol: protocol === 'http:' ? 'http' : 'https', ...(port !== '' && {port: Number(port)})},
		...{timeout: CALL_LIMIT_MS, maxNetworkRetries: 0, telemetry: false},
	});
	return {
		...{slug: 'stripe', name: 'Stripe', types: ['card', 'sepa_debit', 'ideal'], keyLifeMs: DAY_MS},
		publishable: {publishable_key: publishableKey},
		minimumMinor: stripeMinimum,
		stores: {
			begin: async request => asked(async () => begin(stripe, request)),
			look: async ({providerId, customerReference}) => asked(async () => seenSetup(stripe, providerId, customerReference)),
			forget: async ({reference}) => {
				const done = await asked(async () => stripe.paymentMethods.detach(reference));
				return done.kind === 'known' || done.kind === 'missing' ? {kind: 'known', value: null} : done;
			},
			charge: async request => charge(stripe, request),
		},
		look: async ({providerId}) => asked(async () => whole(stripe, providerId)),
		find: async request =>
			asked(async () => {
				const found = await findIntent(stripe, request);
				return found === undefined ? undefined : whole(stripe, found);
			}),
		refund: async request => refund(stripe, request),
		list: async request => asked(async () => listMovements(stripe, request)),
		listBalance: async request => asked(async () => listBalance(stripe, request)),
		readWebhook: webhook => readStripeWebhook(webhook, {secrets: webhookSecrets, isLive: /^[a-z]+_live_/.test(secretKey)}),
	};
}

async function whole(stripe: Stripe, id: string): Promise<SeenPayment> {
	const intent = await stripe.paymentIntents.retrieve(id);
	if (intent.status !== 'succeeded') return seenPayment(intent, {disputes: [], refunds: []});
	const of = {payment_intent: id, limit: PAGE};
	const [disputes, refunds] = await Promise.all([stripe.disputes.list(of), stripe.refunds.list(of)]);
	return seenPayment(intent, {disputes: disputes.data, refunds: refunds.data});
}

/**
 * Charges, by one call where it is the first by its key: what it answers is how the payment stands. A repeated answer shows how it was
 * then, so the payment is looked at as it is now. A declined one is an error that holds the payment.
 */
async function charge(stripe: Stripe, request: ChargeRequest): Promise<ProviderAnswer<SeenPayment>> {
	try {
		const made = await stripe.paymentIntents.create(
			{
				...{amount: Number(toUnits(stripeAmounts, request.currency, request.amountMinor)), currency: request.currency.toLowerCase()},
				...{customer: request.customerReference, payment_method: request.methodReference, off_session: true, confirm: true},
				...{description: request.description, metadata: {[REFERENCE]: request.reference}},
				...({allowed_payment_method_types: [request.methodType]} as object),
			},
			{idempotencyKey: request.key},
		);
		return await asItStands(stripe, made, made.lastResponse.headers);
	} catch (error) {
		const intent = isStripeError(error) ? error.payment_intent : undefined;
		return intent?.id ? asItStands(stripe, intent, (error as StripeError).headers) : answerOf(error);
	}
}

/** A payment that was just answered, as it stands now: of one made this moment nothing is disputed or refunded yet. */
async function asItStands(
	stripe: Stripe,
	intent: Stripe.PaymentIntent,
	headers: Readonly<Record<string, string>> | undefined,
): Promise<ProviderAnswer<SeenPayment>> {
	return afterwards(async () => (isRepeated(headers) ? whole(stripe, intent.id) : seenPayment(intent, {disputes: [], refunds: []})));
}

async function begin(stripe: Stripe, {setupId, customer, type}: SetupRequest): Promise<BegunSetup> {
	const customerReference = customer.reference ?? (await createCustomer(stripe, customer, setupId));
	const setup = await stripe.setupIntents.create(
		{
			...{customer: customerReference, usage: 'off_session' as const, metadata: {setup_id: setupId}},
			...({allowed_payment_method_types: [type]} as object),
		},
		{idempotencyKey: setupId},
	);
	return {providerId: setup.id, customerReference, action: {...(setup.client_secret && {clientSecret: setup.client_secret})}};
}

async function refund(
	stripe: Stripe,
	{providerId, reference, key, amountMinor, currency}: RefundRequest,
): Promise<ProviderAnswer<SeenRefund>> {
	const amount = Number(toUnits(stripeAmounts, currency, amountMinor));
	const about = {payment_intent: providerId, amount, metadata: {[REFUND_REFERENCE]: reference}};
	const made = await asked(async () => stripe.refunds.create(about, {idempotencyKey: key}));
	if (made.kind !== 'known') return made;
	const {value} = made;
	return afterwards(async () => seenRefund(isRepeated(value.lastResponse.headers) ? await stripe.refunds.retrieve(value.id) : value));
}

async function createCustomer(
	stripe: Stripe,
	{tenantId, name, email}: {tenantId: string; name: string; email: string | null},
	key: string,
) {
	const made = await stripe.customers.create(
		{name: name.slice(0, 256), ...(email && {email: email.slice(0, 512)}), metadata: {tenant_id: tenantId}},
		{idempotencyKey: `${key}:customer`},
	);
	return made.id;
}

async function seenSetup(stripe: Stripe, providerId: string, customerReference: string): Promise<SeenSetup> {
	const setup = await stripe.setupIntents.retrieve(providerId, {expand: ['latest_attempt']});
	if (setup.status === 'canceled') return {status: 'failed', code: 'canceled'};
	if (setup.status !== 'succeeded') {
		const fault = setup.status === 'requires_payment_method' ? setup.last_setup_error : undefined;
		return fault ? {status: 'failed', code: fault.code ?? fault.type} : {status: 'pending'};
	}

	const reference = chargeableOf(setup);
	const method = reference && (await stripe.paymentMethods.retrieve(reference));
	const owner = method && (typeof method.customer === 'string' ? method.customer : method.customer?.id);
	// Not usable before it is the customer's.
	if (!method || owner !== customerReference) return {status: 'pending'};
	const mandateId = typeof setup.mandate === 'string' ? setup.mandate : setup.mandate?.id;
	const mandate = mandateId ? await stripe.mandates.retrieve(mandateId) : undefined;
	if (mandate?.status === 'inactive') return {status: 'failed', code: 'mandate_inactive'};
	return mandate?.status === 'pending' ? {status: 'pending'} : {status: 'active', method: seenMethod(method)};
}

type Finding = Readonly<{reference: string; customerReference: string | undefined; since: Date}>;

/** Through everything that the customer was charged since: there is no look-up by our key, and the search lags behind. */
async function findIntent(stripe: Stripe, {reference, customerReference, since}: Finding): Promise<string | undefined> {
	let after: string | undefined;
	for (let page = 0; page < PAGES_LIMIT; page++) {
		const {data, has_more: hasMore} = await stripe.paymentIntents.list({
			...(customerReference && {customer: customerReference}),
			...{created: {gte: Math.floor(since.getTime() / 1000) - LOOK_BACK_S}, limit: PAGE},
			...(after && {starting_after: after}),
		});
		const found = data.find(({metadata}) => metadata[REFERENCE] === reference);
		if (found || !hasMore) return found?.id;
		after = data.at(-1)?.id;
	}

	throw new Error('more than can be looked through');
}
