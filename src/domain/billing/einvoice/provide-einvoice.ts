import {buffer} from 'node:stream/consumers';
import type {UnitRequest} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {keepFile} from '../paper/keep-file.ts';
import {dressed, type Printing} from '../paper/provide-pdf.ts';
import {getInvoice, type Viewer} from '../queries.ts';
import {type EInvoiceFormat, isHybrid, ruleSetOf} from './formats.ts';
import {type LoadedEInvoice, loadEinvoice} from './load-einvoice.ts';
import {writeCii} from './write-cii.ts';
import {writeUbl} from './write-ubl.ts';

type Request = Omit<UnitRequest, 'readOnly' | 'isAudited'> &
	Readonly<{
		invoiceId: IdOf<'invoice'>;
		viewer: Viewer;
		/** The buyer's preferred one unless given. */
		format?: EInvoiceFormat;
		/** Makes it even when the store has it, and fails when it cannot be kept. */
		isAnew?: boolean;
	}>;

/** An e-invoice and what it is called. */
export type EInvoiceFile = Readonly<{
	name: string;
	ending: 'xml' | 'pdf';
	contentType: 'application/xml' | 'application/pdf';
	bytes: Uint8Array;
}>;

/**
 * The e-invoice of a final document: the preferred one from the store when it lies there, else made now, outside of any transaction;
 * the preferred one is stored. Making it again gives the same bytes, so whoever comes first does no harm. Refuses what breaks a rule of
 * the format; rejects with a `DocumentRenderError` when a PDF cannot be printed.
 */
export async function provideEinvoice(printing: Printing, {invoiceId, viewer, format, isAnew, ...as}: Request): Promise<EInvoiceFile> {
	const {inUnit, storage} = printing;
	const loaded = await inUnit({...as, readOnly: true}, async unit => loadEinvoice(unit, await getInvoice(unit, invoiceId, viewer), format));
	const {number} = loaded.document;
	const isPdf = isHybrid(loaded.format);
	const contentType = isPdf ? 'application/pdf' : 'application/xml';
	const file = {name: number, ending: isPdf ? 'pdf' : 'xml', contentType} as const;
	const key = `documents/${number}.${loaded.format}.${file.ending}`;
	const stored = loaded.isPreferred && !isAnew ? await storage.get(key) : undefined;
	if (stored) return {...file, bytes: await buffer(stored.body)};

	const bytes = isPdf ? await hybridOf(printing, as, loaded) : Buffer.from(xmlOf(loaded));
	if (loaded.isPreferred) await keepFile(storage, {key, bytes, contentType}, !isAnew);
	return {...file, bytes};
}

async function hybridOf(printing: Printing, as: Parameters<typeof dressed>[1], {document, printed}: LoadedEInvoice): Promise<Uint8Array> {
	const {document: paper} = await dressed(printing, as, printed);
	return printing.renderer.render(paper, writeCii(document));
}

const xmlOf = ({document, format}: LoadedEInvoice): string =>
	format === 'cii' ? writeCii(document) : writeUbl(document, ruleSetOf(format, document));
