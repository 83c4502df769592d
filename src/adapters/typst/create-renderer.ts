import {readFileSync} from 'node:fs';
import type {Logger} from 'pino';
import type {DocumentRenderer} from '../../domain/billing/paper/document-renderer.ts';
import type {InvoiceDocument} from '../../domain/billing/paper/invoice-document.ts';
import {ATTACH_EINVOICE, EINVOICE_FILE, withFacturXMetadata} from './factur-x.ts';
import {printableInvoice} from './printable-invoice.ts';
import {createRendererPool} from './renderer-pool.ts';
import type {TypesettingJob} from './typesetting.ts';

const MEGABYTE = 1_000_000;

/** The built-in layout, one file after another. */
const LAYOUT_FILES = ['./texts.typ', './layout.typ'];

/** What the renderer may take of the machine; all but `children` and `log` have a default. */
export type RendererOptions = Readonly<{
	/** The most processes, each making one document at a time. */
	children: number;
	log: Pick<Logger, 'warn'>;
	timeoutMs?: number;
	maxOutputBytes?: number;
	maxResidentBytes?: number;
	/** A process without work ends after this, so that a rare document costs no memory all day. */
	idleMs?: number;
}>;

/** Midnight UTC of the issue date: the only instant that a document holds. */
const issuedAtSeconds = (isoDate: string): number => Date.parse(`${isoDate}T00:00:00Z`) / 1000;

function jobFor(document: InvoiceDocument, layout: string, einvoiceXml: string | undefined): TypesettingJob {
	const {logo} = document.theme;
	const logoPath = logo && `/logo.${logo.format}`;

	return {
		source: einvoiceXml === undefined ? layout : `${layout}\n${ATTACH_EINVOICE}`,
		data: printableInvoice(document, logoPath),
		files: {
			...(logo && logoPath && {[logoPath]: logo.bytes}),
			...(einvoiceXml !== undefined && {[`/${EINVOICE_FILE}`]: Buffer.from(einvoiceXml)}),
		},
		createdAtSeconds: issuedAtSeconds(document.issueDate),
	};
}

/**
 * Prints documents with the built-in layout, as PDF/A-3b, in processes of their own that have neither network nor files: the event loop
 * of the caller is never held up, and a document that takes too long (5 s), too much memory (500 MB) or too much room (20 MB) ends alone.
 * Call `close()` before the process ends.
 */
export function createRenderer({
	children,
	log,
	timeoutMs = 5000,
	maxOutputBytes = 20 * MEGABYTE,
	maxResidentBytes = 500 * MEGABYTE,
	idleMs = 60_000,
}: RendererOptions): DocumentRenderer {
	const layout = LAYOUT_FILES.map(name => readFileSync(new URL(name, import.meta.url), 'utf8')).join('\n');
	const pool = createRendererPool({children, log, timeoutMs, maxOutputBytes, maxResidentBytes, idleMs});

	return {
		async render(document, einvoiceXml) {
			const pdf = await pool.typeset(jobFor(document, layout, einvoiceXml));
			return einvoiceXml === undefined ? pdf : withFacturXMetadata(pdf);
		},
		close: () => pool.close(),
	};
}
