import type {LoggerOptions} from 'pino';

/** Names whose values never reach a log line, wherever they stand. */
const SECRETS = ['authorization', 'cookie', 'token', 'secret', 'password', 'email', 'body'];

/**
 * How every process logs: JSON lines. What is logged is an allow list at each call (method, route pattern, status, times, ids); the
 * redaction here is the net below it. Of an error: its name, code and stack; its message only for bugs of ours, which hold no values.
 */
export const logOptions = (level: string, process: string): LoggerOptions => ({
	level,
	base: {process},
	redact: {paths: SECRETS.flatMap(name => [name, `*.${name}`]), censor: '[redacted]'},
	serializers: {
		err: (error: unknown) =>
			error instanceof Error
				? {name: error.name, code: 'code' in error ? error.code : undefined, stack: stackOf(error)}
				: {name: typeof error},
	},
});

/** The places an error passed, without its message: a driver's message repeats the values of the query. */
const stackOf = (error: Error): string[] =>
	(error.stack ?? '')
		.split('\n')
		.filter(line => /^\s+at /.test(line))
		.map(line => line.trim());
