import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import {WITH_NEXT} from '../../platform/unit/join-statements.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import type {DocumentType} from '../invoice.ts';

/** The sequence that numbers a document: each seller has one for each type of document and fiscal year. */
export type Series = Readonly<{partnerId: IdOf<'partner'>; documentType: DocumentType; fiscalYear: number}>;

/** A series as a key of a map. */
export const seriesKey = ({partnerId, documentType, fiscalYear}: Series): string => `${partnerId} ${documentType} ${fiscalYear}`;

type SeriesRow = {partner_id: IdOf<'partner'>; document_type: DocumentType; fiscal_year: number; last_date: Day};

/** The dates of the last documents of some sellers' series, read without a lock, by `seriesKey`; one without documents is missing. */
export async function lastIssuedOf(
	{em}: Unit,
	{partnerIds, years}: Readonly<{partnerIds: readonly IdOf<'partner'>[]; years: readonly number[]}>,
): Promise<Map<string, Day>> {
	const rows = await em.execute<SeriesRow[]>(
		`select partner_id, document_type, fiscal_year, last_date::text from number_sequence
		 where partner_id = any(?::text[]) and fiscal_year = any(?::int[])`,
		[arrayLiteral(partnerIds), arrayLiteral(years.map(String))],
	);
	return new Map(
		rows.map(row => [seriesKey({partnerId: row.partner_id, documentType: row.document_type, fiscalYear: row.fiscal_year}), row.last_date]),
	);
}

/** The first of some numbers that follow each other, and the link of the document before it: null when that has none, or there is none. */
export type TakenNumbers = Readonly<{first: number; linkBefore: string | null}>;

/**
 * Takes the next numbers of a series for documents of `issueDate` and keeps the series locked until the unit ends, so that numbers
 * leave no gap and dates never go backwards: a unit that rolls back gives its numbers back. Answers the first of them, and the link of the
 * document before it. Undefined, with the lock taken all the same, when the series has a later date meanwhile: nobody else can move it any
 * more, so decide again and ask again.
 */
export async function takeNumbers(
	{em}: Unit,
	series: Series,
	{issueDate, count}: {issueDate: Day; count: number},
): Promise<TakenNumbers | undefined> {
	const [row] = await em.execute<{last_number: number; last_link: string | null}[]>(
		`insert into number_sequence as s (partner_id, document_type, fiscal_year, last_number, last_date) values (?, ?, ?, ?, ?::date)
		 on conflict (partner_id, document_type, fiscal_year) do update
		 set last_number = s.last_number + excluded.last_number, last_date = excluded.last_date where s.last_date <= excluded.last_date
		 returning last_number, last_link`,
		[series.partnerId, series.documentType, series.fiscalYear, count, issueDate],
	);
	return row && {first: row.last_number - count + 1, linkBefore: row.last_link};
}

/** The link of the last document of a series. */
export type LastLink = Readonly<{series: Series; link: string}>;

/** Writes down the links of the last documents of locked series, with one statement that costs no trip of its own. */
export async function keepLastLinks({em}: Unit, links: readonly LastLink[]): Promise<void> {
	const rows = links.map(({series: {partnerId, documentType, fiscalYear}, link}) => ({
		...{partner_id: partnerId, document_type: documentType, fiscal_year: fiscalYear, last_link: link},
	}));
	await em.execute(
		`${WITH_NEXT}update number_sequence s set last_link = r.last_link
		 from jsonb_to_recordset(?::jsonb) as r(partner_id text, document_type text, fiscal_year int, last_link text)
		 where (s.partner_id, s.document_type, s.fiscal_year) = (r.partner_id, r.document_type, r.fiscal_year)`,
		[JSON.stringify(rows)],
	);
}

const DIGITS = 6;

/** `PREFIX-2026-000042`, for a credit note `PREFIX-CN-2026-000042`. */
export const documentNumber = (prefix: string, {documentType, fiscalYear}: Series, sequenceNumber: number): string =>
	[prefix, ...(documentType === 'credit_note' ? ['CN'] : []), fiscalYear, String(sequenceNumber).padStart(DIGITS, '0')].join('-');
