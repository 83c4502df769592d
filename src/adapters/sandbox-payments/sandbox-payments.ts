import {createHmac, timingSafeEqual} from 'node:crypto';
import {z} from 'zod';
import type {
	ChargeRequest,
	Provider,
	ProviderAnswer,
	RawWebhook,
	SeenMethod,
	SeenPayment,
	SeenRefund,
	WebhookReading,
} from '../../domain/payments/provider/provider.ts';
import {jsonOf} from '../outbound/json-of.ts';

/** What a method of the sandbox does, by its label; `fails_2` fails twice for each invoice and succeeds then. */
const SANDBOX_LABEL =
	/^(?:succeeds|fails|fails_for_good|fails_[1-9]|needs_action|never_acts|late|late_fails|charged_back|charged_back_won|refund_fails)$/;

const DAY_MS = 24 * 3_600_000;
const ACTS_AFTER_MS = DAY_MS;
const GIVES_UP_AFTER_MS = 3 * DAY_MS;
const LATE_MS = 5 * DAY_MS;
const CHARGED_BACK_AFTER_MS = 10 * DAY_MS;
const WON_AFTER_MS = 20 * DAY_MS;
const AGE_LIMIT_S = 300;
const MINIMUM = 50n;

/** Everything that is known of a payment stands in its id, so that every process knows the same, also after a start with nothing. */
const PAYMENT_ID = /^sbxpay\.([a-z_0-9]+)\.(\d+)\.(\d+)\.(\d+)\.([A-Z]{3})\.(pint_[0-9a-z]+)$/;
const METHOD = /^sbxpm\.([a-z_0-9]+)\.(pset_[0-9a-z]+)$/;
const SETUP = /^sbxset\.([a-z_0-9]+)\.(pset_[0-9a-z]+)$/;

const known = <Value>(value: Value): ProviderAnswer<Value> => ({kind: 'known', value});

type Told = Pick<SeenPayment, 'status' | 'failure'> & {reversed?: true};

/** How a payment with this label stands so long after it was made. */
function told(label: string, attempt: number, ageMs: number): Told {
	const failed = (code: string, kind: 'another_day' | 'ask_customer' = 'another_day'): Told => ({status: 'failed', failure: {code, kind}});
	const failures = /^fails_([1-9])$/.exec(label)?.[1];
	if (failures !== undefined) return attempt <= Number(failures) ? failed('insufficient_funds') : {status: 'succeeded'};
	switch (label) {
		case 'fails':
			return failed('insufficient_funds');
		case 'fails_for_good':
			return failed('lost_card', 'ask_customer');
		case 'needs_action':
			return {status: ageMs < ACTS_AFTER_MS ? 'requires_action' : 'succeeded'};
		case 'never_acts':
			return ageMs < GIVES_UP_AFTER_MS ? {status: 'requires_action'} : failed('expired', 'ask_customer');
		case 'late':
			return {status: ageMs < LATE_MS ? 'pending' : 'succeeded'};
		case 'late_fails':
			return ageMs < LATE_MS ? {status: 'pending'} : failed('insufficient_funds');
		case 'charged_back':
			return {status: 'succeeded', ...(ageMs >= CHARGED_BACK_AFTER_MS && {reversed: true})};
		case 'charged_back_won':
			return {status: 'succeeded', ...(ageMs >= CHARGED_BACK_AFTER_MS && ageMs < WON_AFTER_MS && {reversed: true})};
		default:
			return {status: 'succeeded'};
	}
}

function seen(providerId: string, now: Date): SeenPayment | undefined {
	const [, label = '', made = '', attempt = '', amount = '', currency = '', reference = ''] = PAYMENT_ID.exec(providerId) ?? [];
	if (label === '') return undefined;
	const {reversed, ...state} = told(label, Number(attempt), now.getTime() - Number(made));
	const amountMinor = BigInt(amount);
	const action = state.status === 'requires_action' ? {action: {url: `https://sandbox.invalid/${reference}`}} : {};
	return {providerId, reference, amountMinor, currency, ...state, reversedMinor: reversed ? amountMinor : 0n, ...action, refunds: []};
}

const methodOf = (label: string, setupId: string): SeenMethod => ({reference: `sbxpm.${label}.${setupId}`, type: 'sandbox', label});

type Options = Readonly<{webhookSecret: string}>;

/** The provider that needs no provider: its methods do what their labels say, in business time. */
export const createSandboxPayments = ({webhookSecret}: Options): Provider => ({
	...{slug: 'sandbox', name: 'Sandbox', types: ['sandbox'], publishable: {}, keyLifeMs: 365 * DAY_MS},
	isLabel: label => SANDBOX_LABEL.test(label),
	minimumMinor: () => MINIMUM,
	stores: {
		begin: async ({setupId, customer, label = 'succeeds'}) => {
			const customerReference = customer.reference ?? `sbxcus.${customer.tenantId}`;
			return known({providerId: `sbxset.${label}.${setupId}`, customerReference, action: {}});
		},
		look: async ({providerId}) => {
			const [, label = '', setupId = ''] = SETUP.exec(providerId) ?? [];
			return label === '' ? {kind: 'missing'} : known({status: 'active', method: methodOf(label, setupId)});
		},
		forget: async () => known(null),
		charge: async request => charge(request),
	},
	look: async ({providerId, now}) => {
		const payment = seen(providerId, now);
		return payment ? known(payment) : {kind: 'missing'};
	},
	find: async () => known(undefined),
	refund: async ({providerId, reference, amountMinor}) => {
		const refund: SeenRefund = {providerId: `sbxref.${reference}`, reference, status: 'succeeded', amountMinor};
		return known(providerId.startsWith('sbxpay.refund_fails.') ? {...refund, status: 'failed', code: 'account_closed'} : refund);
	},
	readWebhook: webhook => read(webhook, webhookSecret),
});

async function charge({
	methodReference,
	reference,
	attempt,
	amountMinor,
	currency,
	now,
}: ChargeRequest): Promise<ProviderAnswer<SeenPayment>> {
	const [, label] = METHOD.exec(methodReference) ?? [];
	if (!label) return {kind: 'refused', code: 'no_such_method'};
	const payment = seen(`sbxpay.${label}.${now.getTime()}.${attempt}.${amountMinor}.${currency}.${reference}`, now);
	return payment ? known(payment) : {kind: 'refused', code: 'invalid'};
}

const event = z.object({id: z.string().min(1).max(100), payment_id: z.string().max(300)});

/** `X-Sandbox-Signature: t=…,v1=…`, as Stripe signs. */
function read({body, headers, now}: RawWebhook, secret: string): WebhookReading {
	const [, time = '', given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(headers['x-sandbox-signature'] ?? '') ?? [];
	const right = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
	if (given === '' || !timingSafeEqual(Buffer.from(given, 'hex'), right)) return {kind: 'forged'};
	if (Math.abs(now.getTime() / 1000 - Number(time)) > AGE_LIMIT_S) return {kind: 'forged'};
	const told = event.safeParse(jsonOf(body));
	if (!told.success) return {kind: 'ignored', because: 'unknown_type'};
	return {kind: 'news', news: {key: told.data.id, about: {paymentId: told.data.payment_id}, isMoney: true}};
}
