import {payInvoice as beginPayment, lockIntent} from '../../domain/payments/pay-invoice.ts';
import {type IntentCall, prepareIntent} from '../../domain/payments/prepare-intent.ts';
import {callProvider} from '../../domain/payments/provider/call-provider.ts';
import {recordAnswer} from '../../domain/payments/record-answer.ts';
import {refuse} from '../../domain/payments/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {webUrl} from '../http/fields.ts';
import {inOwnUnit} from '../http/own-unit.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {demandProvider} from './providers.ts';
import {intentView, provider, shownIntent} from './views.ts';

/** Until then no worker asks about the payment: the request does. */
const LEASE_MS = 90_000;

export const payInvoice = tenantRoute({
	operation: 'payInvoice',
	tag: 'ext-payments',
	method: 'post',
	path: '/billing/invoices/{invoice_id}/pay',
	summary: 'Pay an invoice by hand: go on with the payment that waits for the customer, or get a page of a provider to pay on',
	description:
		'When a payment waits for the customer (`requires_action`), that one is answered and goes on; else a page of the named provider ' +
		'is asked for, and `redirect_url` is where to send the customer. Pays all that is due; one payment at a time. That it was paid is ' +
		"known by the provider's webhook, not by the customer's return: look at the invoice, or wait for `invoice.paid`.",
	access: 'billing:manage',
	isOpenToSuspendedTenants: true,
	isIdempotent: true,
	hasNoUnit: true,
	params: input({invoice_id: idOf('invoice')}),
	body: input({
		provider: provider.optional().meta({description: 'Whose page; required unless a payment waits for the customer'}),
		return_url: webUrl.optional().meta({description: 'Where the customer comes back to; of an origin that is allowed'}),
	}).optional(),
	example: {provider: 'mollie', return_url: 'https://app.example.com/billing'},
	answer: one(intentView),
	refuses: [
		'invoice_not_found',
		'invoice_not_payable',
		'payment_under_way',
		'provider_not_found',
		'provider_has_no_page',
		'payment_provider_failed',
	],
	async handle({params, body, tenant: _, ...around}) {
		const {cipher, paymentProviders: providers, config} = around.tools;
		const {publicUrl, returnOrigins} = config;
		const asked = body?.provider && demandProvider(providers, body.provider);
		const pages = {returnUrl: body?.returnUrl, returnOrigins, publicUrl};
		const {id, call} = await inOwnUnit(around, async unit => {
			const intent = await beginPayment(unit, {...params, provider: asked, ...pages});
			const prepared: IntentCall | undefined = await prepareIntent(unit, intent, {cipher, providers, publicUrl});
			if (prepared) intent.leasedUntil = new Date(unit.realNow.getTime() + LEASE_MS);
			return {id: intent.id, call: prepared};
		});
		if (!call) throw refuse('payment_provider_failed');
		const {answer: told} = await callProvider(call);
		return inOwnUnit(around, async unit => {
			const intent = await lockIntent(unit, id);
			intent.leasedUntil = null;
			if (told) await recordAnswer(unit, intent, told);
			if (told?.answer.kind !== 'known') throw refuse('payment_provider_failed');
			return shownIntent(intent, told.answer.value?.action?.clientSecret);
		});
	},
});
