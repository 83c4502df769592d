import {join} from 'node:path';
import type {Logger} from 'pino';
import {createProvider, isDirectoryToken, type ProviderOptions} from './create-provider.ts';
import {directoryRoutes} from './directory-routes.ts';
import {openDirectory} from './open-directory.ts';
import {refuseFaults} from './problem.ts';
import {serveLocally} from './serve-locally.ts';
import {serveStyle} from './show-page.ts';
import {signInRoutes} from './sign-in-routes.ts';
import {loadSigningKeys} from './signing-keys.ts';
import {tokenRoutes} from './token-routes.ts';

/** Browsers that sign in for a program on their machine are sent back to whatever port it listens on. */
const LOOPBACK_FORM_TARGET = 'http://127.0.0.1:*';

export type IssuerOptions = Pick<ProviderOptions, 'audience' | 'clientId' | 'redirectUris' | 'directorySecret'> &
	Readonly<{
		/** Port on 127.0.0.1; 0 takes a free one, and then `iss` differs from start to start. */
		port: number;
		/** Keys and people are kept in its subfolder `issuer`. */
		dataFolder: string;
		/** Where people may be sent after signing out. Default: the root of each redirect URI's origin. */
		postLogoutRedirectUris?: readonly string[];
		/** The bearer token of `POST /local/tokens`. */
		adminSecret: string;
		/** Real time. */
		now: () => Date;
		log: Logger;
	}>;

/** `issuer` is what tokens say in `iss`; `adminUrl` is where `POST <adminUrl>/tokens` mints. */
export type Issuer = Readonly<{issuer: string; adminUrl: string; stop: () => Promise<void>}>;

/**
 * Starts the local identity provider, which stands in for ScaiKey in development and tests. It signs anybody in without a password:
 * it listens on 127.0.0.1 only and must never be reachable from elsewhere.
 * Throws when the port is taken.
 */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
	const {port, dataFolder, redirectUris, audience, adminSecret, now, log} = options;
	const folder = join(dataFolder, 'issuer');
	const keys = await loadSigningKeys(folder);
	const directory = openDirectory(folder, now);
	const formTargets = [...new Set(redirectUris.map(uri => new URL(uri).origin))];
	const postLogoutRedirectUris = options.postLogoutRedirectUris ?? formTargets.map(origin => `${origin}/`);

	const {origin, stop} = await serveLocally(port, 'the local identity provider', issuer => {
		const provider = createProvider({...options, issuer, postLogoutRedirectUris, keys, directory}, formTargets);
		provider.on('error', error => log.error({error}, 'the local identity provider failed at a request'));
		provider.on('server_error', (_ctx, error) => log.error({error}, 'the local identity provider failed at a request'));
		provider.use(serveStyle(new URL('sign-in.css', import.meta.url)));
		provider.use(refuseFaults);
		provider.use(signInRoutes(provider, directory, [...formTargets, LOOPBACK_FORM_TARGET]));
		provider.use(tokenRoutes(directory, {key: keys.RS256, issuer, audience, adminSecret, now}));
		provider.use(directoryRoutes(directory, token => isDirectoryToken(provider, token)));
		return provider.callback();
	});

	log.info({issuer: origin}, 'the local identity provider listens');
	return {issuer: origin, adminUrl: `${origin}/local`, stop};
}
