import {epcQrPayload} from '../../src/domain/billing/paper/epc-qr.ts';
import type {InvoiceDocument, PrintedLine} from '../../src/domain/billing/paper/invoice-document.ts';

const iban = 'NL91ABNA0417164300';
const number = 'SCAI-2026-000123';
const amountMinor = 36_300n;

export const sampleLine: PrintedLine = {
	description: 'ScaiMail Professional',
	period: {start: '2026-05-01', end: '2026-05-31'},
	quantity: '25',
	unitPriceMinor: '1200',
	amountMinor: 30_000n,
	taxLabel: 'VAT 21.00%',
};

/** A domestic invoice of one line with a payment block; the given fields take the place of its own. */
export const sampleInvoiceDocument = (fields: Partial<InvoiceDocument> = {}): InvoiceDocument => ({
	kind: 'invoice',
	isDraft: false,
	language: 'en',
	number,
	issueDate: '2026-05-01',
	dueDate: '2026-05-15',
	period: {start: '2026-05-01', end: '2026-05-31'},
	corrects: [],
	seller: {
		legalName: 'Seller B.V.',
		addressLines: ['Keizersgracht 482'],
		postalCode: '1017 EG',
		city: 'Amsterdam',
		country: 'Netherlands',
		vatNumber: 'NL861234567B01',
		registrationNumber: '80123456',
		email: 'billing@seller.example',
	},
	buyer: {
		companyName: 'Van der Berg Logistiek B.V.',
		addressLines: ['Havenstraat 12'],
		postalCode: '3011 TA',
		city: 'Rotterdam',
		country: 'Netherlands',
		vatNumber: 'NL812345678B01',
		reference: 'PO-2026-0418',
	},
	currency: 'EUR',
	lines: [sampleLine],
	subtotalMinor: 30_000n,
	vatGroups: [{label: 'VAT 21.00%', taxableMinor: 30_000n, taxMinor: 6_300n}],
	totalMinor: amountMinor,
	settledMinor: 0n,
	amountDueMinor: amountMinor,
	isReverseCharge: false,
	legalNotes: [],
	transfer: {
		iban,
		bic: 'ABNANL2A',
		remittance: number,
		epcQr: epcQrPayload({currency: 'EUR', amountMinor, name: 'Seller B.V.', iban, bic: 'ABNANL2A', remittance: number}),
	},
	theme: {accentColour: '#1f4b99'},
	...fields,
});
