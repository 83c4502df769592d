import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';
import {url} from '../../domain/platform/process/config-values.ts';

export const localServicesConfig = configPart({
	variables: {
		LOCAL_ISSUER_ADMIN_URL: {schema: url('http'), says: 'Where the local issuer mints tokens for the sandbox', isForDevelopment: true},
		LOCAL_ISSUER_ADMIN_SECRET: {schema: z.string().min(16), says: 'The bearer token it demands for that', isForDevelopment: true},
		LOCAL_MAILBOX_URL: {schema: url('http'), says: 'The local mailbox that /sandbox/mailbox reads', isForDevelopment: true},
	},
	named: values => ({
		local: {
			issuerAdminUrl: values.LOCAL_ISSUER_ADMIN_URL,
			issuerAdminSecret: values.LOCAL_ISSUER_ADMIN_SECRET,
			mailboxUrl: values.LOCAL_MAILBOX_URL,
		},
	}),
});
