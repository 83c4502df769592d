import {z} from 'zod';
import {providerSlugs} from '../../domain/billing/payment.ts';
import type {Provider} from '../../domain/payments/provider/provider.ts';
import {refuse} from '../../domain/payments/refusals.ts';
import {bare} from '../http/answers.ts';
import {sentBytes} from '../http/read-raw.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import type {Tools} from '../tools.ts';
import {demandProvider} from './providers.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;

const received = bare(
	view({received: z.literal(true).meta({description: 'It was taken, or is nothing to us.'})}).meta({id: 'WebhookReceipt'}),
);

type Sent = Readonly<{tools: Tools; body: Uint8Array; headers: Readonly<Record<string, string | undefined>>; requestId: string}>;

/**
 * Verifies a webhook over its very bytes, before anything is parsed, and answers once it is kept, together with others; a job applies it. What is
 * honest and nothing to us is answered as well, and kept nowhere.
 */
async function take(slug: Provider['slug'], {tools, body, headers, requestId}: Sent): Promise<{received: true}> {
	const provider = demandProvider(tools.paymentProviders, slug);
	const reading = provider.readWebhook({body, headers, now: tools.clock.real()});
	if (reading.kind === 'forged') throw refuse('webhook_forged');
	if (reading.kind === 'ignored') {
		tools.log.info({provider: slug, because: reading.because}, 'a webhook was ignored');
		return {received: true};
	}

	await tools.webhookIntake.take({provider: slug, news: reading.news, requestId});
	return {received: true};
}

const shared = {
	tag: 'webhooks',
	method: 'post',
	bodyKind: 'raw',
	bodyLimitBytes: BODY_LIMIT_BYTES,
	hasNoUnit: true,
	body: sentBytes,
	answer: received,
	refuses: ['webhook_forged', 'provider_not_found', 'webhook_queue_full'],
} as const;

export const stripeWebhook = route({
	...shared,
	operation: 'stripeWebhook',
	path: '/webhooks/stripe',
	summary: 'Stripe tells what happened to a payment, refund, dispute or setup',
	description:
		'For Stripe alone. The signature is verified over the very bytes, events that are old or forged are 400. An event is stored once ' +
		'and applied in the background; what comes twice or out of order changes nothing twice, and what is nothing to us is answered ' +
		'with 200.',
	access: {signedBy: 'stripe'},
	handle: async request => take('stripe', request),
});

export const mollieWebhook = route({
	...shared,
	operation: 'mollieWebhook',
	path: '/webhooks/mollie',
	summary: 'Mollie tells that something about a payment changed; what, is asked at Mollie',
	description:
		'For Mollie alone. The body names a payment and is not believed: what became of it is asked at Mollie. An id that Mollie does not ' +
		'know is answered with 200 and changes nothing.',
	access: {lookedUpAt: 'Mollie'},
	handle: async request => take('mollie', request),
});

export const coinbaseWebhook = route({
	...shared,
	operation: 'coinbaseWebhook',
	path: '/webhooks/coinbase',
	summary: 'Coinbase tells what happened to a checkout',
	description: 'For Coinbase alone. The signature is verified over the very bytes; an event is stored once and applied in the background.',
	access: {signedBy: 'coinbase'},
	handle: async request => take('coinbase', request),
});

export const providerWebhook = route({
	...shared,
	operation: 'providerWebhook',
	path: '/webhooks/{provider_slug}',
	summary: 'Another payment provider tells something: the sandbox’s',
	description:
		'For providers without an endpoint of their own, such as the sandbox. Which signature is asked for depends on the provider; an ' +
		'unknown one is 404.',
	access: {signedBy: 'provider'},
	params: input({provider_slug: z.string().max(63)}),
	async handle({params, ...request}) {
		const slug = providerSlugs.find(known => known === params.providerSlug);
		if (!slug) throw refuse('provider_not_found', {slug: params.providerSlug});
		return take(slug, request);
	},
});
