import {Payment} from '../../billing/payment.ts';
import type {Cipher} from '../../platform/secrets.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {Debtor} from '../debtor.ts';
import {type ToldEntry, toldBy} from '../entry-of.ts';
import {AccountingIntegration, type BooksCredentials, openCredentials} from '../integration.ts';
import {loadMovementBackground, type MovementBackground} from '../load-background.ts';
import {lockMovements, type Movement} from '../movement.ts';
import type {AccountingProviderSlug} from '../provider/accounting-providers.ts';
import {SyncEntry} from '../sync-entry.ts';
import {
	type BooksAccess,
	type BooksContact,
	type BooksDocument,
	type BooksFee,
	type BooksMoney,
	REFUSED_TOGETHER,
	type RemoteBooksBySlug,
} from './remote-books.ts';
import {sharedSettings} from './remote-settings.ts';
import {booksGroups} from './vat-keys.ts';

/** What books elsewhere are to be told, with all that the call needs. */
export type Telling = Readonly<{
	slug: AccountingProviderSlug;
	integrationId: IdOf<'accountingIntegration'>;
	access: Omit<BooksAccess, 'token'>;
	/** Opened, to be read by whoever makes the call alone. */
	credentials: BooksCredentials;
	what:
		| Readonly<{document: BooksDocument; contact: BooksContact; contactId: string | null}>
		| Readonly<{money: BooksMoney}>
		| Readonly<{fee: BooksFee}>;
}>;

/** Why an entry is not told at all, as a sentence: it fails, or there is nothing to tell. */
type NotTold = Readonly<{event: 'fail' | 'skip'; sentence: string}>;

/** An entry with what it is about. */
type About = Readonly<{
	integration: AccountingIntegration;
	entry: SyncEntry;
	told: ToldEntry;
	background: MovementBackground;
	/** Who it is about; nobody of a payout. */
	debtor: Debtor | null;
}>;

/**
 * What an entry tells, read in the unit that leases it. Undefined when it is not told: the entry then says why. What the books would refuse
 * is found here, before anybody is asked.
 */
export const prepareTelling = async (unit: Unit, entry: SyncEntry, cipher: Cipher): Promise<Telling | undefined> =>
	(await prepareTellings(unit, [entry], cipher))[0];

/** The same of several entries of one integration, in their order: by a fixed number of statements, but for money, whose document is looked up. */
export async function prepareTellings(
	unit: Unit,
	entries: readonly SyncEntry[],
	cipher: Cipher,
): Promise<readonly (Telling | undefined)[]> {
	const [first] = entries;
	if (!first) return [];
	const {integrationId, partnerId} = first;
	const integration = await unit.em.findOneOrFail(AccountingIntegration, integrationId);
	const movements = await lockMovements(
		unit,
		entries.map(({movementId}) => movementId),
		{isAgain: true},
	);
	const tenantIds = entries.flatMap(({tenantId}) => tenantId ?? []);
	const debtors = tenantIds.length > 0 ? await unit.em.find(Debtor, {integrationId, tenantId: {$in: tenantIds}}) : [];
	const background = movements.length > 0 ? await loadMovementBackground(unit, partnerId, movements) : undefined;
	const credentials = integration.isActive ? openCredentials(integration, cipher) : undefined;
	const tellings: (Telling | undefined)[] = [];
	for (const entry of entries) {
		const movement = movements.find(({id}) => id === entry.movementId);
		const debtor = debtors.find(({tenantId}) => tenantId === entry.tenantId) ?? null;
		const told = background && movement && toldBy(movement, background);
		const what = told
			? await whatOf(unit, {integration, entry, told, background, debtor})
			: notTold('fail', 'What it is about is not there any more');
		tellings.push(await tellingOf(unit, {integration, entry, movement, what, credentials}));
	}

	return tellings;
}

type Found = Readonly<{
	integration: AccountingIntegration;
	entry: SyncEntry;
	movement: Movement | undefined;
	what: Telling['what'] | NotTold;
	credentials: BooksCredentials | undefined;
}>;

async function tellingOf(unit: Unit, {integration, entry, movement, what, credentials}: Found): Promise<Telling | undefined> {
	if (!credentials || 'event' in what) {
		const {event, sentence} = 'event' in what ? what : notTold('fail', 'The integration is not active, or has no credentials');
		entry.apply(event);
		Object.assign(entry, {error: sentence, lastError: event === 'fail' ? 'not_told' : null});
		if (event === 'fail') integration.lastError = sentence;
		await dueNext(unit, {integrationId: entry.integrationId, tenantIds: [entry.tenantId ?? null]});
		return undefined;
	}

	const isNew = isNewToBooks({entry, integration, movement});
	entry.askedAt ??= unit.realNow;
	return {
		...{slug: integration.provider, integrationId: integration.id},
		access: {settings: integration.settings, attempt: entry.attempts, isNew, realNow: unit.realNow},
		credentials,
		what,
	};
}

/**
 * Whether the books cannot know it: they were never told, and it happened since they are told by this integration. What is older an integration
 * before this one may have told, or a person may have entered.
 */
const isNewToBooks = ({
	entry,
	integration,
	movement,
}: Readonly<{entry: SyncEntry; integration: AccountingIntegration; movement: Movement | undefined}>) =>
	entry.askedAt === null && movement !== undefined && movement.occurredAt > integration.createdAt;

/** After these an entry is told alone: nobody knows which of the entries of a call it was that could not be told. */
const ALONE_AFTER: readonly string[] = [REFUSED_TOGETHER, 'internal_error', 'TIME_LIMIT'];

/**
 * How many entries go into the call that tells books of this one: as many as they take at once where it is an invoice, or money that they
 * cannot know; what has to be looked for by itself, or settled by another call, is told alone.
 */
export async function toldAtOnce(unit: Unit, entry: SyncEntry, remoteBooks: RemoteBooksBySlug): Promise<number> {
	const integration = await unit.em.findOneOrFail(AccountingIntegration, entry.integrationId);
	const limit = remoteBooks.get(integration.provider)?.severalAtOnce?.limit ?? 1;
	if (limit === 1 || ALONE_AFTER.includes(entry.lastError ?? '')) return 1;
	if (entry.kind === 'invoice') return limit;
	if (entry.kind !== 'payment') return 1;
	const [movement] = await lockMovements(unit, [entry.movementId], {isAgain: true});
	return isNewToBooks({entry, integration, movement}) ? limit : 1;
}

const notTold = (event: NotTold['event'], sentence: string): NotTold => ({event, sentence});

async function whatOf(unit: Unit, about: About): Promise<Telling['what'] | NotTold> {
	const {told} = about;
	if (told.kind === 'invoice' || told.kind === 'credit_note') return documentOf(unit, about);
	if (told.kind === 'payout') return notTold('skip', "The bank's statement brings it");
	if (told.kind === 'fee') return feeOf(about);
	if (!told.invoice) return notTold('skip', 'Money on no invoice is not told: the set-off brings it, when an invoice uses it');
	return moneyOf(unit, about);
}

function feeOf({integration, entry, told}: About): Telling['what'] | NotTold {
	const {clearing_account: clearingAccount, fees_account: feesAccount} = sharedSettings.parse(integration.settings);
	if (!clearingAccount || !feesAccount)
		return notTold('skip', "No account of fees is named: add fees_account and clearing_account, or enter it from the provider's invoice");
	const {day, currency, amountMinor, invoice} = told;
	const about = {documentNumber: invoice?.number ?? null, reference: entry.resourceId, day, currency, amountMinor};
	return {fee: {...about, booksCurrency: integration.currency, feesAccount, clearingAccount}};
}

async function documentOf(unit: Unit, {integration, told, background, debtor}: About): Promise<Telling['what'] | NotTold> {
	const {invoice} = told;
	if (!invoice || !debtor) return notTold('fail', 'What it is about is not there any more');
	const groups = booksGroups(invoice, background.lines(invoice.id));
	const {tax_rates: rates} = sharedSettings.parse(integration.settings);
	const missing = groups.map(({vatKey}) => vatKey).filter(key => !Object.hasOwn(rates, key));
	if (missing.length > 0)
		return notTold('fail', `No rate is mapped for ${[...new Set(missing)].map(key => `'${key}'`).join(', ')}: add it to tax_rates`);
	const corrected = background.invoice(invoice.referencedInvoiceId);
	const usedMinor = told.kind === 'credit_note' && corrected ? -invoice.creditAppliedMinor : 0n;
	const correctedId = usedMinor > 0n ? await nameOf(unit, integration.id, corrected?.id ?? '') : undefined;
	if (usedMinor > 0n && !correctedId) return notTold('fail', `${corrected?.number} is not in the books yet: sync it first`);
	const buyer = invoice.buyerSnapshot;
	return {
		document: {
			kind: told.kind === 'credit_note' ? 'credit_note' : 'invoice',
			...{number: invoice.number ?? '', day: told.day, dueDay: invoice.dueDate ?? null, currency: invoice.currency, groups},
			...{netMinor: invoice.subtotalMinor, vatMinor: invoice.taxMinor},
			corrects: corrected?.number ?? undefined,
			settles: correctedId ? {documentId: correctedId, amountMinor: usedMinor, reference: invoice.id} : undefined,
		},
		contactId: debtor.externalId ?? null,
		contact: {
			...{
				number: debtor.number,
				name: told.debtorName ?? '',
				addressLine: buyer?.address_line1 ?? null,
				postalCode: buyer?.postal_code ?? null,
			},
			...{city: buyer?.city ?? null, countryCode: buyer?.country_code ?? null, vatNumber: buyer?.vat_number ?? null},
			email: buyer?.contact_email ?? null,
		},
	};
}

async function moneyOf(unit: Unit, {integration, entry, told, background, debtor}: About): Promise<Telling['what'] | NotTold> {
	const {invoice, provider, currency, day, amountMinor} = told;
	const documentId = await nameOf(unit, integration.id, invoice?.id ?? '');
	if (!invoice || !documentId) return notTold('fail', `${invoice?.number} is not in the books yet: sync it first`);
	const {bank_feed: hasBankFeed} = sharedSettings.parse(integration.settings);
	if (provider === 'bank_transfer' && hasBankFeed) return notTold('skip', "The bank's statement brings it");
	const creditNoteId = told.from?.note ? await nameOf(unit, integration.id, told.from.note.id) : undefined;
	if (told.from?.note && !creditNoteId) return notTold('fail', `${told.from.note.number} is not in the books yet: sync it first`);
	const ofMoney = provider === 'bank_transfer' ? 'bank' : provider === 'credit' ? 'prepaid' : 'provider';
	const way = creditNoteId ? {creditNoteId, number: told.from?.note?.number ?? ''} : ofMoney;
	const payment = background.payment(entry.resourceId);
	const takesBack = told.kind === 'reversal' && payment ? await takenBack(unit, integration.id, payment) : undefined;
	return {
		money: {
			...{documentId, documentKind: invoice.documentType, documentNumber: invoice.number ?? '', contactId: debtor?.externalId ?? null},
			...{reference: entry.resourceId, day, currency, amountMinor, way, takesBack},
		},
	};
}

/** What the books call something that they know. */
async function nameOf({em}: Unit, integrationId: string, resourceId: string): Promise<string | undefined> {
	const entry = await em.findOne(SyncEntry, {integrationId: integrationId as SyncEntry['integrationId'], resourceId, status: 'synced'});
	return entry?.externalId ?? undefined;
}

/** The money that a reversal takes back, as far as the books know it: the same amount before all others. */
async function takenBack(
	unit: Unit,
	integrationId: string,
	{id, invoiceId, sourceId, creditNoteId, amountMinor}: Payment,
): Promise<string | undefined> {
	const where = {invoiceId, sourceId: sourceId ?? null, creditNoteId: creditNoteId ?? null, id: {$ne: id}};
	const payments = await findRows(unit.em, Payment, where, {orderBy: {id: 'asc'}});
	const opposite = payments.filter(payment => payment.amountMinor > 0n !== amountMinor > 0n);
	const taken = opposite.find(payment => payment.amountMinor === -amountMinor) ?? opposite[0];
	return taken && (await nameOf(unit, integrationId, taken.id)) ? taken.id : undefined;
}

/** What an entry bears whose worker died in its last attempt: a sync takes it up again. */
export const LOST = 'WORKER_LOST';

/**
 * Makes the longest waiting entry of each of some tenants due, by a fixed number of statements: its books hear of one thing after another, so that
 * no payment comes before its document. What failed for good holds up nothing but what names it. What is about no tenant is one more of them.
 * Answers what is due by that. Locks the integration to the unit's end: whoever ends an entry and whoever enters the one behind it see each other.
 */
export async function dueNext(
	{em, now}: Unit,
	{integrationId, tenantIds}: Readonly<{integrationId: string; tenantIds: readonly (string | null)[]}>,
): Promise<IdOf<'accountingEntry'>[]> {
	await em.execute('select 1 from accounting_integration where id = ? for update', [integrationId]);
	await em.flush();
	const first = (ofTenant: string): string => `select id from accounting_entry e where integration_id = ? and ${ofTenant}
		and status = 'pending' and last_error is distinct from ? order by movement_id limit 1`;
	const known = tenantIds.filter(tenantId => tenantId !== null);
	const due = await em.execute<{id: IdOf<'accountingEntry'>}[]>(
		`update accounting_entry set next_attempt_at = greatest(?, (select rests_until from accounting_integration where id = ?))
		 where next_attempt_at is null and leased_until is null and (
		   id = any(array(select one.id from unnest(?::text[]) as t(id) cross join lateral (${first('e.tenant_id = t.id')}) one))
		   or (? and id = (${first('e.tenant_id is null')}))) returning id`,
		[now, integrationId, arrayLiteral(known), integrationId, LOST, known.length < tenantIds.length, integrationId, LOST],
	);
	return due.map(({id}) => id);
}
