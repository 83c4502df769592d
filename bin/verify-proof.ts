/**
 * Looks whether final documents are as they were made: node bin/verify-proof.ts <proof.csv> [<exported earlier>]
 *
 * The first file is GET /api/v1/admin/invoices/numbering-proof with `Accept: text/csv`. The second one is the same of another day, or
 * its JSON, with the heads of that day. This file needs nothing but Node: neither our database nor our code.
 *
 * Within each series (seller, type, year) numbers follow each other and dates never go back; `content_hash` is the SHA-256 of `content`;
 * `link_hash` is the SHA-256 of the link before it and the content hash, both as hexadecimal text. The first link of a series is made
 * after the SHA-256 of "<partner_id> <document_type> <fiscal_year> from <sequence_number>".
 *
 * Prints a sentence for each fault. Exits 0 when there is none, 1 when there is, 2 when the files cannot be read.
 */
import {hash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {pathToFileURL} from 'node:url';

type Row = Readonly<Record<string, string>>;
type Series = readonly Row[];

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** The rows of a CSV text, by the names of its first line (RFC 4180). */
function rowsOf(text: string): Row[] {
	const lines: string[][] = [[]];
	for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/g)) {
		lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === '') break;
		if (end !== ',') lines.push([]);
	}

	const [names = [], ...rows] = lines.filter(cells => cells.length > 1);
	return rows.map(cells => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])));
}

const seriesKey = (row: Row): string => `${row['partner_id']} ${row['document_type']} ${row['fiscal_year']}`;

/** The documents of each series, in the order of their numbers. */
const seriesOf = (rows: readonly Row[]): Map<string, Series> =>
	new Map(
		[...Map.groupBy(rows, seriesKey)].map(([key, ofSeries]) => [
			key,
			ofSeries.toSorted((one, other) => Number(one['sequence_number']) - Number(other['sequence_number'])),
		]),
	);

/** What of a row is said by its content, too. */
const SAID_TWICE = ['number', 'issue_date', 'partner_id', 'document_type', 'fiscal_year', 'sequence_number'] as const;

function* contentFaults(row: Row): Generator<string> {
	if (row['content_hash'] !== sha256(row['content'] ?? '')) yield `${row['number']}: its content was altered`;
	const content = JSON.parse(row['content'] ?? '{}') as Record<string, unknown>;
	for (const name of SAID_TWICE)
		if (String(content[name]) !== row[name]) yield `${row['number']}: its ${name} is not the one that its content has`;
}

function* faultsOfSeries(key: string, rows: Series): Generator<string> {
	let before: Row | undefined;
	for (const row of rows) {
		const expected = before ? Number(before['sequence_number']) + 1 : 1;
		if (Number(row['sequence_number']) !== expected) yield `${row['number']}: the number before it is missing, or there twice`;
		if (before && String(row['issue_date']) < String(before['issue_date']))
			yield `${row['number']}: it is dated before ${before['number']}`;
		const link = before?.['link_hash'] || sha256(`${key} from ${row['sequence_number']}`);
		if (row['link_hash']) {
			yield* contentFaults(row);
			if (row['link_hash'] !== sha256(`${link}${row['content_hash']}`))
				yield `${row['number']}: its link does not fit the document before it`;
		} else if (before?.['link_hash']) yield `${row['number']}: it has no link`;
		before = row;
	}
}

/** What was exported earlier: the links of some numbers. */
function exportedLinks(text: string): Row[] {
	if (!text.trimStart().startsWith('{')) return rowsOf(text).filter(row => row['link_hash']);
	const {data} = JSON.parse(text) as {data: Record<string, unknown>[]};
	return data.flatMap(series => (series['head'] ? [{number: String(series['last_number']), link_hash: String(series['head'])}] : []));
}

function* faultsAgainst(rows: readonly Row[], exported: readonly Row[]): Generator<string> {
	const now = new Map(rows.map(row => [row['number'], row]));
	const inOrder = exported.toSorted((one, other) => (String(one['number']) < String(other['number']) ? -1 : 1));
	for (const {number, link_hash: link} of inOrder) {
		const row = now.get(number);
		if (!row) yield `${number}: it was exported and is not there any more`;
		else if (row['link_hash'] !== link)
			yield `${number}: its link is not the one that was exported: it, or a document before it, was rewritten`;
	}
}

/** Everything that is wrong with a proof, by itself and compared with one that was exported earlier: a sentence each. */
export function faultsOf(proof: string, earlier?: string): string[] {
	const rows = rowsOf(proof);
	const own = [...seriesOf(rows)].flatMap(([key, ofSeries]) => [...faultsOfSeries(key, ofSeries)]);
	return [...own, ...(earlier === undefined ? [] : faultsAgainst(rows, exportedLinks(earlier)))];
}

function main([proof, earlier]: readonly string[]): number {
	if (!proof) {
		console.error('usage: node bin/verify-proof.ts <proof.csv> [<exported earlier: .csv or .json>]');
		return 2;
	}

	try {
		const text = readFileSync(proof, 'utf8');
		const faults = faultsOf(text, earlier && readFileSync(earlier, 'utf8'));
		for (const fault of faults) console.log(fault);
		console.log(`${rowsOf(text).length} documents, ${faults.length === 0 ? 'as they were made' : `${faults.length} faults`}`);
		return faults.length === 0 ? 0 : 1;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return 2;
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
