import test from 'ava';
import fc from 'fast-check';
import {coreFaults} from '../../../../src/domain/billing/einvoice/core-rules.ts';
import type {EInvoice} from '../../../../src/domain/billing/einvoice/einvoice.ts';
import {eInvoiceOf} from '../../../../src/domain/billing/einvoice/einvoice-of.ts';
import {writeCii} from '../../../../src/domain/billing/einvoice/write-cii.ts';
import {writeUbl} from '../../../../src/domain/billing/einvoice/write-ubl.ts';
import {minorDigits} from '../../../../src/domain/platform/values/currencies.ts';
import {anySource} from '../../../support/einvoices.ts';
import {readCii, readUbl} from '../../../support/read-einvoice.ts';
import {elementsAt, readXml, textAt} from '../../../support/read-xml.ts';

const RUNS = {numRuns: 1500};

/** What no format carries: it decides what goes into another field. */
const withoutLeitwegId = ({leitwegId: _, ...document}: EInvoice): EInvoice => document;

test('whatever the product lets be final keeps the core of EN 16931', t => {
	let documents = 0;
	fc.assert(
		fc.property(anySource, source => {
			fc.pre(source.faults.length === 0);
			documents += 1;
			t.deepEqual(coreFaults(eInvoiceOf(source)), []);
		}),
		RUNS,
	);
	t.true(documents > 1000);
});

test('UBL and CII are read back as the document they were written from', t => {
	fc.assert(
		fc.property(anySource, source => {
			fc.pre(source.faults.length === 0);
			const document = eInvoiceOf(source);
			t.deepEqual(readUbl(writeUbl(document, 'peppol')), withoutLeitwegId(document));
			t.deepEqual(readCii(writeCii(document)), withoutLeitwegId(document));
		}),
		RUNS,
	);
});

/** Every amount of the XML, in hundredths, read by nothing of the product. */
const hundredths = (text: string | undefined): bigint => {
	const [whole = '', fraction = ''] = (text ?? '').split('.');
	return BigInt(`${whole}${fraction.padEnd(2, '0')}`);
};

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** Half away from zero, by the slow way: digits of an exact product. */
function slowVat(taxable: bigint, percent: string, places: 0 | 2): bigint {
	const exact = taxable * hundredths(percent);
	const unit = places === 2 ? 10_000n : 1_000_000n;
	const magnitude = exact < 0n ? -exact : exact;
	const rounded = (magnitude * 2n + unit) / (unit * 2n);
	return (exact < 0n ? -rounded : rounded) * (places === 2 ? 1n : 100n);
}

test('the sums in the XML add up to the cent, and are those of the API with the sign of the document', t => {
	fc.assert(
		fc.property(anySource, source => {
			fc.pre(source.faults.length === 0);
			const document = eInvoiceOf(source);
			const root = readXml(writeUbl(document, 'en16931'));
			const total = (name: string) => hundredths(textAt(root, `cac:LegalMonetaryTotal/cbc:${name}`));
			const lines = [...elementsAt(root, 'cac:InvoiceLine'), ...elementsAt(root, 'cac:CreditNoteLine')];
			const [tax] = elementsAt(root, 'cac:TaxTotal');
			const groups = elementsAt(tax, 'cac:TaxSubtotal');
			const vat = hundredths(textAt(tax, 'cbc:TaxAmount'));
			t.is(sum(lines.map(line => hundredths(textAt(line, 'cbc:LineExtensionAmount')))), total('LineExtensionAmount'), 'BR-CO-10');
			t.is(total('TaxExclusiveAmount'), total('LineExtensionAmount'), 'BR-CO-13');
			t.is(sum(groups.map(group => hundredths(textAt(group, 'cbc:TaxAmount')))), vat, 'BR-CO-14');
			t.is(sum(groups.map(group => hundredths(textAt(group, 'cbc:TaxableAmount')))), total('TaxExclusiveAmount'));
			t.is(total('TaxExclusiveAmount') + vat, total('TaxInclusiveAmount'), 'BR-CO-15');
			const paid = hundredths(textAt(root, 'cac:LegalMonetaryTotal/cbc:PrepaidAmount') ?? '0');
			t.is(total('TaxInclusiveAmount') - paid, total('PayableAmount'), 'BR-CO-16');
			const places = minorDigits(document.currency);
			for (const group of groups) {
				const percent = textAt(group, 'cac:TaxCategory/cbc:Percent') ?? '0';
				t.is(
					hundredths(textAt(group, 'cbc:TaxAmount')),
					slowVat(hundredths(textAt(group, 'cbc:TaxableAmount')), percent, places),
					'BR-CO-17',
				);
			}

			const sign = source.invoice.documentType === 'credit_note' ? -1n : 1n;
			const scale = places === 2 ? 1n : 100n;
			t.is(total('TaxInclusiveAmount'), sign * scale * source.totals.totalMinor);
			t.is(vat, sign * scale * source.totals.taxMinor);
		}),
		RUNS,
	);
});

test('a document that says one cent more or less somewhere breaks a rule that is named', t => {
	fc.assert(
		fc.property(anySource, fc.constantFrom('line', 'group', 'tax', 'net', 'gross', 'paid', 'due'), (source, where) => {
			fc.pre(source.faults.length === 0);
			const document = eInvoiceOf(source);
			const [line, ...lines] = document.lines;
			const [group, ...groups] = document.vat;
			if (!line || !group) throw new Error('no line');
			const wrong: Record<typeof where, EInvoice> = {
				line: {...document, lines: [{...line, netMinor: line.netMinor + 1n}, ...lines]},
				group: {...document, vat: [{...group, taxableMinor: group.taxableMinor + 1n}, ...groups]},
				tax: {...document, vat: [{...group, taxMinor: group.taxMinor + 1n}, ...groups]},
				net: {...document, netMinor: document.netMinor + 1n},
				gross: {...document, grossMinor: document.grossMinor - 1n},
				paid: {...document, paidMinor: document.paidMinor + 1n},
				due: {...document, dueMinor: document.dueMinor - 1n},
			};
			const faults = coreFaults(wrong[where]);
			t.true(faults.length > 0 && faults.every(({path, message}) => path === 'line_items' && /\((?:BR-[\w-]+)\)$/.test(message)));
		}),
		RUNS,
	);
});
