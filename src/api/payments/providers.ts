import {providerSlugs} from '../../domain/billing/payment.ts';
import type {Provider, Providers} from '../../domain/payments/provider/provider.ts';
import {refuse} from '../../domain/payments/refusals.ts';
import {list, one} from '../http/answers.ts';
import {tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {provider, providerConfigView, providerView} from './views.ts';

export const bySlug = input({slug: provider});

const names = {sandbox: 'Sandbox', stripe: 'Stripe', mollie: 'Mollie', coinbase: 'Coinbase'} as const;

/** A provider that is configured, or a refusal. */
export function demandProvider(providers: Providers, slug: Provider['slug']): Provider {
	const found = providers.get(slug);
	if (!found) throw refuse('provider_not_found', {slug});
	return found;
}

export const listPaymentProviders = tenantRoute({
	operation: 'listPaymentProviders',
	tag: 'billing',
	method: 'get',
	path: '/billing/payment-providers',
	summary: 'The payment providers, whether they are enabled, and what each can do',
	description:
		'All that the system can talk to; `enabled` ones are configured by the operator. Providers that store methods collect by ' +
		'themselves; the others have a page on which each invoice is paid.',
	access: 'billing:read',
	answer: list(providerView),
	async handle({tools: {paymentProviders}}) {
		return providerSlugs.map(slug => {
			const found = paymentProviders.get(slug);
			const can = {storesMethods: found?.stores !== undefined, hasPaymentPage: found?.link !== undefined};
			return {slug, name: names[slug], types: [...(found?.types ?? [])], enabled: found !== undefined, ...can};
		});
	},
});

export const getProviderConfig = tenantRoute({
	operation: 'getProviderConfig',
	tag: 'billing',
	method: 'get',
	path: '/billing/payment-providers/{slug}/config',
	summary: 'What a browser needs to talk to a provider: public keys only',
	description: "For the provider's script in the browser, which takes card data so that it never comes here. No secret is among it.",
	access: 'billing:read',
	params: bySlug,
	answer: one(providerConfigView),
	refuses: ['provider_not_found'],
	async handle({params, tools: {paymentProviders}}) {
		return demandProvider(paymentProviders, params.slug);
	},
});
