import type {IdOf} from '../platform/id.ts';
import type {Day} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import type {DocumentType} from './invoice.ts';

/** The sequence that numbers a document: each seller has one for each type of document and fiscal year. */
export type Series = Readonly<{partnerId: IdOf<'partner'>; documentType: DocumentType; fiscalYear: number}>;

const keyOf = ({partnerId, documentType, fiscalYear}: Series): [string, string, number] => [partnerId, documentType, fiscalYear];

/** The date of the series' last document, read without a lock; null while there is none. */
export async function lastIssuedIn({em}: Unit, series: Series): Promise<Day | null> {
	const [row] = await em.execute<{last_date: string}[]>(
		`select last_date::text from number_sequence where partner_id = ? and document_type = ? and fiscal_year = ?`,
		keyOf(series),
	);
	return row?.last_date ?? null;
}

/**
 * Takes the next number of a series for a document of `issueDate` and keeps the series locked until the unit ends, so that numbers
 * leave no gap and dates never go backwards: a unit that rolls back gives its number back. Undefined, with the lock taken all the
 * same, when the series has a later date meanwhile: nobody else can move it any more, so decide again and ask again.
 */
export async function takeNumber({em}: Unit, series: Series, issueDate: Day): Promise<number | undefined> {
	const [row] = await em.execute<{last_number: number}[]>(
		`insert into number_sequence as s (partner_id, document_type, fiscal_year, last_number, last_date) values (?, ?, ?, 1, ?::date)
		 on conflict (partner_id, document_type, fiscal_year) do update
		 set last_number = s.last_number + 1, last_date = excluded.last_date where s.last_date <= excluded.last_date
		 returning last_number`,
		[...keyOf(series), issueDate],
	);
	return row?.last_number;
}

const DIGITS = 6;

/** `PREFIX-2026-000042`, for a credit note `PREFIX-CN-2026-000042`. */
export const documentNumber = (prefix: string, {documentType, fiscalYear}: Series, sequenceNumber: number): string =>
	[prefix, ...(documentType === 'credit_note' ? ['CN'] : []), fiscalYear, String(sequenceNumber).padStart(DIGITS, '0')].join('-');
