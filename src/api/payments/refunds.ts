import {requestRefund} from '../../domain/payments/refunds/request-refund.ts';
import {retryRefund as tryAgain} from '../../domain/payments/refunds/settle-refund.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {givenAmount, text} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {refundView, shownRefund} from './views.ts';

export const refundInvoice = route({
	operation: 'refundInvoice',
	tag: 'admin-billing',
	method: 'post',
	path: '/admin/invoices/{invoice_id}/refund',
	summary: 'Give back what was paid, by the way that it came: a credit note says it, and the provider is asked',
	description:
		'At most what was paid and not given back. Credit notes of the invoice that still hold credit are used first; for the rest one is ' +
		'made and is final at once. What came by a provider is asked back there in the background, `failed` can be tried again by ' +
		'`retryRefund`; what came by bank transfer waits as `pending` until somebody has transferred it and says so by `markInvoicePaid` ' +
		'on the credit note.',
	access: 'admin:billing',
	isIdempotent: true,
	params: input({invoice_id: idOf('invoice')}),
	body: input({
		reason: text(2000).trim().min(1, 'must not be empty'),
		amount_cents: givenAmount.optional().meta({description: 'With VAT; all that can be refunded unless given'}),
		payment_id: idOf('payment').optional().meta({description: 'The newest payment that covers it unless given'}),
	}),
	example: {reason: 'Cancelled within fourteen days', amount_cents: 5929},
	status: 202,
	answer: one(refundView),
	refuses: ['invoice_not_found', 'not_creditable', 'nothing_to_refund', 'no_such_payment', 'something_is_due', 'more_than_left'],
	async handle({unit, params, body, tools: {config}}) {
		return shownRefund(await requestRefund(unit, {...params, ...body, isVatStrict: config.isVatStrict}));
	},
});

export const retryRefund = route({
	operation: 'retryRefund',
	tag: 'ext-payments',
	method: 'post',
	path: '/admin/refunds/{refund_id}/retry',
	summary: 'Try a refund that failed once more, with the credit that its credit note still has',
	description: 'Only one that is `failed`. Its credit must not have been set off against other invoices in the meantime.',
	access: 'admin:billing',
	isIdempotent: true,
	params: input({refund_id: idOf('refund')}),
	status: 202,
	answer: one(refundView),
	refuses: ['refund_not_found', 'state_forbids', 'nothing_to_refund'],
	async handle({unit, params}) {
		return shownRefund(await tryAgain(unit, params));
	},
});
