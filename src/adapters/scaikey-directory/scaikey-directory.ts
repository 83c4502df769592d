import {z} from 'zod';
import {type Directory, DirectoryFault, type DirectoryPage} from '../../domain/organization/directory/directory.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {keepableText} from '../../domain/platform/values/text-fault.ts';
import {callFixedHost, type FixedCall} from '../outbound/call-fixed-host.ts';

const PAGE_LIMIT = 500;
/** 500 groups with a thousand members each fit. */
const ANSWER_LIMIT_BYTES = 16 * 1024 * 1024;
/** A token is asked for anew so long before it runs out. */
const TOKEN_MARGIN_MS = 60_000;
const DEFAULT_TOKEN_LIFE_SECONDS = 300;
const MEMBERS_LIMIT = 100_000;

/** Names and the like: whoever has one that cannot be kept as it is keeps nobody else from being taken over. */
const words = (most: number) => z.string().max(most).transform(keepableText);

const user = z
	.object({
		id: idOf('user'),
		email: words(254).nullish(),
		display_name: words(255).nullish(),
		tenant_id: idOf('tenant').nullish(),
		partner_id: idOf('partner').nullish(),
		is_active: z.boolean(),
	})
	.transform(({id, email, display_name: displayName, tenant_id: tenantId, partner_id: partnerId, is_active: isActive}) => ({
		...{id, isActive, email: email ?? null, displayName: displayName ?? null},
		...{tenantId: tenantId ?? undefined, partnerId: partnerId ?? undefined},
	}));

const group = z
	.object({
		id: idOf('group'),
		tenant_id: idOf('tenant').nullish(),
		name: words(255),
		description: words(10_000).nullish(),
		member_ids: z.array(idOf('user')).max(MEMBERS_LIMIT),
	})
	.transform(({id, name, description, tenant_id: tenantId, member_ids: memberIds}) => ({
		...{id, name, memberIds, description: description ?? null, tenantId: tenantId ?? undefined},
	}));

const pageOf = <T>(item: z.ZodType<T>) => z.object({items: z.array(item).max(PAGE_LIMIT), next_cursor: z.string().max(1000).nullish()});

const discovered = z.object({issuer: z.string(), token_endpoint: z.url()});
const granted = z.object({access_token: z.string().min(1), expires_in: z.number().positive().optional()});

type Options = Readonly<{
	/** Where `/users` and `/groups` are. */
	url: string;
	/** Whose token endpoint is asked. */
	issuer: string;
	clientId: string;
	clientSecret: string;
	real: () => Date;
}>;

/** Calls and reads JSON; whatever goes wrong on the way is a fault with a code. */
async function callJson(url: string, call: Omit<FixedCall, 'answerLimitBytes'>): Promise<{status: number; body: unknown}> {
	const answer = await callFixedHost(url, {...call, answerLimitBytes: ANSWER_LIMIT_BYTES}).catch(() => undefined);
	if (!answer) throw new DirectoryFault('DIRECTORY_UNREACHABLE');
	try {
		return {status: answer.status, body: answer.status === 200 ? JSON.parse(answer.text) : undefined};
	} catch {
		throw new DirectoryFault('DIRECTORY_NONSENSE');
	}
}

/** What is not of the agreed form is a fault as a whole: left out, somebody would seem to have left. */
function read<T>(schema: z.ZodType<T>, {status, body}: {status: number; body: unknown}): T {
	if (status !== 200) throw new DirectoryFault(`DIRECTORY_ANSWERED_${status}`);
	const parsed = schema.safeParse(body);
	if (!parsed.success) throw new DirectoryFault('DIRECTORY_NONSENSE');
	return parsed.data;
}

/** HTTP Basic as RFC 6749 §2.3.1 wants it: both parts form-encoded first. */
const basic = (id: string, secret: string): string => {
	const encoded = (text: string): string => new URLSearchParams({'': text}).toString().slice(1);
	return `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}`;
};

/** Where an issuer gives tokens; another one's endpoint would be told our secret (OpenID Connect Discovery 1.0 §4.3). */
async function tokenEndpointOf(issuer: string): Promise<string> {
	const found = read(discovered, await callJson(`${issuer}/.well-known/openid-configuration`, {}));
	if (found.issuer.replace(/\/$/, '') !== issuer) throw new DirectoryFault('DIRECTORY_NONSENSE');
	return found.token_endpoint;
}

/** Keeps a token of the directory's client (RFC 6749 §4.4), asked for anew before it runs out. */
function tokenKeeper({issuer, clientId, clientSecret, real}: Options) {
	let held: {token: string; until: number} | undefined;
	let endpoint: string | undefined;
	return {
		async token(): Promise<string> {
			const now = real().getTime();
			if (held && held.until > now) return held.token;
			endpoint ??= await tokenEndpointOf(issuer);
			const answer = await callJson(endpoint, {
				method: 'POST',
				headers: {
					authorization: basic(clientId, clientSecret),
					'content-type': 'application/x-www-form-urlencoded',
					accept: 'application/json',
				},
				body: 'grant_type=client_credentials',
			});
			const {access_token: token, expires_in: life = DEFAULT_TOKEN_LIFE_SECONDS} = read(granted, answer);
			held = {token, until: now + life * 1000 - TOKEN_MARGIN_MS};
			return token;
		},
		forget: () => {
			held = undefined;
		},
	};
}

/** Reads the identity provider's directory. Its hosts come from the environment. */
export function createScaikeyDirectory(options: Options): Directory {
	const keeper = tokenKeeper(options);
	const pageAt = async <T>(path: string, item: z.ZodType<T>, cursor: string | undefined): Promise<DirectoryPage<T>> => {
		const query = new URLSearchParams({limit: String(PAGE_LIMIT), ...(cursor !== undefined && {cursor})});
		const get = async () => callJson(`${options.url}${path}?${query}`, {headers: {authorization: `Bearer ${await keeper.token()}`}});
		let answer = await get();
		if (answer.status === 401) {
			// The provider was restarted or took the token back: one new one, once.
			keeper.forget();
			answer = await get();
		}

		const {items, next_cursor: nextCursor} = read(pageOf(item), answer);
		return {items, nextCursor: nextCursor ?? undefined};
	};

	return {
		users: async cursor => pageAt('/users', user, cursor),
		groups: async cursor => pageAt('/groups', group, cursor),
	};
}
