import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';
import {url} from '../../domain/platform/process/config-values.ts';

export const directoryConfig = configPart({
	variables: {
		SCAIKEY_DIRECTORY_URL: {
			schema: url('https', 'http'),
			says: "The identity provider's directory of people and groups; without it nothing is synced",
		},
		SCAIKEY_DIRECTORY_CLIENT_ID: {
			schema: z.string().min(1),
			says: 'The client that may read the directory',
			default: 'scaicontrol-directory',
		},
		SCAIKEY_DIRECTORY_CLIENT_SECRET: {schema: z.string().min(1), says: 'Its secret, sent as HTTP Basic'},
	},
	named: values => ({
		directory:
			values.SCAIKEY_DIRECTORY_URL && values.SCAIKEY_DIRECTORY_CLIENT_SECRET
				? {
						url: values.SCAIKEY_DIRECTORY_URL.replace(/\/$/, ''),
						clientId: values.SCAIKEY_DIRECTORY_CLIENT_ID,
						clientSecret: values.SCAIKEY_DIRECTORY_CLIENT_SECRET,
					}
				: undefined,
	}),
	faults: values => [
		values.SCAIKEY_DIRECTORY_URL !== undefined && values.SCAIKEY_DIRECTORY_CLIENT_SECRET === undefined
			? 'SCAIKEY_DIRECTORY_CLIENT_SECRET is missing: SCAIKEY_DIRECTORY_URL is given'
			: undefined,
	],
});
