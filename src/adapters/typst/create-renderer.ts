import {readFileSync} from 'node:fs';
import type {Logger} from 'pino';
import type {DocumentRenderer} from '../../domain/billing/paper/document-renderer.ts';
import type {InvoiceDocument} from '../../domain/billing/paper/invoice-document.ts';
import {ATTACH_EINVOICE, EINVOICE_FILE, withFacturXMetadata} from './factur-x.ts';
import {printableInvoice} from './printable-invoice.ts';
import {createRendererPool} from './renderer-pool.ts';
import type {TypesettingJob} from './typesetting.ts';

const MEGABYTE = 1_000_000;

/** The built-in layout, and what stands before it: how texts are set. */
type Sources = Readonly<{layout: string; texts: string}>;

const sourceOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const OWN_LAYOUT_FILE = '/template.typ';
const TEXTS_FILE = '/texts.typ';

/** Sets somebody's own source, in the fonts that are there unless it names others. */
const SET_OWN_LAYOUT = `#set text(font: ("DejaVu Sans", "UnifontExMono"))\n#include "${OWN_LAYOUT_FILE}"`;

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

function jobFor(document: InvoiceDocument, {layout, texts}: Sources, einvoiceXml: string | undefined): TypesettingJob {
	const {theme, ownLayout, ownLayoutOf} = document;
	const logoPath = theme.logo && `/logo.${theme.logo.format}`;
	const source = ownLayout === undefined ? `${texts}\n${layout}` : SET_OWN_LAYOUT;

	return {
		source: einvoiceXml === undefined ? source : `${source}\n${ATTACH_EINVOICE}`,
		data: printableInvoice(document, logoPath),
		files: {
			...(theme.logo && logoPath && {[logoPath]: theme.logo.bytes}),
			...(einvoiceXml !== undefined && {[`/${EINVOICE_FILE}`]: Buffer.from(einvoiceXml)}),
			...(ownLayout !== undefined && {[OWN_LAYOUT_FILE]: Buffer.from(ownLayout), [TEXTS_FILE]: Buffer.from(texts)}),
		},
		createdAtSeconds: issuedAtSeconds(document.issueDate),
		...(ownLayout !== undefined && {ownSource: ownLayout}),
		...(ownLayoutOf !== undefined && {owner: ownLayoutOf}),
		// Which letters somebody's own source sets in which font is not known: it has them all, so that the same document is the same bytes.
		fonts: ownLayout === undefined ? {font: theme.font} : {isEvery: true},
	};
}

/**
 * Prints documents as PDF/A-3b and fills mails, by the built-in layout or somebody's own source, in processes of their own that have neither network nor files: the event loop
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
	const sources = {layout: sourceOf('./layout.typ'), texts: sourceOf('./texts.typ')};
	const pool = createRendererPool({children, log, timeoutMs, maxOutputBytes, maxResidentBytes, idleMs});

	return {
		async render(document, einvoiceXml) {
			const pdf = await pool.typeset(jobFor(document, sources, einvoiceXml));
			return einvoiceXml === undefined ? pdf : withFacturXMetadata(pdf);
		},
		fill: async (mail, variables, {isChecked = false, owner} = {}) =>
			pool.fill({mail, variables, isChecked, ...(owner !== undefined && {owner})}),
		close: () => pool.close(),
	};
}
