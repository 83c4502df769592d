import {configPart} from '../../domain/platform/process/config-part.ts';
import {list, secret, url} from '../../domain/platform/process/config-values.ts';

export const stripeConfig = configPart({
	variables: {
		STRIPE_SECRET_KEY: {
			schema: secret,
			says: 'Secret key of Stripe, or a restricted one that may also read balance transactions; without it Stripe is not offered',
		},
		STRIPE_PUBLISHABLE_KEY: {schema: secret, says: "Stripe's key for browsers"},
		STRIPE_WEBHOOK_SECRETS: {schema: list, says: "Secrets of Stripe's webhook endpoints; two while one is changed", default: ''},
		STRIPE_URL: {schema: url('https', 'http'), says: "Where Stripe's API is", default: 'https://api.stripe.com'},
	},
	named: values => ({
		stripe: values.STRIPE_SECRET_KEY
			? {
					...{secretKey: values.STRIPE_SECRET_KEY, publishableKey: values.STRIPE_PUBLISHABLE_KEY ?? ''},
					...{webhookSecrets: values.STRIPE_WEBHOOK_SECRETS, url: values.STRIPE_URL.replace(/\/$/, '')},
				}
			: undefined,
	}),
});
