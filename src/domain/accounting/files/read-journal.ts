import {Partner} from '../../organization/partner.ts';
import {refuse as refusePlatform} from '../../platform/refusals.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {AccountingIntegration} from '../integration.ts';
import {JournalLine} from '../journal/journal-line.ts';
import {type JournalRules, journalRules} from '../journal/journal-settings.ts';
import {JournalPosting} from '../journal/posting.ts';
import {type AccountBalance, type BookedDays, spanFaults, trialBalance} from '../journal/trial-balance.ts';
import {getJournal} from '../queries.ts';
import {refuse} from '../refusals.ts';

/** A file holds so many postings at most: more are asked for in several spans. */
const POSTINGS_LIMIT = 20_000;

/** A posting with its lines, in their order. */
export type PostingWithLines = Readonly<{posting: JournalPosting; lines: readonly JournalLine[]}>;

/** What a debtor owed when a span began, and when it ended; above zero it owes. */
export type DebtorBalance = Readonly<{number: number; name: string; openingMinor: bigint; closingMinor: bigint}>;

/** All that a file of a span is made from. */
export type JournalExtract = BookedDays &
	Readonly<{
		integration: AccountingIntegration;
		partner: Partner;
		rules: JournalRules;
		postings: readonly PostingWithLines[];
		accounts: readonly AccountBalance[];
		debtors: readonly DebtorBalance[];
		createdAt: Date;
	}>;

/** The journal of some days, by fiscal year and number. Refuses a span with more than a file can hold. */
export async function readJournal(
	unit: Unit,
	{integrationId, ...span}: BookedDays & {integrationId: IdOf<'accountingIntegration'>},
): Promise<JournalExtract> {
	const integration = await getJournal(unit, integrationId);
	const details = spanFaults(span);
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const partner = await unit.em.findOneOrFail(Partner, integration.partnerId);
	const postings = await findRows(
		unit.em,
		JournalPosting,
		{integrationId, postingDate: {$gte: span.from, $lt: span.to}},
		{orderBy: {fiscalYear: 'asc', number: 'asc'}, limit: POSTINGS_LIMIT + 1},
	);
	if (postings.length > POSTINGS_LIMIT) throw refuse('span_too_long', {limit: POSTINGS_LIMIT});
	const lines = await findRows(
		unit.em,
		JournalLine,
		{integrationId, postingDate: {$gte: span.from, $lt: span.to}},
		{orderBy: {orderIndex: 'asc', id: 'asc'}},
	);
	const byPosting = Map.groupBy(lines, ({postingId}) => postingId);
	const {accounts} = await trialBalance(unit, {integrationId, ...span});
	return {
		...{...span, integration, partner, rules: journalRules(integration.settings, partner.sellerCountryCode ?? null), accounts},
		postings: postings.map(posting => ({posting, lines: byPosting.get(posting.id) ?? []})),
		debtors: await debtorBalances(unit, integrationId, span),
		createdAt: unit.realNow,
	};
}

type DebtorRow = {number: number; name: string; opening: string; closing: string};

/** Debtors with anything posted before the end of the span, by number. */
async function debtorBalances({em}: Unit, integrationId: string, {from, to}: BookedDays): Promise<DebtorBalance[]> {
	const rows = await em.execute<DebtorRow[]>(
		`select p.debtor_number as number, (array_agg(p.debtor_name order by p.id desc))[1] as name,
		   coalesce(sum(l.debit_minor - l.credit_minor) filter (where l.posting_date < ?::date), 0) as opening,
		   coalesce(sum(l.debit_minor - l.credit_minor), 0) as closing
		 from journal_line l join journal_posting p on p.id = l.posting_id
		 where l.integration_id = ? and l.posting_date < ?::date and l.role = any(?::text[])
		 group by p.debtor_number order by p.debtor_number`,
		[from, integrationId, to, arrayLiteral(['receivables'])],
	);
	return rows.map(row => ({number: row.number, name: row.name, openingMinor: BigInt(row.opening), closingMinor: BigInt(row.closing)}));
}
