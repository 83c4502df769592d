import {getPartner} from '../organization/queries.ts';
import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type BooksCredentials, openCredentials} from './integration.ts';
import {rolesWithoutAccount} from './journal/chart.ts';
import {journalRules} from './journal/journal-settings.ts';
import type {AccountingProviderSlug} from './provider/accounting-providers.ts';
import {lockIntegration} from './queries.ts';
import {CONNECT_AGAIN} from './remote/keep-tokens.ts';
import {type AccessTools, tokenFor} from './remote/open-access.ts';
import type {BooksAccess} from './remote/remote-books.ts';
import {vatKeysOf} from './remote/vat-keys.ts';

/** Whether an integration would work as it is configured, and if not, what is missing, as a sentence. */
export type IntegrationCheck = Readonly<{ok: boolean; message: string}>;

/** Books elsewhere that are to be asked, and about which keys of VAT. */
export type RemoteCheck = Readonly<{
	slug: AccountingProviderSlug;
	integrationId: IdOf<'accountingIntegration'>;
	access: Omit<BooksAccess, 'token'>;
	credentials: BooksCredentials;
	vatKeys: readonly string[];
}>;

type Request = Readonly<{integrationId: IdOf<'accountingIntegration'>; cipher: Cipher}>;

/**
 * Looks whether the journal has an account for everything that this seller can need, and writes down that somebody looked. Of books elsewhere
 * it answers what they are to be asked.
 */
export async function prepareTest(unit: Unit, {integrationId, cipher}: Request): Promise<IntegrationCheck | RemoteCheck> {
	const integration = await lockIntegration(unit, integrationId);
	const {provider: slug, settings, partnerId, currency} = integration;
	integration.testedAt = unit.now;
	const partner = await getPartner(unit, partnerId);
	if (slug !== 'journal') {
		const credentials = openCredentials(integration, cipher);
		if (!credentials) return {ok: false, message: 'The integration has no credentials'};
		if (integration.connection === 'open') return {ok: false, message: 'Nobody has agreed yet: authorize says where'};
		if (integration.connection === 'lost') return {ok: false, message: CONNECT_AGAIN};
		const access = {settings, attempt: 1, isNew: false, realNow: unit.realNow};
		return {slug, integrationId, access, credentials, vatKeys: await vatKeysOf(unit, partnerId)};
	}

	const rules = journalRules(settings, partner.sellerCountryCode ?? null);
	const missing = rolesWithoutAccount(rules).filter(role => partner.ossRegistered || !role.endsWith('_oss'));
	if (missing.length > 0)
		return {ok: false, message: `The chart ${rules.chart} has no account for ${missing.join(', ')}: name them in accounts`};
	return {ok: true, message: `The journal is kept in ${currency} by the chart ${rules.chart}`};
}

const UNANSWERED = 'The books did not answer, or want to be left alone for a while; please try again';

/** Asks books elsewhere whether they can be reached, and have a rate for everything that the seller's documents need. */
export async function askRemoteCheck({slug, access, vatKeys, ...signed}: RemoteCheck, tools: AccessTools): Promise<IntegrationCheck> {
	const books = tools.remoteBooks.get(slug);
	const token = books && (await tokenFor(signed, books, tools));
	if (!books || token?.kind !== 'known') return {ok: false, message: UNANSWERED};
	const answer = await books.test({...access, token: token.value}, vatKeys);
	if (answer.kind === 'known')
		return answer.value.length === 0
			? {ok: true, message: 'The books can be reached, and know every rate that is needed'}
			: {ok: false, message: `The books can be reached, but ${answer.value.join('; ')}`};
	if (answer.kind === 'refused') return {ok: false, message: answer.sentence};
	return {ok: false, message: answer.kind === 'unauthorised' ? CONNECT_AGAIN : UNANSWERED};
}
