import {configPart} from '../../domain/platform/process/config-part.ts';
import {list, secret, url} from '../../domain/platform/process/config-values.ts';

export const mollieConfig = configPart({
	variables: {
		MOLLIE_API_KEY: {schema: secret, says: 'API key of a Mollie profile; without it Mollie is not offered'},
		MOLLIE_WEBHOOK_SECRETS: {schema: list, says: "Secrets of Mollie's signed webhooks; the classic ones have none", default: ''},
		MOLLIE_URL: {schema: url('https', 'http'), says: "Where Mollie's API is", default: 'https://api.mollie.com/v2'},
	},
	named: values => ({
		mollie: values.MOLLIE_API_KEY
			? {apiKey: values.MOLLIE_API_KEY, webhookSecrets: values.MOLLIE_WEBHOOK_SECRETS, url: values.MOLLIE_URL.replace(/\/$/, '')}
			: undefined,
	}),
});
