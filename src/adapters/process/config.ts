import {z} from 'zod';
import {configPart} from '../../domain/platform/process/config-part.ts';
import {flag} from '../../domain/platform/process/config-values.ts';

export const processConfig = configPart({
	variables: {
		LOG_LEVEL: {
			schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
			says: 'Least severe line that is logged',
			default: 'info',
		},
		SANDBOX: {schema: flag, says: 'Serves /sandbox: a clock that can be moved, tokens on demand', default: 'false', isForDevelopment: true},
		FAILPOINT: {schema: z.string(), says: 'Holds the process at a named point, for tests that kill it', isForDevelopment: true},
	},
	named: values => ({logLevel: values.LOG_LEVEL, isSandbox: values.SANDBOX, failpoint: values.FAILPOINT}),
});
