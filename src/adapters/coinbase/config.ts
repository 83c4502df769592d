import {configPart} from '../../domain/platform/process/config-part.ts';
import {list, secret, url} from '../../domain/platform/process/config-values.ts';

export const coinbaseConfig = configPart({
	variables: {
		COINBASE_KEY_ID: {schema: secret, says: 'Id of a key of Coinbase Business; without it Coinbase is not offered'},
		COINBASE_KEY_SECRET: {schema: secret, says: 'Its secret: a PEM, or base64 of 64 bytes'},
		COINBASE_WEBHOOK_SECRETS: {schema: list, says: "Secrets of Coinbase's webhook subscriptions", default: ''},
		COINBASE_URL: {schema: url('https', 'http'), says: "Where Coinbase's API is", default: 'https://business.coinbase.com/api/v1'},
	},
	named: values => ({
		coinbase:
			values.COINBASE_KEY_ID && values.COINBASE_KEY_SECRET
				? {
						...{keyId: values.COINBASE_KEY_ID, secret: values.COINBASE_KEY_SECRET},
						...{webhookSecrets: values.COINBASE_WEBHOOK_SECRETS, url: values.COINBASE_URL.replace(/\/$/, '')},
					}
				: undefined,
	}),
	faults: values => [
		values.COINBASE_KEY_ID && !values.COINBASE_KEY_SECRET ? 'COINBASE_KEY_SECRET is missing: COINBASE_KEY_ID is given' : undefined,
	],
});
