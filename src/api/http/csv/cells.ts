/** What a spreadsheet takes for a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;
/** A plain number is none, whatever its sign. */
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const TO_BE_QUOTED = /[",\r\n]/;

function textOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** One value as a cell (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe; what is no text is JSON. */
export function csvCell(value: unknown): string {
	const text = textOf(value);
	const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
	return TO_BE_QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of cells, with its end. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(csvCell).join(',')}\r\n`;

/** Things as lines, by the columns' names. */
export const csvLines = (columns: readonly string[], things: readonly Readonly<Record<string, unknown>>[]): string =>
	things.map(thing => csvLine(columns.map(column => thing[column]))).join('');
