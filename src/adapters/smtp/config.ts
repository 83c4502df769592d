import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';
import {url} from '../../domain/platform/process/config-values.ts';

export const mailConfig = configPart({
	variables: {
		SMTP_URL: {schema: url('smtp', 'smtps'), says: 'The server that mails are handed to', default: 'smtp://127.0.0.1:25'},
		MAIL_FROM: {
			schema: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be an e-mail address'),
			says: 'The address that mails come from',
			default: 'billing@localhost',
		},
	},
	named: values => ({mail: {smtpUrl: values.SMTP_URL, from: values.MAIL_FROM}}),
});
