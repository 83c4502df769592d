import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {insertMany, newRow} from '../../platform/unit/write-many.ts';
import {addDays, type Day} from '../../platform/values/period.ts';
import type {Debtor} from '../debtor.ts';
import type {ToldEntry} from '../entry-of.ts';
import type {AccountingIntegration} from '../integration.ts';
import type {MovementBackground} from '../load-background.ts';
import type {SyncEntry} from '../sync-entry.ts';
import {loadBookRates} from './book-rates.ts';
import {JournalLine} from './journal-line.ts';
import {journalRules} from './journal-settings.ts';
import type {OpenItem} from './plan-money.ts';
import {type Planned, planPosting} from './plan-posting.ts';
import {JournalPosting} from './posting.ts';
import type {PlannedLine} from './posting-plan.ts';

/** An entry that is to be posted, with what it tells and of whom. */
export type Posting = Readonly<{entry: SyncEntry; told: ToldEntry; debtor: Debtor | undefined}>;

/**
 * Posts entries in their order, by a fixed number of statements: numbers without a gap, each in the first month that is open. An entry that
 * cannot be posted fails with a sentence; one that moves nothing is skipped. The integration and the entries are locked by the caller.
 */
export async function postEntries(
	unit: Unit,
	{
		integration,
		background,
		postings,
	}: Readonly<{integration: AccountingIntegration; background: MovementBackground; postings: readonly Posting[]}>,
): Promise<void> {
	const {id: integrationId, currency} = integration;
	const rules = journalRules(integration.settings, background.partner.sellerCountryCode ?? null);
	const told = postings.map(posting => posting.told);
	const corrected = (invoice: {referencedInvoiceId?: string | null | undefined}) => background.invoice(invoice.referencedInvoiceId);
	const rates = await loadBookRates(unit, {to: currency, told, corrected});
	const items = await openItems(unit, {integrationId, told: told.filter(one => one.currency !== currency)});
	const numbers = await nextNumbers(unit, integrationId, [
		...new Set(told.map(({day}) => yearOf(openDay(integration, day), rules.fiscalYearStart))),
	]);
	const [newPostings, newLines]: [JournalPosting[], JournalLine[]] = [[], []];
	for (const posting of postings) {
		const openItem = (id: string): OpenItem => items.get(id) ?? {documentMinor: 0n, minor: 0n};
		const planned = planPosting(posting.told, {rules, currency, rates, lines: background.lines, openItem});
		if (!settle(unit, posting.entry, integration, planned)) continue;
		const postingDate = openDay(integration, posting.told.day);
		const fiscalYear = yearOf(postingDate, rules.fiscalYearStart);
		const number = numbers.get(fiscalYear) ?? 1;
		numbers.set(fiscalYear, number + 1);
		const made = newRow(unit, JournalPosting, {
			...{...postingOf(integration, posting), fiscalYear, number, postingDate},
			exchangeRate: planned.exchangeRate,
		});
		newPostings.push(made);
		newLines.push(...planned.lines.map((line, orderIndex) => newRow(unit, JournalLine, {...lineOf(made, line), orderIndex})));
		for (const line of planned.lines) follow(items, line);
		Object.assign(posting.entry, {externalId: `${fiscalYear}-${number}`});
	}

	await insertMany(unit, JournalPosting, newPostings);
	await insertMany(unit, JournalLine, newLines);
}

/** Says on the entry what became of it; whether it is posted. */
function settle(
	unit: Unit,
	entry: SyncEntry,
	integration: AccountingIntegration,
	planned: Planned,
): planned is Extract<Planned, {lines: unknown}> {
	entry.attempts += 1;
	if ('fault' in planned) {
		entry.apply('fail');
		Object.assign(entry, {error: planned.fault, lastError: planned.code});
		integration.lastError = planned.fault;
		return false;
	}

	entry.apply(planned.lines.length > 0 ? 'succeed' : 'skip');
	Object.assign(entry, {syncedAt: unit.now, error: null, lastError: null});
	Object.assign(integration, {lastSyncAt: unit.now, lastError: null});
	return planned.lines.length > 0;
}

/** The day that something is posted on: its own, or the first of the first month that is open. */
export const openDay = ({lockedThrough}: Pick<AccountingIntegration, 'lockedThrough'>, day: Day): Day =>
	lockedThrough && day <= lockedThrough ? addDays(lockedThrough, 1) : day;

/** The calendar year in which the fiscal year of a day begins. */
export const yearOf = (day: Day, fiscalYearStart: number): number =>
	Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < fiscalYearStart ? 1 : 0);

const postingOf = ({id: integrationId}: AccountingIntegration, {entry, told, debtor}: Posting) => ({
	...{integrationId, entryId: entry.id, tenantId: entry.tenantId ?? null, partnerId: entry.partnerId, kind: entry.kind},
	...{documentDate: told.day, documentNumber: told.invoice?.number ?? null, reference: told.reference},
	...{debtorNumber: debtor?.number ?? null, debtorName: told.debtorName, currency: told.currency, text: told.text},
	country: told.invoice?.buyerSnapshot?.country_code ?? null,
	vatNumber: told.invoice?.buyerSnapshot?.vat_number ?? null,
});

const side = (minor: bigint): bigint => (minor > 0n ? minor : 0n);

const lineOf = (posting: JournalPosting, {minor, documentMinor, vatMinor, ...line}: PlannedLine) => ({
	...{integrationId: posting.integrationId, postingId: posting.id, tenantId: posting.tenantId ?? null, partnerId: posting.partnerId},
	...{postingDate: posting.postingDate, debitMinor: side(minor), creditMinor: side(-minor)},
	...{documentDebitMinor: side(documentMinor), documentCreditMinor: side(-documentMinor), vatMinor: minor > 0n ? vatMinor : -vatMinor},
	...line,
});

function follow(items: Map<string, OpenItem>, {itemId, minor, documentMinor}: PlannedLine): void {
	if (!itemId) return;
	const before = items.get(itemId) ?? {documentMinor: 0n, minor: 0n};
	items.set(itemId, {documentMinor: before.documentMinor + documentMinor, minor: before.minor + minor});
}

type ItemRow = {item_id: string; document_minor: string; minor: string};

/** What stands on receivables for the items that these change. */
async function openItems(
	{em}: Unit,
	{integrationId, told}: Readonly<{integrationId: string; told: readonly ToldEntry[]}>,
): Promise<Map<string, OpenItem>> {
	const ids = [...new Set(told.flatMap(({itemId, from}) => [...(itemId ? [itemId] : []), ...(from ? [from.id] : [])]))];
	if (ids.length === 0) return new Map();
	const rows = await em.execute<ItemRow[]>(
		`select item_id, sum(document_debit_minor - document_credit_minor) as document_minor, sum(debit_minor - credit_minor) as minor
		 from journal_line where integration_id = ? and item_id = any(?::text[]) group by item_id`,
		[integrationId, arrayLiteral(ids)],
	);
	return new Map(rows.map(row => [row.item_id, {documentMinor: BigInt(row.document_minor), minor: BigInt(row.minor)}]));
}

/** The next number of each fiscal year: nobody else takes one while the integration is locked. */
async function nextNumbers({em}: Unit, integrationId: string, years: readonly number[]): Promise<Map<number, number>> {
	const rows = await em.execute<{year: number; last: number | null}[]>(
		`select y.year, (select max(number) from journal_posting where integration_id = ? and fiscal_year = y.year) as last
		 from unnest(?::int[]) as y(year)`,
		[integrationId, arrayLiteral(years.map(String))],
	);
	return new Map(rows.map(({year, last}) => [year, Number(last ?? 0) + 1]));
}
