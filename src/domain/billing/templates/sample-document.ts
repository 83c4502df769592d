import {parseDecimal} from '../../platform/values/decimal.ts';
import type {DocumentLanguage, InvoiceDocument, PrintedLine} from '../paper/invoice-document.ts';
import {countryName} from '../paper/printed-document.ts';
import {vatLabel} from '../paper/printed-vat.ts';

const RATE = parseDecimal('21');

type Line = readonly [description: string, quantity: string, unitPriceMinor: string, amountMinor: bigint];

const lines: readonly Line[] = [
	['ScaiMail Professional', '25', '1200', 30_000n],
	['Storage', '412.5', '2', 825n],
	['Migration', '1', '45000', 45_000n],
];

const NET = 75_825n;
const VAT = 15_923n;

const party = {
	addressLines: ['Havenstraat 12'],
	...{postalCode: '3011 TA', city: 'Rotterdam', country: ''},
};

/**
 * A document that nobody was ever sent, to look at a template with: of three lines, one of them for a period, with VAT and a payment
 * block; a credit note gives all of it back.
 */
export function sampleDocument(kind: InvoiceDocument['kind'], language: DocumentLanguage): InvoiceDocument {
	const isCredit = kind === 'credit_note';
	const sign = isCredit ? -1n : 1n;
	const label = vatLabel('S', RATE, language);
	const number = isCredit ? 'SAMPLE-CN-2026-000007' : 'SAMPLE-2026-000123';
	const printed = lines.map(
		([description, quantity, unitPriceMinor, amountMinor], index): PrintedLine => ({
			...(index === 0 && {period: {start: '2026-05-01', end: '2026-05-31'}}),
			...{description, unitPriceMinor, taxLabel: label},
			...{quantity: isCredit ? `-${quantity}` : quantity, amountMinor: sign * amountMinor},
		}),
	);
	return {
		...{kind, isDraft: false, language, number, issueDate: '2026-05-01', period: {start: '2026-05-01', end: '2026-05-31'}},
		...(!isCredit && {dueDate: '2026-05-15'}),
		corrects: isCredit ? [{number: 'SAMPLE-2026-000123', issueDate: '2026-05-01'}] : [],
		seller: {
			...{
				legalName: 'Seller B.V.',
				addressLines: ['Keizersgracht 482'],
				postalCode: '1017 EG',
				city: 'Amsterdam',
				country: countryName('NL', language),
			},
			...{vatNumber: 'NL861234567B01', registrationNumber: '80123456', email: 'billing@seller.example'},
		},
		buyer: {...party, companyName: 'Van der Berg Logistiek B.V.', vatNumber: 'NL812345678B01', reference: 'PO-2026-0418'},
		currency: 'EUR',
		lines: printed,
		subtotalMinor: sign * NET,
		vatGroups: [{label, taxableMinor: sign * NET, taxMinor: sign * VAT}],
		totalMinor: sign * (NET + VAT),
		settledMinor: 0n,
		amountDueMinor: sign * (NET + VAT),
		isReverseCharge: false,
		legalNotes: [],
		...(!isCredit && {transfer: {iban: 'NL91ABNA0417164300', bic: 'ABNANL2A', remittance: number}}),
		theme: {accentColour: '#1f4b99'},
	};
}
