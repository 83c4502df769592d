import type {Cipher} from '../../platform/secrets.ts';
import {asSystem} from '../../platform/unit/as-system.ts';
import type {InUnit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {BooksCredentials} from '../integration.ts';
import {appOf} from './authorize-integration.ts';
import type {BooksAnswer, RemoteBooks, RemoteBooksBySlug} from './remote-books.ts';
import {takeToken} from './take-token.ts';

export type AccessTools = Readonly<{inUnit: InUnit; cipher: Cipher; remoteBooks: RemoteBooksBySlug}>;

type Asked = Readonly<{integrationId: IdOf<'accountingIntegration'>; credentials: BooksCredentials}>;

/** What calls to books are signed with: the token that an integration has, or one that is taken by OAuth 2. No unit is open meanwhile. */
export async function tokenFor(
	{integrationId, credentials}: Asked,
	{oauth}: RemoteBooks,
	{inUnit, cipher}: AccessTools,
): Promise<BooksAnswer<string>> {
	if (!oauth) return {kind: 'known', value: String(credentials['token'] ?? '')};
	return takeToken(async work => asSystem(inUnit, {because: 'books elsewhere are signed in to'}, work), {
		...{integrationId, oauth, cipher, app: appOf(credentials)},
	});
}
