import type {EInvoice} from '../src/domain/billing/einvoice/einvoice.ts';
import {eInvoiceOf} from '../src/domain/billing/einvoice/einvoice-of.ts';
import {writeUbl} from '../src/domain/billing/einvoice/write-ubl.ts';
import {sampleSource} from '../test/support/einvoices.ts';
import {type ReadElement, readXml} from '../test/support/read-xml.ts';
import {startPrinter} from './paper/start-printer.ts';
import {compare} from './support/compare.ts';

const LINES = 10;
const OURS = 5000;
const OTHERS = 5;
const GOAL = 20;

/** Elements that the other wants in lists. */
const LISTS = new Set(['cac:InvoiceLine', 'cac:TaxTotal', 'cac:TaxSubtotal', 'cac:PaymentMeans']);

/** A UBL document in the form that @e-invoice-eu/core takes: names as they are, attributes beside their elements. */
function asTheirs(of: ReadElement, isSeller = false): Record<string, unknown> {
	const object: Record<string, unknown> = {};
	for (const {name, attributes, children, text} of of.children) {
		const value =
			children.length > 0 ? asTheirs({name, attributes, children, text}, isSeller || name === 'cac:AccountingSupplierParty') : text;
		const isListed = LISTS.has(name) || (isSeller && name === 'cac:PartyTaxScheme');
		object[name] = isListed ? [...((object[name] as unknown[] | undefined) ?? []), value] : value;
		for (const [key, word] of Object.entries(attributes)) object[`${name}@${key}`] = word;
	}

	return object;
}

/**
 * X1: e-invoices that one core writes, as seconds of processor time count it, beside @e-invoice-eu/core; it gets the same document
 * ready-made in its own form.
 */
const document = eInvoiceOf(
	sampleSource({lines: Array.from({length: LINES}, (_, index) => ({description: `Seats ${index}`, quantity: '25'}))}),
);
const theirs = {'ubl:Invoice': asTheirs(readXml(writeUbl(document, 'peppol')))};
await using parts = new AsyncDisposableStack();
const ours = await startPrinter<EInvoice>('write-ubl.ts');
parts.defer(ours.end);
const other = await startPrinter<typeof theirs>('write-with-e-invoice-eu.js');
parts.defer(other.end);
await compare({
	...{name: 'X1', goal: GOAL},
	ours: async () => ours.printedPerSecond(Array.from({length: OURS}, () => document)),
	other: async () => other.printedPerSecond(Array.from({length: OTHERS}, () => theirs)),
});
