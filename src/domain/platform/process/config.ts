import {z} from 'zod';
import {credentialsKeys, flag, isRange, isStorageUrl, list, url, whole} from './config-values.ts';

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
	readonly faults: readonly string[];

	constructor(faults: readonly string[]) {
		super(`The environment has ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n${faults.map(fault => `  ${fault}`).join('\n')}`);
		this.name = 'ConfigError';
		this.faults = faults;
	}
}

/** One variable of the environment. */
export type Variable = Readonly<{
	schema: z.ZodType;
	says: string;
	default?: string;
	/** Must be given in production; elsewhere too when it has no default. */
	isNeeded?: true;
	/** Allowed in development and test only. */
	isForDevelopment?: true;
}>;

/** Every variable of the environment that web and worker read. `docs/generated/config.md` is made from this table. */
export const variables = {
	DATABASE_URL: {schema: url('postgres', 'postgresql'), says: 'PostgreSQL, as the role app', isNeeded: true},
	REDIS_URL: {
		schema: z.string().min(1),
		says: 'Redis: one URL, several with commas (Cluster), or redis+sentinel://h1,h2/<master>',
		isNeeded: true,
	},
	SCAIKEY_ISSUER: {schema: url('https', 'http'), says: 'The identity provider: `iss` of every token', isNeeded: true},
	SCAIKEY_JWKS_URL: {schema: url('https', 'http'), says: 'Its keys, when they are not at <issuer>/api/v1/platform/.well-known/jwks.json'},
	SCAIKEY_AUDIENCE: {schema: z.string().min(1), says: 'What `aud` of every token must contain', isNeeded: true},
	SCAIKEY_CLIENT_ID: {schema: z.string().min(1), says: 'The public client that people sign in with', default: 'scaicontrol'},
	SCAIKEY_DIRECTORY_URL: {schema: url('https', 'http'), says: 'Its directory of people and groups; without it nothing is synced'},
	SCAIKEY_DIRECTORY_CLIENT_ID: {
		schema: z.string().min(1),
		says: 'The client that may read the directory',
		default: 'scaicontrol-directory',
	},
	SCAIKEY_DIRECTORY_CLIENT_SECRET: {schema: z.string().min(1), says: 'Its secret, sent as HTTP Basic'},
	VIES_URL: {
		schema: url('https', 'http'),
		says: "The EU's VIES, like https://ec.europa.eu/taxation_customs/vies/rest-api; without it VAT numbers stay unchecked",
	},
	VAT_STRICT: {
		schema: flag,
		says: 'A reverse-charge invoice waits until VIES has confirmed the VAT number; else an unconfirmed one is good enough',
		default: 'false',
	},
	ECB_URL: {
		schema: url('https', 'http'),
		says: "The ECB's reference rates, like https://www.ecb.europa.eu/stats/eurofxref; without it none are fetched (the sandbox has fixed ones)",
	},
	OPERATOR_PARTNER_ID: {
		schema: z.string().regex(/^prt_[A-Za-z0-9_-]{1,60}$/, 'must be an id like prt_acme'),
		says: 'The partner whose staff are the operator',
		isNeeded: true,
	},
	PUBLIC_URL: {schema: url('https', 'http'), says: 'The origin that links are built from', isNeeded: true},
	CREDENTIALS_KEY: {schema: credentialsKeys, says: 'id:base64[,id:base64…]: the first encrypts, all decrypt', isNeeded: true},
	PORT: {schema: whole(0, 65_535), says: 'Where web listens', default: '8000'},
	METRICS_PORT: {schema: whole(0, 65_535), says: 'Metrics, and for workers /health and /ready', default: '9464'},
	METRICS_HOST: {
		schema: z.string().min(1),
		says: 'Address of the metrics server; anything but 127.0.0.1 needs METRICS_TOKEN',
		default: '127.0.0.1',
	},
	METRICS_TOKEN: {schema: z.string().min(16), says: 'Bearer token that the metrics server demands'},
	HOST: {schema: z.string().min(1), says: 'Address that web listens on', default: '0.0.0.0'},
	CORS_ORIGINS: {schema: list, says: 'Origins that browsers may call from, never with credentials', default: ''},
	ALLOWED_REDIRECT_URIS: {schema: list, says: 'redirect_uri values that /auth/token passes on', default: ''},
	RATE_LIMIT_SCALE: {schema: whole(1, 1000), says: 'Multiplies every rate limit', default: '1'},
	TRUST_PROXY_HOPS: {schema: whole(0, 10), says: 'Proxies in front whose X-Forwarded-For counts', default: '0'},
	SHUTDOWN_DELAY: {schema: whole(0, 60), says: 'Seconds between "not ready" and closing the door', default: '5'},
	WORKER_QUEUES: {schema: list, says: 'Queues that this worker serves; empty means all', default: ''},
	WEB_PROCESSES: {
		schema: whole(0, 1000),
		says: 'How many web processes run in all: their connections are added up at the start',
		default: '1',
	},
	WORKER_PROCESSES: {schema: whole(0, 1000), says: 'How many worker processes run in all', default: '1'},
	WORKER_CONCURRENCY: {schema: whole(1, 200), says: 'Jobs at once in each queue of this worker', default: '8'},
	USAGE_RETENTION_MONTHS: {schema: whole(2, 1200), says: 'Months that usage events are kept; what they add up to stays', default: '13'},
	WEBHOOK_ALLOW_INSECURE: {schema: flag, says: 'Lets webhook targets be http', default: 'false'},
	WEBHOOK_ALLOW_PRIVATE: {schema: flag, says: 'Lets webhook targets be on this machine', default: 'false', isForDevelopment: true},
	SERVICE_ALLOWED_CIDRS: {
		schema: list.refine(ranges => ranges.every(isRange), 'must be ranges like 10.0.0.0/8'),
		says: "Private ranges in which the vendor's services may live",
		default: '',
	},
	REGISTRY_HEARTBEAT_MONITOR_INTERVAL: {schema: whole(1, 3600), says: 'Seconds between two looks for silent services', default: '60'},
	REGISTRY_HEARTBEAT_GRACE_MULTIPLIER: {
		schema: whole(1, 100),
		says: 'A service is silent when nothing was heard of it for its interval times this',
		default: '3',
	},
	REGISTRY_HEARTBEAT_DEGRADED_THRESHOLD: {schema: whole(1, 1000), says: 'Looks in vain after which a service is degraded', default: '3'},
	REGISTRY_HEARTBEAT_UNREACHABLE_THRESHOLD: {
		schema: whole(1, 1000),
		says: 'Looks in vain after which a service is unreachable',
		default: '10',
	},
	STORAGE_URL: {
		schema: z.string().refine(isStorageUrl, 'must be file:<folder> or s3://<key>:<secret>@<host>/<bucket>'),
		says: 'Where documents and uploads lie: file:<folder>, or s3://<key>:<secret>@<host>/<bucket>[?region=…&tls=false]',
		default: 'file:storage',
	},
	SMTP_URL: {schema: url('smtp', 'smtps'), says: 'The server that mails are handed to', default: 'smtp://127.0.0.1:25'},
	MAIL_FROM: {
		schema: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be an e-mail address'),
		says: 'The address that mails come from',
		default: 'billing@localhost',
	},
	LOG_LEVEL: {
		schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
		says: 'Least severe line that is logged',
		default: 'info',
	},
	SANDBOX: {schema: flag, says: 'Serves /sandbox: a clock that can be moved, tokens on demand', default: 'false', isForDevelopment: true},
	LOCAL_ISSUER_ADMIN_URL: {schema: url('http'), says: 'Where the local issuer mints tokens for the sandbox', isForDevelopment: true},
	LOCAL_ISSUER_ADMIN_SECRET: {schema: z.string().min(16), says: 'The bearer token it demands for that', isForDevelopment: true},
	LOCAL_MAILBOX_URL: {schema: url('http'), says: 'The local mailbox that /sandbox/mailbox reads', isForDevelopment: true},
	FAILPOINT: {schema: z.string(), says: 'Holds the process at a named point, for tests that kill it', isForDevelopment: true},
} as const satisfies Record<string, Variable>;

type Table = typeof variables;

type Values = {
	[Name in keyof Table]: Table[Name] extends {default: string} | {isNeeded: true}
		? z.infer<Table[Name]['schema']>
		: z.infer<Table[Name]['schema']> | undefined;
};

export type Environment = 'production' | 'development' | 'test';

export type Config = ReturnType<typeof named>;

const directoryOf = (values: Values) =>
	values.SCAIKEY_DIRECTORY_URL && values.SCAIKEY_DIRECTORY_CLIENT_SECRET
		? {
				url: values.SCAIKEY_DIRECTORY_URL.replace(/\/$/, ''),
				clientId: values.SCAIKEY_DIRECTORY_CLIENT_ID,
				clientSecret: values.SCAIKEY_DIRECTORY_CLIENT_SECRET,
			}
		: undefined;

/** The frozen object that the rest of the system sees: our names, not the environment's. */
const named = (environment: Environment, values: Values) =>
	Object.freeze({
		environment,
		isProduction: environment === 'production',
		isSandbox: values.SANDBOX,
		databaseUrl: values.DATABASE_URL,
		redisUrl: values.REDIS_URL,
		identity: {
			issuer: values.SCAIKEY_ISSUER.replace(/\/$/, ''),
			jwksUrl: values.SCAIKEY_JWKS_URL ?? `${values.SCAIKEY_ISSUER.replace(/\/$/, '')}/api/v1/platform/.well-known/jwks.json`,
			audience: values.SCAIKEY_AUDIENCE,
			clientId: values.SCAIKEY_CLIENT_ID,
			redirectUris: values.ALLOWED_REDIRECT_URIS,
		},
		directory: directoryOf(values),
		viesUrl: values.VIES_URL?.replace(/\/$/, ''),
		isVatStrict: values.VAT_STRICT,
		ecbUrl: values.ECB_URL?.replace(/\/$/, ''),
		operatorPartnerId: values.OPERATOR_PARTNER_ID as `prt_${string}`,
		publicUrl: values.PUBLIC_URL.replace(/\/$/, ''),
		credentialsKeys: values.CREDENTIALS_KEY,
		host: values.HOST,
		port: values.PORT,
		metrics: {host: values.METRICS_HOST, port: values.METRICS_PORT, token: values.METRICS_TOKEN},
		corsOrigins: values.CORS_ORIGINS,
		rateLimitScale: values.RATE_LIMIT_SCALE,
		trustedProxyHops: values.TRUST_PROXY_HOPS,
		shutdownDelayMs: values.SHUTDOWN_DELAY * 1000,
		worker: {queues: values.WORKER_QUEUES, concurrency: values.WORKER_CONCURRENCY},
		processes: {web: values.WEB_PROCESSES, worker: values.WORKER_PROCESSES},
		usageRetentionMonths: values.USAGE_RETENTION_MONTHS,
		outbound: {
			isInsecureAllowed: values.WEBHOOK_ALLOW_INSECURE,
			isLoopbackAllowed: values.WEBHOOK_ALLOW_PRIVATE,
			serviceRanges: values.SERVICE_ALLOWED_CIDRS,
		},
		heartbeats: {
			monitorIntervalSeconds: values.REGISTRY_HEARTBEAT_MONITOR_INTERVAL,
			graceMultiplier: values.REGISTRY_HEARTBEAT_GRACE_MULTIPLIER,
			degradedAfterMisses: values.REGISTRY_HEARTBEAT_DEGRADED_THRESHOLD,
			unreachableAfterMisses: values.REGISTRY_HEARTBEAT_UNREACHABLE_THRESHOLD,
		},
		storageUrl: values.STORAGE_URL,
		mail: {smtpUrl: values.SMTP_URL, from: values.MAIL_FROM},
		logLevel: values.LOG_LEVEL,
		local: {
			issuerAdminUrl: values.LOCAL_ISSUER_ADMIN_URL,
			issuerAdminSecret: values.LOCAL_ISSUER_ADMIN_SECRET,
			mailboxUrl: values.LOCAL_MAILBOX_URL,
		},
		failpoint: values.FAILPOINT,
	});

/** Production is the default: only these two words allow what is for development. */
const environmentOf = (value: string | undefined): Environment => (value === 'development' || value === 'test' ? value : 'production');

const isLocal = (value: string): boolean => {
	const {protocol, hostname} = new URL(value);
	return protocol !== 'https:' || hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
};

function faultsOfProduction(values: Partial<Values>): string[] {
	const faults: string[] = [];
	if (values.SCAIKEY_ISSUER && isLocal(values.SCAIKEY_ISSUER))
		faults.push('SCAIKEY_ISSUER must be https and not on this machine in production');
	if (values.SCAIKEY_JWKS_URL && isLocal(values.SCAIKEY_JWKS_URL))
		faults.push('SCAIKEY_JWKS_URL must be https and not on this machine in production');
	if (values.PUBLIC_URL && new URL(values.PUBLIC_URL).protocol !== 'https:') faults.push('PUBLIC_URL must be https in production');
	return faults;
}

/**
 * Reads the environment once. Pure.
 *
 * @throws ConfigError naming every missing and every bad variable at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
	const environment = environmentOf(env['NODE_ENV']);
	const faults: string[] = [];
	const values: Record<string, unknown> = {};
	for (const [name, variable] of Object.entries<Variable>(variables)) {
		const given = env[name] === '' ? undefined : env[name];
		const text = given ?? variable.default;
		if (environment === 'production' && variable.isForDevelopment && given !== undefined && given !== 'false') {
			faults.push(`${name} is for development only (NODE_ENV is ${env['NODE_ENV'] ?? 'not set, which means production'})`);
		}

		if (text === undefined) {
			if (variable.isNeeded) faults.push(`${name} is missing: ${variable.says}`);
			continue;
		}

		const parsed = variable.schema.safeParse(text);
		if (parsed.success) values[name] = parsed.data;
		else faults.push(`${name} ${parsed.error.issues.map(issue => issue.message).join(', ')}`);
	}

	if (environment === 'production') faults.push(...faultsOfProduction(values));
	if (values['VAT_STRICT'] === true && values['VIES_URL'] === undefined)
		faults.push('VAT_STRICT needs VIES_URL: without it no VAT number is ever confirmed, and such an invoice would wait for ever');
	if (values['SCAIKEY_DIRECTORY_URL'] !== undefined && values['SCAIKEY_DIRECTORY_CLIENT_SECRET'] === undefined)
		faults.push('SCAIKEY_DIRECTORY_CLIENT_SECRET is missing: SCAIKEY_DIRECTORY_URL is given');
	if (values['METRICS_HOST'] !== '127.0.0.1' && values['METRICS_TOKEN'] === undefined)
		faults.push('METRICS_TOKEN is missing: METRICS_HOST is not 127.0.0.1');
	if (faults.length > 0) throw new ConfigError(faults);
	return named(environment, values as Values);
}
