import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {listen} from './listen.ts';

/** Somebody in the stand-in's directory, as it goes over the wire. */
export type DirectoryPerson = {
	id: string;
	email: string;
	display_name: string;
	tenant_id?: string;
	partner_id?: string;
	is_active: boolean;
};
export type DirectoryTeam = {id: string; tenant_id?: string; name: string; member_ids: string[]};

const PAGE = 500;

/**
 * An identity provider's directory on a port of its own, whose people a test changes as it likes: discovery, client credentials by
 * HTTP Basic, and pages by cursor. `failures` are statuses that it answers with first.
 */
export async function startDirectory() {
	const state = {
		people: [] as DirectoryPerson[],
		groups: [] as DirectoryTeam[],
		failures: [] as number[],
		pages: [] as string[],
		tokens: 0,
		/** Who it says that it is; itself unless given. */
		issuer: undefined as string | undefined,
		/** Whatever is asked, there is more at the same place. */
		isEndless: false,
	};
	const pageOf = (items: readonly {id: string}[], url: URL) => {
		const after = url.searchParams.get('cursor') ?? '';
		const rest = items.filter(({id}) => id > after).sort((a, b) => (a.id < b.id ? -1 : 1));
		const some = rest.slice(0, Number(url.searchParams.get('limit') ?? PAGE));
		return {items: some, ...(rest.length > some.length && {next_cursor: some.at(-1)?.id}), ...(state.isEndless && {next_cursor: 'more'})};
	};
	const answer = (response: ServerResponse, status: number, body: unknown) =>
		response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		const url = new URL(request.url ?? '/', 'http://stand-in');
		const origin = `http://${request.headers.host}`;
		if (url.pathname === '/.well-known/openid-configuration')
			return answer(response, 200, {issuer: state.issuer ?? origin, token_endpoint: `${origin}/token`});
		if (url.pathname === '/token') {
			const expected = `Basic ${Buffer.from('scaicontrol-directory:directory-secret').toString('base64')}`;
			if (request.headers.authorization !== expected) return answer(response, 401, {error: 'invalid_client'});
			state.tokens += 1;
			return answer(response, 200, {access_token: `token-${state.tokens}`, expires_in: 3600});
		}

		if (request.headers.authorization !== `Bearer token-${state.tokens}`) return answer(response, 401, {error: 'unauthorized'});
		state.pages.push(request.url ?? '');
		const failure = state.failures.shift();
		if (failure !== undefined) return answer(response, failure, {error: 'failed'});
		if (url.pathname === '/directory/users') return answer(response, 200, pageOf(state.people, url));
		if (url.pathname === '/directory/groups') return answer(response, 200, pageOf(state.groups, url));
		return answer(response, 404, {});
	});
	const {url: origin, close} = await listen(server);
	return {
		state,
		issuer: origin,
		url: `${origin}/directory`,
		close,
	};
}
