import {z} from 'zod';
import type {
	ChargeRequest,
	FindRequest,
	LinkRequest,
	MethodType,
	Provider,
	ProviderAnswer,
	RefundRequest,
	SeenPayment,
	SeenRefund,
	SeenSetup,
	SetupRequest,
} from '../../domain/payments/provider/provider.ts';
import {toText} from '../../domain/payments/provider/provider-amounts.ts';
import {listMovements} from './list-movements.ts';
import {createMollieClient, type MollieClient} from './mollie-client.ts';
import {readMollieWebhook} from './mollie-webhook.ts';
import {mollieAmounts, mollieMandate, molliePayment, mollieRefund, seenMethod, seenPayment, seenRefund} from './seen.ts';

/** A key is kept for an hour; a little is left for clocks that differ. */
const KEY_LIFE_MS = 50 * 60_000;
const MINIMUM = 1n;
const LOOK_BACK_MS = 60_000;
const PAGES_LIMIT = 40;
const DESCRIPTION_LIMIT = 255;

const METHODS: Readonly<Partial<Record<MethodType, string>>> = {card: 'creditcard', ideal: 'ideal', sepa_debit: 'ideal'};

const listed = z.object({
	_embedded: z.object({payments: z.array(molliePayment)}),
	_links: z.object({next: z.object({href: z.string()}).nullish()}).nullish(),
});
const listedRefunds = z.object({_embedded: z.object({refunds: z.array(mollieRefund)})});
const withId = z.object({id: z.string().max(100)});

type Options = Readonly<{apiKey: string; webhookSecrets: readonly string[]; url: string}>;

const known = <Value, Other>(answer: ProviderAnswer<Value>, to: (value: Value) => Other): ProviderAnswer<Other> => {
	if (answer.kind !== 'known') return answer;
	try {
		return {kind: 'known', value: to(answer.value)};
	} catch {
		return {kind: 'unclear', code: 'not_understood'};
	}
};

/** Mollie: cards, iDEAL and SEPA direct debits, charged by mandate; and pages on which one thing is paid. */
export function createMollie({apiKey, webhookSecrets, url}: Options): Provider {
	const call = createMollieClient({apiKey, url});
	const look = async ({providerId}: {providerId: string}): Promise<ProviderAnswer<SeenPayment>> =>
		known(
			await call({method: 'GET', path: `/payments/${encodeURIComponent(providerId)}?embed=refunds,chargebacks`}, molliePayment),
			seenPayment,
		);

	/** What was just asked for, as it stands now: the first answer to a key says so, a repeated one shows how it was then. */
	const asked = async (key: string, body: object): Promise<ProviderAnswer<SeenPayment>> => {
		const made = await call({method: 'POST', path: '/payments', key, body}, molliePayment);
		if (made.kind !== 'known') return made;
		if (!made.isRepeated) return known(made, seenPayment);
		const seen = await look({providerId: made.value.id});
		return seen.kind === 'known' || seen.kind === 'unclear' ? seen : {kind: 'unclear', code: 'not_shown'};
	};

	return {
		...{slug: 'mollie', name: 'Mollie', types: ['card', 'ideal', 'sepa_debit'], publishable: {}, keyLifeMs: KEY_LIFE_MS},
		minimumMinor: () => MINIMUM,
		stores: {
			begin: async request => begin(call, request),
			look: async setup => lookAtSetup(call, look, setup),
			async forget({reference, customerReference}) {
				const path = `/customers/${encodeURIComponent(customerReference)}/mandates/${encodeURIComponent(reference)}`;
				const done = await call({method: 'DELETE', path}, z.undefined());
				return done.kind === 'known' || done.kind === 'missing' ? {kind: 'known', value: null} : done;
			},
			charge: async (request: ChargeRequest) =>
				asked(request.key, {
					...paymentOf(request),
					...{customerId: request.customerReference, sequenceType: 'recurring', mandateId: request.methodReference},
				}),
		},
		link: async (request: LinkRequest) =>
			asked(request.key, {...paymentOf(request), sequenceType: 'oneoff', redirectUrl: request.returnUrl}),
		look,
		find: async request => find(call, look, request),
		refund: async request => refund(call, request),
		list: async request => listMovements(call, request),
		readWebhook: webhook => readMollieWebhook(webhook, {secrets: webhookSecrets, isLive: apiKey.startsWith('live_')}),
	};
}

const paymentOf = ({amountMinor, currency, description, reference, webhookUrl}: ChargeRequest | LinkRequest) => ({
	amount: {currency, value: toText(mollieAmounts, currency, amountMinor)},
	description: description.slice(0, DESCRIPTION_LIMIT),
	metadata: {payment_id: reference},
	webhookUrl,
});

/** A first payment makes the mandate: of nothing by card, of a cent by iDEAL. */
async function begin(call: MollieClient, {setupId, customer, type, returnUrl, webhookUrl}: SetupRequest) {
	const {reference, name, email, tenantId} = customer;
	const body = {name: name.slice(0, 255), ...(email && {email}), metadata: {tenant_id: tenantId}};
	const known = reference ?? (await call({method: 'POST', path: '/customers', key: `${setupId}:customer`, body}, withId));
	if (typeof known !== 'string' && known.kind !== 'known') return known;
	const customerReference = typeof known === 'string' ? known : known.value.id;
	const payment = {
		amount: {currency: 'EUR', value: type === 'card' ? '0.00' : '0.01'},
		...{description: 'Payment method', sequenceType: 'first', customerId: customerReference, method: METHODS[type]},
		...{redirectUrl: returnUrl, webhookUrl, metadata: {setup_id: setupId}},
	};
	const made = await call({method: 'POST', path: '/payments', key: setupId, body: payment}, molliePayment);
	if (made.kind !== 'known') return made;
	const url = made.value._links?.checkout?.href;
	return {kind: 'known' as const, value: {providerId: made.value.id, customerReference, action: {...(url && {url})}}};
}

type Look = (payment: {providerId: string}) => Promise<ProviderAnswer<SeenPayment>>;

/** No method is active before its mandate is. */
async function lookAtSetup(
	call: MollieClient,
	look: Look,
	{providerId, customerReference}: Readonly<{providerId: string; customerReference: string}>,
): Promise<ProviderAnswer<SeenSetup>> {
	const raw = await call({method: 'GET', path: `/payments/${encodeURIComponent(providerId)}`}, molliePayment);
	if (raw.kind !== 'known') return raw;
	if (raw.value.customerId !== customerReference) return {kind: 'missing'};
	const payment = await look({providerId});
	if (payment.kind !== 'known') return payment;
	const {status, amountMinor, failure} = payment.value;
	if (status === 'failed') return {kind: 'known', value: {status: 'failed', code: failure?.code ?? 'failed'}};
	if (status !== 'succeeded') return {kind: 'known', value: {status: 'pending'}};
	const moved = amountMinor > 0n ? {moved: payment.value} : {};
	const {mandateId} = raw.value;
	if (!mandateId) return {kind: 'known', value: {status: 'pending', ...moved}};
	const path = `/customers/${encodeURIComponent(customerReference)}/mandates/${encodeURIComponent(mandateId)}`;
	const mandate = await call({method: 'GET', path}, mollieMandate);
	if (mandate.kind !== 'known') return mandate;
	if (mandate.value.status === 'invalid') return {kind: 'known', value: {status: 'failed', code: 'mandate_invalid', ...moved}};
	if (mandate.value.status !== 'valid') return {kind: 'known', value: {status: 'pending', ...moved}};
	return {kind: 'known', value: {status: 'active', method: seenMethod(mandate.value), ...moved}};
}

/** Through the customer's payments, newest first, back to when it was asked for: lists have no filters. */
async function find(
	call: MollieClient,
	look: Look,
	{reference, customerReference, since}: FindRequest,
): Promise<ProviderAnswer<SeenPayment | undefined>> {
	const list = customerReference ? `/customers/${encodeURIComponent(customerReference)}/payments` : '/payments';
	let from = '';
	for (let page = 0; page < PAGES_LIMIT; page++) {
		const answer = await call({method: 'GET', path: `${list}?limit=250${from}`}, listed);
		if (answer.kind !== 'known') return answer.kind === 'missing' ? {kind: 'known', value: undefined} : answer;
		const {_embedded: embedded, _links: links} = answer.value;
		const found = embedded.payments.find(payment => seenPayment(payment).reference === reference);
		if (found) return look({providerId: found.id});
		const isPast = embedded.payments.some(({createdAt}) => Date.parse(createdAt) < since.getTime() - LOOK_BACK_MS);
		const next = links?.next && new URL(links.next.href).searchParams.get('from');
		if (isPast || !next) return {kind: 'known', value: undefined};
		from = `&from=${encodeURIComponent(next)}`;
	}

	return {kind: 'unclear', code: 'too_many_to_look_through'};
}

/** The refunds are looked through before another one is made: their key is kept for an hour only, and the same amount twice within one is refused. */
async function refund(
	call: MollieClient,
	{providerId, reference, key, amountMinor, currency, reason}: RefundRequest,
): Promise<ProviderAnswer<SeenRefund>> {
	const path = `/payments/${encodeURIComponent(providerId)}/refunds`;
	const made = await call({method: 'GET', path: `${path}?limit=250`}, listedRefunds);
	if (made.kind !== 'known') return made;
	const own = made.value._embedded.refunds.map(seenRefund).find(seen => seen.reference === reference && seen.status !== 'failed');
	if (own) return {kind: 'known', value: own};
	const amount = {currency, value: toText(mollieAmounts, currency, amountMinor)};
	const body = {amount, description: reason.slice(0, DESCRIPTION_LIMIT), metadata: {refund_id: reference}};
	const answer = await call({method: 'POST', path, key, body}, mollieRefund);
	if (answer.kind === 'unclear' && answer.code === 'answered_409')
		return {kind: 'refused', code: 'same_amount_within_the_hour', why: 'wait'};
	return known(answer, seenRefund);
}
