import {methodOfSetup} from '../../domain/payments/methods/finish-setup.ts';
import {listMethods, removeMethod, setDefaultMethod} from '../../domain/payments/methods/methods.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {nothing, one, page} from '../http/answers.ts';
import {longPageQuery} from '../http/queries.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {demandProvider} from './providers.ts';
import {methodView, provider} from './views.ts';

const byId = input({method_id: idOf('paymentMethod')});

export const listPaymentMethods = tenantRoute({
	operation: 'listPaymentMethods',
	tag: 'billing',
	method: 'get',
	path: '/billing/payment-methods',
	summary: "The tenant's payment methods, newest first",
	description:
		'What can be charged without the customer: tokens of the providers, never card numbers. One of them may be the default, by which ' +
		'invoices are collected.',
	access: 'billing:read',
	query: longPageQuery('paymentMethod', {}),
	answer: page(methodView),
	async handle({unit, query}) {
		return listMethods(unit, query);
	},
});

export const addPaymentMethod = tenantRoute({
	operation: 'addPaymentMethod',
	tag: 'billing',
	method: 'post',
	path: '/billing/payment-methods',
	summary: 'The payment method that a finished setup left',
	description:
		'For a setup that the customer has finished at the provider and `confirmProviderPaymentMethod` has seen; asked again it answers ' +
		'the same method. The first method becomes the default.',
	access: 'billing:manage',
	isOpenToSuspendedTenants: true,
	isIdempotent: true,
	body: input({provider, setup_id: idOf('paymentSetup')}),
	example: {provider: 'stripe', setup_id: 'pset_01jd2x4k7m9q3s5v8x0z2b4d6f'},
	status: 201,
	answer: one(methodView),
	refuses: ['provider_not_found', 'setup_not_found', 'setup_unfinished'],
	async handle({unit, body, tools: {paymentProviders}}) {
		const {slug} = demandProvider(paymentProviders, body.provider);
		return methodOfSetup(unit, body.setupId, slug);
	},
});

export const setDefaultPaymentMethod = tenantRoute({
	operation: 'setDefaultPaymentMethod',
	tag: 'billing',
	method: 'post',
	path: '/billing/payment-methods/{method_id}/default',
	summary: 'Collect invoices by this method from now on; what a payment failed for is tried with it at once',
	description:
		'Invoices that become final from now on are collected by it. Invoices whose payment had failed are tried with it at once, and ' +
		'paying them brings back what was suspended. Only a method that is `active`.',
	access: 'billing:manage',
	isOpenToSuspendedTenants: true,
	isIdempotent: true,
	params: byId,
	answer: one(methodView),
	refuses: ['method_not_found', 'method_unusable'],
	async handle({unit, params}) {
		return setDefaultMethod(unit, params);
	},
});

export const deletePaymentMethod = tenantRoute({
	operation: 'deletePaymentMethod',
	tag: 'billing',
	method: 'delete',
	path: '/billing/payment-methods/{method_id}',
	summary: 'Forget a payment method, here and at the provider; not the default one while invoices are open',
	description:
		'It is not charged any more, and the provider is told to forget it. The default one cannot go while invoices are open: set ' +
		'another one first.',
	access: 'billing:manage',
	isOpenToSuspendedTenants: true,
	params: byId,
	status: 204,
	answer: nothing,
	refuses: ['method_not_found', 'default_method_needed'],
	async handle({unit, params}) {
		await removeMethod(unit, params);
	},
});
