import {zipSync} from 'fflate';
import {addDays, type Day, earliestDay, latestDay} from '../../platform/values/period.ts';
import {refuse} from '../refusals.ts';
import {amountText} from './amount-text.ts';
import {bookingsOf, type DatevBooking} from './datev-bookings.ts';
import {datevColumns} from './datev-columns.ts';
import type {JournalExtract, PostingWithLines} from './read-journal.ts';
import {encodeWindows1252} from './windows-1252.ts';

/** A batch has so many bookings at most; more go into another file. */
const BOOKINGS_LIMIT = 99_999;

const ORIGIN = 'SC';
const TEXT_LIMIT = 60;
const REFERENCE_LIMIT = 36;
/** Characters that a document's number may have there. */
const NOT_IN_REFERENCE = /[^A-Za-z0-9_$&%*+\-/]/g;

/** Text in quotes, on one line, what would be a formula kept from being one by a blank before it. */
function quoted(text: string, most: number): string {
	const line = text
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.replace(/^(?=[=+\-@])/, ' ')
		.slice(0, most);
	return `"${line.replaceAll('"', '""')}"`;
}

const compact = (day: Day): string => day.replaceAll('-', '');

const dayAndMonth = (day: Day): string => `${day.slice(8, 10)}${day.slice(5, 7)}`;

/** `YYYYMMDDHHMMSSmmm`, in UTC. */
const stamp = (instant: Date): string => instant.toISOString().replace(/\D/g, '').slice(0, 17);

type Batch = Readonly<{year: number; from: Day; to: Day}>;

function headerOf({rules, createdAt, integration}: JournalExtract, {year, from, to}: Batch): string {
	const {datev, fiscalYearStart, chart} = rules;
	const start = `${year}${String(fiscalYearStart).padStart(2, '0')}01`;
	return [
		...['"EXTF"', '700', '21', '"Buchungsstapel"', '13', stamp(createdAt), '', `"${ORIGIN}"`, '"ScaiControl"', '""'],
		...[datev?.adviserNumber, datev?.clientNumber, start, rules.datevAccountLength, compact(from), compact(to)],
		...[`"Fakturierung ${from.slice(0, 7)}"`, '""', '1', '0', rules.isDatevLocked ? '1' : '0', `"${integration.currency}"`],
		...['', '""', '', '', `"${chart === 'skr04' ? '04' : '03'}"`, '', '', '""', '""'],
	].join(';');
}

function rowOf({posting}: PostingWithLines, booking: DatevBooking, {rules, integration}: JournalExtract): string {
	const fields: string[] = datevColumns.map(() => '');
	const set = (place: number, value: string): void => {
		fields[place - 1] = value;
	};
	set(1, amountText(booking.amountMinor, integration.currency, ','));
	set(2, `"${booking.side}"`);
	set(3, `"${integration.currency}"`);
	set(7, booking.account);
	set(8, booking.contra);
	if (booking.key) set(9, `"${booking.key}"`);
	set(10, dayAndMonth(posting.postingDate));
	set(11, quoted((booking.reference ?? '').replace(NOT_IN_REFERENCE, ''), REFERENCE_LIMIT));
	set(14, quoted(posting.text, TEXT_LIMIT));
	if (posting.currency !== integration.currency) {
		set(21, quoted('Fremdwaehrung', 20));
		set(22, quoted(posting.currency, 210));
	}

	if (posting.documentDate !== posting.postingDate) {
		set(23, quoted('Belegdatum', 20));
		set(24, quoted(posting.documentDate, 210));
	}

	if (booking.euPlace) set(40, quoted(booking.euPlace, 15));
	if (booking.euRate) set(41, booking.euRate.replace('.', ','));
	set(114, rules.isDatevLocked ? '1' : '0');
	return fields.join(';');
}

/** A file of one fiscal year with its name, and the characters that it could not show. */
export type DatevFile = Readonly<{name: string; bytes: Uint8Array; replaced: readonly string[]}>;

/**
 * The journal as DATEV takes it in: "Buchungsstapel", header 700, format version 13, one file a fiscal year. Refuses a journal that is not
 * kept by a German chart in euro, and one that does not know adviser and client.
 */
export function datevFiles(extract: JournalExtract): DatevFile[] {
	const {rules, integration, postings, from, to} = extract;
	if (rules.chart === 'nl' || integration.currency !== 'EUR') throw refuse('not_for_datev');
	if (!rules.datev) throw refuse('datev_numbers_needed');
	const byYear = Map.groupBy(postings, ({posting}) => posting.fiscalYear);
	return [...byYear].flatMap(([year, ofYear]) => {
		const rows = ofYear.flatMap(posting => bookingsOf(posting, rules).map(booking => rowOf(posting, booking, extract)));
		const [first, last] = [yearStart(year, rules.fiscalYearStart), addDays(yearStart(year + 1, rules.fiscalYearStart), -1)];
		const batch = {year, from: latestDay(from, first), to: earliestDay(addDays(to, -1), last)};
		return chunksOf(rows).map((chunk, index) => {
			const text = [headerOf(extract, batch), datevColumns.join(';'), ...chunk].map(line => `${line}\r\n`).join('');
			const name = `EXTF_Buchungsstapel_${compact(batch.from)}_${compact(batch.to)}${index > 0 ? `_${index + 1}` : ''}.csv`;
			return {name, ...encodeWindows1252(text)};
		});
	});
}

const yearStart = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01`;

const chunksOf = (rows: readonly string[]): string[][] =>
	Array.from({length: Math.ceil(rows.length / BOOKINGS_LIMIT)}, (_, index) =>
		rows.slice(index * BOOKINGS_LIMIT, (index + 1) * BOOKINGS_LIMIT),
	);

/** DATEV's files in one archive; beside them, where there are any, the characters that became question marks. */
export function writeDatev(extract: JournalExtract): Uint8Array {
	const files = datevFiles(extract);
	const replaced = [...new Set(files.flatMap(file => file.replaced))];
	return zipSync({
		...Object.fromEntries(files.map(({name, bytes}) => [name, bytes])),
		...(replaced.length > 0 && {'replaced-characters.txt': Buffer.from(replaced.join('\r\n'), 'utf8')}),
	});
}
