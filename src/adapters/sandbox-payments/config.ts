import {configPart} from '../../domain/platform/process/config-part.ts';
import {secret} from '../../domain/platform/process/config-values.ts';

export const sandboxPaymentsConfig = configPart({
	variables: {
		SANDBOX_PAYMENTS_SECRET: {schema: secret, says: 'What webhooks of the sandbox provider are signed with', default: 'sandbox-webhooks'},
	},
	named: values => ({sandboxPaymentsSecret: values.SANDBOX_PAYMENTS_SECRET}),
});
