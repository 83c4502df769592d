import type {InvoiceDocument, PrintedLine} from '../../src/domain/billing/paper/invoice-document.ts';
import {sampleInvoiceDocument, sampleLine} from '../../test/support/sample-invoice-document.ts';

/** VAT of 21 %. */
const taxOf = (minor: bigint): bigint => (minor * 21n) / 100n;

const lineOf = (document: number, line: number): PrintedLine => {
	const [quantity, price] = [BigInt(1 + ((document + line) % 40)), BigInt(900 + ((document * 31 + line * 7) % 900))];
	const description = `ScaiService ${line + 1}, plan of ${1000 + document}`;
	return {...sampleLine, description, quantity: String(quantity), unitPriceMinor: String(price), amountMinor: quantity * price};
};

/** An invoice of so many lines; no two of different indexes say the same, so that no printer gains by remembering. */
export function invoiceDocument(index: number, lineCount: number): InvoiceDocument {
	const lines = Array.from({length: lineCount}, (_, line) => lineOf(index, line));
	const subtotalMinor = lines.reduce((sum, {amountMinor}) => sum + amountMinor, 0n);
	const taxMinor = taxOf(subtotalMinor);
	const sample = sampleInvoiceDocument();
	return {
		...sample,
		number: `SCAI-2026-${String(index + 1).padStart(6, '0')}`,
		buyer: {...sample.buyer, companyName: `Customer ${index + 1} B.V.`, addressLines: [`Havenstraat ${index + 1}`]},
		...{lines, subtotalMinor},
		vatGroups: [{label: 'VAT 21.00%', taxableMinor: subtotalMinor, taxMinor}],
		...{totalMinor: subtotalMinor + taxMinor, amountDueMinor: subtotalMinor + taxMinor},
	};
}
