import {z} from 'zod';
import type {CredentialsKey} from '../secrets.ts';
import {configPart} from './config-part.ts';
import {url, whole} from './config-values.ts';

/** The keys that encrypt what is stored, the one that does first. */
const credentialsKeys = z.string().transform((value, context): CredentialsKey[] =>
	value.split(',').map(part => {
		const [id = '', encoded = ''] = part.split(':');
		const key = Buffer.from(encoded, 'base64');
		if (!/^[a-z0-9]{1,16}$/.test(id) || key.length !== 32) context.addIssue('must be id:base64 with 32 bytes each, separated by commas');
		return {id, key};
	}),
);

export const platformConfig = configPart({
	variables: {
		DATABASE_URL: {schema: url('postgres', 'postgresql'), says: 'PostgreSQL, as the role app', isNeeded: true},
		WEB_PROCESSES: {
			schema: whole(0, 1000),
			says: 'How many web processes run in all: their connections are added up at the start',
			default: '1',
		},
		WORKER_PROCESSES: {schema: whole(0, 1000), says: 'How many worker processes run in all', default: '1'},
		CREDENTIALS_KEY: {schema: credentialsKeys, says: 'id:base64[,id:base64…]: the first encrypts, all decrypt', isNeeded: true},
		OPERATOR_PARTNER_ID: {
			schema: z.string().regex(/^prt_[A-Za-z0-9_-]{1,60}$/, 'must be an id like prt_acme'),
			says: 'The partner whose staff are the operator',
			isNeeded: true,
		},
		PUBLIC_URL: {schema: url('https', 'http'), says: 'The origin that links are built from', isNeeded: true},
	},
	named: values => ({
		databaseUrl: values.DATABASE_URL,
		processes: {web: values.WEB_PROCESSES, worker: values.WORKER_PROCESSES},
		credentialsKeys: values.CREDENTIALS_KEY,
		operatorPartnerId: values.OPERATOR_PARTNER_ID as `prt_${string}`,
		publicUrl: values.PUBLIC_URL.replace(/\/$/, ''),
	}),
	faults: (values, environment) => [
		environment === 'production' && values.PUBLIC_URL && new URL(values.PUBLIC_URL).protocol !== 'https:'
			? 'PUBLIC_URL must be https in production'
			: undefined,
	],
});
