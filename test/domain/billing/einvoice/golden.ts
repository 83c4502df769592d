import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {eInvoiceOf} from '../../../../src/domain/billing/einvoice/einvoice-of.ts';
import {writeCii} from '../../../../src/domain/billing/einvoice/write-cii.ts';
import {writeUbl} from '../../../../src/domain/billing/einvoice/write-ubl.ts';
import {buyers, sampleSource, sellers} from '../../../support/einvoices.ts';

const golden = (name: string): string => readFileSync(join(import.meta.dirname, 'golden', `${name}.xml`), 'utf8');

const invoice = sampleSource({
	lines: [
		{description: 'Mail, Professional\n25 seats', quantity: '25', unitPriceCents: '1200', period: ['2026-05-01', '2026-05-31']},
		{description: 'Messages', quantity: '1234.5', unitPriceCents: '0.15', unitCode: 'HUR', taxRate: '9'},
		{description: 'Discount', quantity: '-1', unitPriceCents: '500'},
	],
	notes: 'Thank you & see you soon',
	creditAppliedMinor: 1_000n,
});

const creditNote = sampleSource({documentType: 'credit_note', parties: {seller: sellers.belgian, buyer: buyers.german}});

const inDollars = sampleSource({currency: 'USD', exchangeRate: '0.923456'});

for (const [name, written] of [
	['peppol-invoice', () => writeUbl(eInvoiceOf(invoice), 'peppol')],
	['xrechnung-credit-note', () => writeUbl(eInvoiceOf(creditNote), 'xrechnung')],
	['cii-invoice', () => writeCii(eInvoiceOf(invoice))],
	['cii-vat-in-euros', () => writeCii(eInvoiceOf(inDollars))],
] as const) {
	test(`${name}.xml is written to the byte`, t => {
		t.is(written(), golden(name));
	});
}
