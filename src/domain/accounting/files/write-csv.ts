import {stringify} from 'csv-stringify/sync';
import {formatDecimal, formatPercentage} from '../../platform/values/decimal.ts';
import {roleNames} from '../journal/chart.ts';
import {amountText} from './amount-text.ts';
import type {JournalExtract} from './read-journal.ts';

/** The columns, one line of the journal a row. */
export const csvColumns = [
	...['posting_number', 'posting_date', 'document_date', 'period', 'kind', 'document_number', 'reference', 'account', 'account_name'],
	...['debit', 'credit', 'currency', 'debit_document', 'credit_document', 'exchange_rate', 'vat_case', 'vat_category', 'vat_rate'],
	...['debtor_number', 'debtor_name', 'country', 'vat_number', 'text'],
] as const;

/**
 * The journal as a table that every program reads: UTF-8 with its mark, CR LF, quoted where needed (RFC 4180). Amounts are never negative.
 * A text that a spreadsheet would take for a formula gets an apostrophe.
 */
export function writeCsv({integration: {currency}, postings}: JournalExtract): string {
	const rows = postings.flatMap(({posting, lines}) =>
		lines.map(line => ({
			...{posting_number: `${posting.fiscalYear}-${posting.number}`, posting_date: posting.postingDate},
			...{document_date: posting.documentDate, period: posting.postingDate.slice(0, 7), kind: posting.kind},
			...{document_number: posting.documentNumber, reference: posting.reference, account: line.account},
			...{account_name: roleNames[line.role], debit: amountText(line.debitMinor, currency), credit: amountText(line.creditMinor, currency)},
			...{currency: posting.currency, debit_document: amountText(line.documentDebitMinor, posting.currency)},
			...{credit_document: amountText(line.documentCreditMinor, posting.currency)},
			exchange_rate: posting.exchangeRate ? formatDecimal(posting.exchangeRate) : '',
			...{vat_case: line.vatCase, vat_category: line.vatCategory, vat_rate: line.vatRate ? formatPercentage(line.vatRate) : ''},
			...{debtor_number: posting.debtorNumber, debtor_name: posting.debtorName, country: line.vatCountry ?? posting.country},
			...{vat_number: posting.vatNumber, text: posting.text},
		})),
	);
	return stringify(rows, {header: true, columns: [...csvColumns], bom: true, record_delimiter: 'windows', escape_formulas: true});
}
