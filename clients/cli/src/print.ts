/** Where results and remarks go. */
export type Output = Readonly<{
	out: (text: string) => void;
	err: (text: string) => void;
	bytes: (bytes: Uint8Array) => void;
	/** Whether a person looks at the results, and how wide the window is. */
	isTerminal: boolean;
	width: number;
}>;

const COLUMNS_LIMIT = 7;
const CELL_LIMIT = 44;
/** What a row is known by comes first. */
const FIRST = ['id', 'number', 'slug', 'name', 'status', 'event_type', 'type'];

type Row = Readonly<Record<string, unknown>>;

/** A value in one line. What others wrote moves no cursor. */
function cell(value: unknown): string {
	const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
	const printable = text.replace(/\p{C}/gu, ' ');
	return printable.length > CELL_LIMIT ? `${printable.slice(0, CELL_LIMIT - 1)}…` : printable;
}

const isPlain = (value: unknown): boolean => value !== null && typeof value !== 'object';

function columnsOf(rows: readonly Row[], width: number): string[] {
	const named = [...new Set(rows.flatMap(row => Object.keys(row).filter(key => isPlain(row[key]))))];
	const ordered = [...FIRST.filter(name => named.includes(name)), ...named.filter(name => !FIRST.includes(name))].slice(0, COLUMNS_LIMIT);
	let room = width;
	return ordered.filter((name, index) => {
		room -= widthOf(name, rows) + 2;
		return index === 0 || room >= 0;
	});
}

const widthOf = (name: string, rows: readonly Row[]): number => Math.max(name.length, ...rows.map(row => cell(row[name]).length));

/** Rows as a table with the columns that fit. */
export function tableOf(rows: readonly unknown[], width: number): string {
	if (rows.length === 0) return 'none\n';
	if (!rows.every(row => typeof row === 'object' && row !== null)) return rows.map(row => `${cell(row)}\n`).join('');
	const all = rows as readonly Row[];
	const columns = columnsOf(all, width);
	const lines = [columns.map(name => name.toUpperCase()), ...all.map(row => columns.map(name => cell(row[name])))];
	const widths = columns.map((name, index) => Math.max(widthOf(name, all), lines[0]?.[index]?.length ?? 0));
	return lines
		.map(
			cells =>
				`${cells
					.map((text, index) => text.padEnd(widths[index] ?? 0))
					.join('  ')
					.trimEnd()}\n`,
		)
		.join('');
}

/** One thing, a field a line. */
function fieldsOf(thing: Row): string {
	const width = Math.max(0, ...Object.keys(thing).map(name => name.length));
	return Object.entries(thing)
		.map(([name, value]) => `${name.padEnd(width)}  ${typeof value === 'object' && value !== null ? JSON.stringify(value) : cell(value)}\n`)
		.join('');
}

/** An answer for people: a list as a table, one thing as its fields. */
export function shownOf(answer: unknown, width: number): string {
	if (answer === undefined) return '';
	if (Array.isArray(answer)) return tableOf(answer, width);
	if (typeof answer !== 'object' || answer === null) return `${cell(answer)}\n`;
	const {data, pagination} = answer as {data?: unknown; pagination?: {page?: number; total_pages?: number; total?: number; more?: boolean}};
	if (!Array.isArray(data) || !pagination) return fieldsOf(answer as Row);
	const isPart = data.length < (pagination.total ?? 0);
	return `${tableOf(data, width)}${isPart ? `${data.length} of ${pagination.total}${pagination.more ? ' or more' : ''}; --all shows all of them\n` : ''}`;
}

/** An answer for programs. */
export const jsonText = (answer: unknown): string => `${JSON.stringify(answer ?? null, undefined, 2)}\n`;
