import {beginSetup, keepBegunSetup} from '../../domain/payments/methods/begin-setup.ts';
import {applySeenSetup, methodOfSetup, setupToLook} from '../../domain/payments/methods/finish-setup.ts';
import type {PaymentMethod} from '../../domain/payments/methods/payment-method.ts';
import {methodType} from '../../domain/payments/provider/provider.ts';
import {refuse} from '../../domain/payments/refusals.ts';
import {type IdOf, idOf} from '../../domain/platform/values/id.ts';
import {one} from '../http/answers.ts';
import {line, webUrl} from '../http/fields.ts';
import {type Around, inOwnUnit} from '../http/own-unit.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {bySlug, demandProvider} from './providers.ts';
import {methodView, setupResultView} from './views.ts';

/** Asks the provider how a setup stands, and writes that down. */
async function lookAtSetup(around: Around, setupId: IdOf<'paymentSetup'>): Promise<void> {
	const {cipher, paymentProviders} = around.tools;
	const {at, now} = await inOwnUnit(around, async unit => ({at: await setupToLook(unit, {setupId, cipher}), now: unit.now}));
	const stores = at && paymentProviders.get(at.provider)?.stores;
	if (!at || !stores) return;
	const seen = await stores.look({...at, now});
	if (seen.kind === 'unclear' || seen.kind === 'refused') throw refuse('payment_provider_failed');
	if (seen.kind === 'known') await inOwnUnit(around, async unit => applySeenSetup(unit, {setupId, seen: seen.value, cipher}));
}

export const setupProviderPaymentMethod = tenantRoute({
	operation: 'setupProviderPaymentMethod',
	tag: 'billing',
	method: 'post',
	path: '/billing/payment-providers/{slug}/setup',
	summary: 'Begin to set up a payment method: the customer goes on at the provider',
	description:
		'Answers how the customer goes on: `redirect_url` to a page of the provider, or `client_secret` for its script in the browser. ' +
		'Then ask `confirmProviderPaymentMethod`. A setup that is not finished within 24 hours is over. `return_url` must be of an origin ' +
		'that the operator allows (`ALLOWED_RETURN_ORIGINS`).',
	access: 'billing:manage',
	isOpenToSuspendedTenants: true,
	hasNoUnit: true,
	params: bySlug,
	body: input({
		type: methodType.optional(),
		return_url: webUrl.optional().meta({description: 'Where the customer comes back to; of an origin that is allowed'}),
		label: line(40).optional().meta({description: 'What a method of the sandbox is to do', example: 'succeeds'}),
	}).optional(),
	example: {type: 'card', return_url: 'https://app.example.com/billing'},
	answer: one(setupResultView),
	refuses: ['provider_not_found', 'provider_stores_nothing', 'payment_provider_failed'],
	async handle({params, body, tenant, ...around}) {
		const {cipher, paymentProviders, config} = around.tools;
		const provider = demandProvider(paymentProviders, params.slug);
		const asked = {type: body?.type, label: body?.label, returnUrl: body?.returnUrl, ...config, cipher};
		const request = await inOwnUnit(around, async unit => beginSetup(unit, {...asked, tenant, provider}));
		const answer = await provider.stores?.begin(request);
		if (answer?.kind !== 'known') throw refuse('payment_provider_failed');
		const setupId = request.setupId as IdOf<'paymentSetup'>;
		const begun = answer.value;
		const setup = await inOwnUnit(around, async unit => keepBegunSetup(unit, {setupId, begun, cipher}));
		const {clientSecret, url: redirectUrl} = begun.action;
		// Where nothing is left to the customer it is finished already.
		if (clientSecret === undefined && redirectUrl === undefined) await lookAtSetup(around, setupId);
		return {setupId, clientSecret, redirectUrl, expiresAt: setup.expiresAt};
	},
});

export const confirmProviderPaymentMethod = tenantRoute({
	operation: 'confirmProviderPaymentMethod',
	tag: 'billing',
	method: 'post',
	path: '/billing/payment-providers/{slug}/confirm',
	summary: 'The customer has come back: ask the provider what became of a setup',
	description:
		'Asks the provider at once, so it does not depend on its webhook. While the customer has not finished it is 400 with the state, ' +
		'and may be asked again.',
	access: 'billing:manage',
	isOpenToSuspendedTenants: true,
	hasNoUnit: true,
	params: bySlug,
	body: input({setup_id: idOf('paymentSetup')}),
	example: {setup_id: 'pset_01jd2x4k7m9q3s5v8x0z2b4d6f'},
	answer: one(methodView),
	refuses: ['provider_not_found', 'setup_not_found', 'setup_unfinished', 'payment_provider_failed'],
	async handle({params, body: {setupId}, tenant: _, ...around}): Promise<PaymentMethod> {
		demandProvider(around.tools.paymentProviders, params.slug);
		await lookAtSetup(around, setupId);
		return inOwnUnit(around, async unit => methodOfSetup(unit, setupId, params.slug));
	},
});
