import {vatCurrencyOf} from '../organization/numbers/vat-currency.ts';
import {getPartner} from '../organization/queries.ts';
import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {Currency} from '../platform/values/currencies.ts';
import {type IdOf, newId} from '../platform/values/id.ts';
import {AccountingIntegration, type BooksCredentials, FIRST_DEBTOR_NUMBER} from './integration.ts';
import {judgeConfiguration} from './judge-configuration.ts';
import {keepCredentials} from './keep-credentials.ts';
import type {AccountingProviderSlug} from './provider/accounting-providers.ts';
import {refuse} from './refusals.ts';
import type {RemoteBooksBySlug} from './remote/remote-books.ts';

type Request = Readonly<{
	provider: AccountingProviderSlug;
	name: string;
	partnerId: IdOf<'partner'>;
	settings?: Readonly<Record<string, unknown>> | undefined;
	credentials?: BooksCredentials | undefined;
	isActive?: boolean | undefined;
	cipher: Cipher;
	remoteBooks: RemoteBooksBySlug;
}>;

/**
 * Has a seller's books kept in one more way, from now on; what came before is told by a sync. They are kept in the currency of the settings,
 * else in the one that the seller accounts for its VAT in, else in euro. Credentials are stored encrypted.
 */
export async function createIntegration(
	unit: Unit,
	{provider, name, partnerId, settings = {}, credentials = {}, isActive = true, cipher, remoteBooks}: Request,
): Promise<AccountingIntegration> {
	const partner = await getPartner(unit, partnerId);
	judgeConfiguration({provider, settings, credentials, remoteBooks});
	await refuseTakenBooks(unit, {provider, settings, remoteBooks});
	const id = newId('accountingIntegration', unit.now);
	const given = settings['currency'] as Currency | undefined;
	const integration = unit.em.create(AccountingIntegration, {
		...{id, provider, name, partnerId, settings, isActive, currency: given ?? vatCurrencyOf(partner) ?? 'EUR'},
		credentialsSealed: null,
		...{lastDebtorNumber: FIRST_DEBTOR_NUMBER - 1, lockedThrough: null, testedAt: null, lastSyncAt: null, lastError: null, deletedAt: null},
		...{connection: remoteBooks.get(provider)?.oauth ? ('open' as const) : null, restsUntil: null},
	});
	await keepCredentials(unit, integration, credentials, cipher);
	return integration;
}

/**
 * Refuses books elsewhere that another integration tells, or told before it was deleted: each counts its debtors from the beginning, and what
 * the one told the other would tell again.
 */
export async function refuseTakenBooks(
	{em}: Unit,
	{
		provider,
		settings,
		remoteBooks,
		ownId = '',
	}: Pick<Request, 'provider' | 'remoteBooks'> & {settings: Readonly<Record<string, unknown>>; ownId?: string},
): Promise<void> {
	const name = remoteBooks.get(provider)?.provider.booksSetting;
	const books = name && settings[name];
	if (typeof books !== 'string' && typeof books !== 'number') return;
	const [taken] = await em.execute<{id: string}[]>(
		'select id from accounting_integration where provider = ? and settings->>? = ? and id <> ? limit 1',
		[provider, name, String(books), ownId],
	);
	if (taken) throw refuse('books_taken', {id: taken.id});
}
