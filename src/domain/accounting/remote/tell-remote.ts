import type {Outcome, Verdict} from '../../platform/attempts/attempt.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {Debtor} from '../debtor.ts';
import {AccountingIntegration} from '../integration.ts';
import type {SyncEntry} from '../sync-entry.ts';
import {type AccessTools, tokenFor} from './open-access.ts';
import type {BooksAnswer, InBooks} from './remote-books.ts';
import {acceptToken, refuseToken} from './take-token.ts';
import {dueNext, type Telling} from './telling.ts';

/** What came of telling books: their names of what was made, or why not. */
export type TellingAnswer = Readonly<{
	made?: InBooks;
	contactId?: string;
	sentence?: string;
	isUnauthorised?: true;
	/** It did not go with the others of its call: nobody was asked about it. */
	isLeft?: true;
}>;

/** Before the next access token is asked for. */
const AFTER_REFUSED_TOKEN_MS = 1000;

/** What follows from an answer, and from what the buyer is called there. */
export const outcomeOf = (answer: BooksAnswer<InBooks>, contactId?: string): Outcome<TellingAnswer> => {
	const known = {...(contactId && {contactId})};
	if (answer.kind === 'known') return {kind: 'done', answer: {...known, made: answer.value}};
	if (answer.kind === 'resting') return {kind: 'again', afterMs: answer.afterMs, answer: known};
	if (answer.kind === 'unauthorised') return {kind: 'again', afterMs: AFTER_REFUSED_TOKEN_MS, answer: {...known, isUnauthorised: true}};
	if (answer.kind === 'refused')
		return {kind: 'failed', code: answer.code, isFinal: true, isToldByRecord: true, answer: {...known, sentence: answer.sentence}};
	return {kind: 'failed', code: answer.code, answer: known};
};

/** Tells books elsewhere, outside of any transaction: the contact first, where it is not known. */
export async function tellRemote(telling: Telling, tools: AccessTools): Promise<Outcome<TellingAnswer>> {
	const {slug, what} = telling;
	const books = tools.remoteBooks.get(slug);
	if (!books) return {kind: 'failed', code: 'no_such_books', isFinal: true};
	const token = await tokenFor(telling, books, tools);
	if (token.kind !== 'known') return outcomeOf(token);
	const access = {...telling.access, token: token.value};
	if ('money' in what) return outcomeOf(await books.money(access, what.money));
	if ('fee' in what) return outcomeOf(await books.fee(access, what.fee));
	const contact: BooksAnswer<string> = what.contactId ? {kind: 'known', value: what.contactId} : await books.contact(access, what.contact);
	if (contact.kind !== 'known') return outcomeOf(contact);
	return outcomeOf(await books.document(access, contact.value, what.document), contact.value);
}

const UNANSWERED = 'The books did not answer, or not in a way that is understood; it is tried again';
const GIVEN_UP = 'The books did not answer, or not in a way that is understood; a sync tries it again';

type Ended = Readonly<{outcome: Outcome<TellingAnswer>; verdict: Verdict}>;

/** Writes down what came of it, on a locked entry; then the tenant's next entry is due. */
export const recordTelling = async (unit: Unit, entry: SyncEntry, ended: Ended): Promise<void> =>
	recordTellings(unit, [{row: entry, ...ended}]);

/** The same of several entries of one integration, which one call was about: by a fixed number of statements. */
export async function recordTellings(unit: Unit, ended: readonly (Ended & Readonly<{row: SyncEntry}>)[]): Promise<void> {
	const [first] = ended;
	if (!first) return;
	const {integrationId} = first.row;
	const integration = await unit.em.findOneOrFail(AccountingIntegration, integrationId);
	await keepContacts(unit, integrationId, ended);
	for (const one of ended) writeDown(unit, integration, one);
	if (integration.connection && ended.some(({verdict}) => verdict === 'done')) await acceptToken(unit, integrationId);
	if (ended.some(({outcome}) => outcome.answer?.isUnauthorised)) await refuseToken(unit, integrationId);
	const told = ended.filter(({outcome}) => !outcome.answer?.isLeft);
	const rests = told.flatMap(({outcome}) => (outcome.kind === 'again' ? [outcome.afterMs] : []));
	if (rests.length > 0) await rest(unit, integration, Math.max(...rests));
	const over = told.filter(({outcome, verdict}) => outcome.kind !== 'again' && (verdict === 'done' || verdict === 'given_up'));
	if (over.length > 0) await dueNext(unit, {integrationId, tenantIds: [...new Set(over.map(({row}) => row.tenantId ?? null))]});
}

/** What the books call the buyers that they were told of. */
async function keepContacts(
	unit: Unit,
	integrationId: SyncEntry['integrationId'],
	ended: Parameters<typeof recordTellings>[1],
): Promise<void> {
	const contacts = new Map(
		ended.flatMap(({row: {tenantId}, outcome}) =>
			tenantId && outcome.answer?.contactId ? [[tenantId, outcome.answer.contactId] as const] : [],
		),
	);
	if (contacts.size === 0) return;
	const debtors = await unit.em.find(Debtor, {integrationId, tenantId: {$in: [...contacts.keys()]}});
	for (const debtor of debtors) debtor.externalId = contacts.get(debtor.tenantId) ?? null;
}

function writeDown(unit: Unit, integration: AccountingIntegration, {row: entry, outcome, verdict}: Ended & {row: SyncEntry}): void {
	const {made, sentence} = outcome.answer ?? {};
	if (verdict === 'done' && made) {
		entry.apply('succeed');
		Object.assign(entry, {externalId: made.id, error: made.difference ?? null, syncedAt: unit.now});
		Object.assign(integration, {lastSyncAt: unit.now, lastError: made.difference ?? null});
	} else if (verdict === 'given_up') {
		entry.apply('fail');
		entry.error = sentence ?? GIVEN_UP;
		integration.lastError = entry.error;
	} else if (verdict === 'retried') entry.error = UNANSWERED;
}

/** The books want to be left alone: nothing that waits for them is due before, whichever tenant's it is. */
async function rest(unit: Unit, integration: AccountingIntegration, afterMs: number): Promise<void> {
	integration.restsUntil = new Date(unit.now.getTime() + afterMs);
	await unit.em.flush();
	await unit.em.execute(
		'update accounting_entry set next_attempt_at = ? where integration_id = ? and next_attempt_at < ? and leased_until is null',
		[integration.restsUntil, integration.id, integration.restsUntil],
	);
}
