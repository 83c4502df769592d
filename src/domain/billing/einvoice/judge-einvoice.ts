import type {Fault} from '../../platform/refusals.ts';
import {coreFaults} from './core-rules.ts';
import {type EInvoiceSource, eInvoiceOf} from './einvoice-of.ts';
import {xrechnungFaults} from './format-rules.ts';

/** What is given back is VAT as it was billed, rounded with the invoice: many small parts may be further off than BR-CO-17 has room for. */
const EXCEPT_AS_BILLED: ReadonlySet<string> = new Set(['BR-CO-17']);
const EXCEPT_NOTHING: ReadonlySet<string> = new Set();

/**
 * What keeps a document from being final because no e-invoice could be made of it: the core of EN 16931, and XRechnung's own rules where
 * the buyer prefers that. Pure; asked before a number is taken.
 */
export function einvoiceFaults(source: EInvoiceSource, isAsBilled: boolean): Fault[] {
	const document = eInvoiceOf(source);
	const isXrechnung = source.parties.buyer?.preferred_einvoice_format === 'xrechnung';
	return [...coreFaults(document, isAsBilled ? EXCEPT_AS_BILLED : EXCEPT_NOTHING), ...(isXrechnung ? xrechnungFaults(document) : [])];
}
