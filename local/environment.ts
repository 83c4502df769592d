import type {DataFolder} from './data-folder.ts';
import type {DatabaseUrls} from './database.ts';
import type {LocalPorts} from './local-ports.ts';
import type {LocalSecrets} from './secrets.ts';

export type Variables = Readonly<Record<string, string>>;

/** What may be set by hand before `npm start`; everything else about the local system follows from itself. */
const defaults: Variables = {LOG_LEVEL: 'info', RATE_LIMIT_SCALE: '20', SHUTDOWN_DELAY: '0'};

export type LocalSystem = Readonly<{
	ports: LocalPorts;
	data: DataFolder;
	secrets: LocalSecrets;
	database: DatabaseUrls;
	redisUrl: string;
	smtpPort: number;
	/** The environment of whoever started us. */
	given: Readonly<Record<string, string | undefined>>;
}>;

/** The origin that links are built from. */
export const publicUrlOf = ({web}: LocalPorts): string => `http://localhost:${web}`;

/** Where the identity provider sends people back to when they have signed in to the dashboard. */
export const redirectUriOf = (ports: LocalPorts): string => `${publicUrlOf(ports)}/admin/jobs/callback`;

/** The name of the client that people sign in with, at the identity provider and in the tokens' requests. */
export const clientId = 'scaicontrol';

/** What access tokens of the local system carry as `aud`. */
export const audience = 'scaicontrol';

/** The variables that web and worker share: enough to start another of them by hand, on ports of its own. */
export function sharedVariables({ports, data, secrets, database, redisUrl, smtpPort, given}: LocalSystem): Variables {
	const issuer = `http://127.0.0.1:${ports.issuer}`;

	return {
		...chosen(given),
		NODE_ENV: 'development',
		SANDBOX: 'true',
		WEBHOOK_ALLOW_PRIVATE: 'true',
		WEBHOOK_ALLOW_INSECURE: 'true',
		DATABASE_URL: database.appUrl,
		REDIS_URL: redisUrl,
		SCAIKEY_ISSUER: issuer,
		SCAIKEY_AUDIENCE: audience,
		SCAIKEY_CLIENT_ID: clientId,
		SCAIKEY_DIRECTORY_URL: `${issuer}/directory`,
		SCAIKEY_DIRECTORY_CLIENT_ID: 'scaicontrol-directory',
		SCAIKEY_DIRECTORY_CLIENT_SECRET: secrets.directorySecret,
		ALLOWED_REDIRECT_URIS: redirectUriOf(ports),
		OPERATOR_PARTNER_ID: 'prt_operator',
		PUBLIC_URL: publicUrlOf(ports),
		CREDENTIALS_KEY: secrets.credentialsKey,
		HOST: '127.0.0.1',
		PORT: String(ports.web),
		METRICS_PORT: '0',
		SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
		MAIL_FROM: 'billing@scaicontrol.example',
		STORAGE_URL: `file:${data.storage}`,
		LOCAL_ISSUER_ADMIN_URL: `${issuer}/local`,
		LOCAL_ISSUER_ADMIN_SECRET: secrets.issuerAdminSecret,
		LOCAL_MAILBOX_URL: `http://127.0.0.1:${ports.mailbox}`,
	};
}

/** The environment of a child process: what we were given, without what npm adds for its scripts, and then the variables. */
export function childEnvironment(given: Readonly<Record<string, string | undefined>>, variables: Variables): Record<string, string> {
	const kept = Object.entries(given).flatMap(([name, value]) => (value === undefined || name.startsWith('npm_') ? [] : [[name, value]]));

	return {...Object.fromEntries(kept), ...variables};
}

/** The variables as a file that both `node --env-file` and a shell read alike. Throws when a value holds a line break or both quotes. */
export function environmentFile(variables: Variables): string {
	return Object.entries(variables)
		.map(([name, value]) => `${name}=${written(value)}\n`)
		.join('');
}

function chosen(given: Readonly<Record<string, string | undefined>>): Variables {
	return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, given[name] || value]));
}

function written(value: string): string {
	if (/^[\w:/.,@+=-]*$/.test(value)) {
		return value;
	}

	const quote = [`'`, `"`].find(candidate => !value.includes(candidate));

	if (quote === undefined || /[\r\n]/.test(value)) {
		throw new Error(`The value ${JSON.stringify(value)} cannot be written into an environment file.`);
	}

	return quote + value + quote;
}
