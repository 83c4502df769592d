import {NodeCompiler, type NodeError} from '@myriaddreamin/typst-ts-node-compiler';
import type {SourceFault} from '../../domain/billing/paper/document-renderer.ts';
import {forbiddenIn} from './forbidden-in.ts';
import {legibleText} from './legible-text.ts';
import type {Fonts} from './load-fonts.ts';
import type {MadeByChild, RefusedByChild, TypesettingJob} from './typesetting.ts';

/** A folder that cannot exist, since its parent is no folder: nothing on the disk is below it, not even by a symbolic link. */
const WORKSPACE = '/dev/null/workspace';
const MAIN = `${WORKSPACE}/main.typ`;
const DATA = `${WORKSPACE}/data.json`;

/** PDF/A-3b: fit for archives, and may carry the e-invoice as an attachment (ISO 19005-3). */
const PDF_STANDARD = 'a-3b';

/** What Typst says of the line that includes a source with a fault: it lies in our own. */
const TRACE_OF_INCLUDE = 'import';

const MAX_FAULTS = 10;
const MAX_FAULT_CHARACTERS = 300;

/** How many documents a memoised piece of layout outlives without being used. */
const CACHE_AGE_DOCUMENTS = 5;

type Diagnostic = Readonly<{message: string; range: {start: {line: number; character: number}} | null}>;

const cut = (message: string): string => message.slice(0, MAX_FAULT_CHARACTERS);

function faultOf({message, range}: Diagnostic): SourceFault {
	return range ? {message: cut(message), line: range.start.line + 1, column: range.start.character + 1} : {message: cut(message)};
}

/** What the exporter throws is a debug print of its diagnostics: their messages are all that is for people. */
function exportFaults(error: unknown): SourceFault[] {
	const printed = error instanceof Error ? error.message : String(error);
	const messages = [...printed.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => message.replaceAll('\\"', '"'));

	return (messages.length === 0 ? [printed] : messages).slice(0, MAX_FAULTS).map(message => ({message: cut(message)}));
}

/**
 * The compiler of one renderer process. It has the given fonts and, for each request, the files of that request and nothing else.
 * It never throws for what is in a request; it cannot stop a source that does not end, which is why it runs in a process of its own.
 */
export function createCompiler(fonts: Fonts): (job: TypesettingJob, maxOutputBytes: number) => MadeByChild | RefusedByChild {
	const create = (): NodeCompiler => NodeCompiler.create({workspace: WORKSPACE, fontArgs: [{fontBlobs: [...fonts.files()]}]});
	let compiler = create();
	const refused = (faults: readonly SourceFault[]): RefusedByChild => ({kind: 'refused', failure: 'source_fault', faults});
	const diagnosticsOf = (error: NodeError): SourceFault[] =>
		compiler
			.fetchDiagnostics(error)
			.filter(({message}) => message !== TRACE_OF_INCLUDE)
			.slice(0, MAX_FAULTS)
			.map(faultOf);

	return ({source, data, files, createdAtSeconds, fonts: wanted, ownSource}, maxOutputBytes) => {
		const forbidden = ownSource === undefined ? [] : forbiddenIn(ownSource);
		if (forbidden.length > 0) return refused(forbidden);
		const {isMore, covers} = fonts.loadFor(JSON.stringify(data), wanted);
		const legible = (_key: string, value: unknown) => (typeof value === 'string' ? legibleText(value, covers) : value);

		if (isMore) compiler = create();
		compiler.resetShadow();
		compiler.addSource(MAIN, source);
		compiler.mapShadow(DATA, Buffer.from(JSON.stringify(data, legible)));
		for (const [path, bytes] of Object.entries(files)) compiler.mapShadow(`${WORKSPACE}${path}`, Buffer.from(bytes));

		try {
			const compiled = compiler.compile({mainFilePath: MAIN, resetRead: true});
			const error = compiled.takeError();
			if (error || !compiled.result) return refused(error ? diagnosticsOf(error) : []);

			const pdf = compiler.pdf(compiled.result, {pdfStandard: PDF_STANDARD, creationTimestamp: createdAtSeconds});
			return pdf.byteLength > maxOutputBytes ? {kind: 'refused', failure: 'output_too_large', faults: []} : {kind: 'pdf', pdf};
		} catch (error) {
			return refused(exportFaults(error));
		} finally {
			compiler.evictCache(CACHE_AGE_DOCUMENTS);
		}
	};
}
