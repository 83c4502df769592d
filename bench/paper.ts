import {existsSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import {createRenderer} from '../src/adapters/typst/create-renderer.ts';
import {printableInvoice} from '../src/adapters/typst/printable-invoice.ts';
import type {InvoiceDocument} from '../src/domain/billing/paper/invoice-document.ts';
import {childrenOf, memoryOf} from '../test/support/processes-of.ts';
import {startPrinter} from './paper/start-printer.ts';
import {compare, report} from './support/compare.ts';
import {invoiceDocument} from './support/invoice-documents.ts';

/** One page, and two. */
const SIZES = [3, 30];
/** Lines of the documents that memory is looked at with: now and then one of a dozen pages. */
const MIXED_SIZES = [3, 30, 3, 1, 30, 300];
/** Our program prints more of them in a round than a peer, so that each round is long enough to be measured. */
const OURS = 100;
const OTHERS = 25;
/** A renderer process is replaced after 500 documents; these are the lives of two, less the last document of the second. */
const DOCUMENTS_OF_TWO_LIVES = 999;
const WARM = 100;
const GOAL_MEGABYTES = 500;

const browsers = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'chrome'];

type Printable = ReturnType<typeof printableInvoice>;

/**
 * P1: documents printed by one core, as seconds of processor time count it, beside programs that print the same words with
 * @react-pdf/renderer and, where one is installed, with headless Chromium; theirs get the words ready-made. Then the memory of a renderer
 * process over its whole life.
 */
await using parts = new AsyncDisposableStack();
const ours = await startPrinter<InvoiceDocument>('print-with-typst.ts');
parts.defer(ours.end);
await compareWith('react', 2, 'print-with-react.js');
const browser = findBrowser();
if (browser) {
	await compareWith('chromium', 8, 'print-with-chromium.js', browser);
	await compareWith('chromium-page-kept', 8, 'print-with-chromium.js', browser, 'kept');
} else console.log(`P1-chromium is left out: none of ${browsers.join(', ')} is installed`);
await measureMemory();

async function compareWith(name: string, goal: number, file: string, ...words: readonly string[]): Promise<void> {
	const other = await startPrinter<Printable>(file, ...words);
	let printed = 0;
	const documents = (count: number, lines: number) => Array.from({length: count}, () => unpaid(invoiceDocument(printed++, lines)));
	for (const lines of SIZES) {
		await compare({
			...{name: `P1-${name}-${lines}-lines`, goal},
			ours: async () => ours.printedPerSecond(documents(OURS, lines)),
			other: async () => other.printedPerSecond(documents(OTHERS, lines).map(document => printableInvoice(document))),
		});
	}

	await other.end();
}

/** Without the block that says how to pay, whose QR code the others do not print. */
function unpaid({transfer: _, ...document}: InvoiceDocument): InvoiceDocument {
	return document;
}

function findBrowser(): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return browsers.flatMap(name => folders.map(folder => join(folder, name))).find(file => existsSync(file));
}

async function measureMemory(): Promise<void> {
	await using renderer = new AsyncDisposableStack();
	const {render, close} = createRenderer({children: 1, log: {warn: (...words: unknown[]) => console.error(...words)}});
	renderer.defer(close);
	const before = new Set(childrenOf(process.pid));
	const looks: {megabytes: number; peakMegabytes: number}[] = [];
	for (let index = 0; index < DOCUMENTS_OF_TWO_LIVES; index++) {
		await render(invoiceDocument(index, MIXED_SIZES[index % MIXED_SIZES.length] ?? 1));
		const child = childrenOf(process.pid).find(pid => !before.has(pid));
		if (child !== undefined) looks.push(memoryOf(child));
	}

	report('renderer-megabytes', Math.max(...looks.map(({peakMegabytes}) => peakMegabytes)), `≤ ${GOAL_MEGABYTES}`);
	report('renderer-growth-after-warm-up', (looks.at(-1)?.megabytes ?? Number.NaN) / mostUntilWarm(looks), '≤ 1.1');
}

/** The most that the second process held until it was warm. */
function mostUntilWarm(looks: readonly {megabytes: number}[]): number {
	const start = Math.floor(looks.length / 2);
	return Math.max(...looks.slice(start, start + WARM).map(({megabytes}) => megabytes));
}
