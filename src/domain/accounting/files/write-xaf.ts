import {element, firstNotInXml, writeXml, type XmlElement} from '../../billing/einvoice/xml.ts';
import {formatPercentage} from '../../platform/values/decimal.ts';
import {addDays, type Day, earliestDay} from '../../platform/values/period.ts';
import {isBalanceRole, roleNames} from '../journal/chart.ts';
import type {JournalLine} from '../journal/journal-line.ts';
import {yearOf} from '../journal/post-entries.ts';
import {refuse} from '../refusals.ts';
import {amountText} from './amount-text.ts';
import type {JournalExtract, PostingWithLines} from './read-journal.ts';

const NAMESPACE = 'http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0';

type Parts = readonly (XmlElement | undefined)[];

/** Text within a length, without what XML cannot carry. */
function text(name: string, value: string | null | undefined, most: number): XmlElement | undefined {
	const clean = [...(value ?? '')].filter(character => firstNotInXml(character) === undefined).join('');
	return element(name, clean.slice(0, most));
}

const parent = (name: string, ...children: Parts): XmlElement | undefined => element(name, children);

/** The journals that postings stand in: documents, money through providers and bank, the rest. */
const journals = [
	{id: 'VRK', description: 'Verkoopboek', type: 'S', kinds: ['invoice', 'credit_note']},
	{id: 'PSP', description: 'Betalingen', type: 'B', kinds: ['payment', 'refund', 'fee', 'payout']},
	{id: 'MEM', description: 'Memoriaal', type: 'M', kinds: ['set_off', 'reversal']},
] as const;

const sideOf = (minor: bigint): 'D' | 'C' => (minor < 0n ? 'C' : 'D');
const absolute = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
const balanceOf = ({debitMinor, creditMinor}: JournalLine): bigint => debitMinor - creditMinor;

/** What a line is taxed by, as one code. */
const vatIdOf = ({vatCategory, vatRate, vatCountry}: JournalLine): string | undefined =>
	vatCategory ? [vatCategory, vatRate ? formatPercentage(vatRate) : undefined, vatCountry].filter(Boolean).join('-') : undefined;

/**
 * The journal as an XML Auditfile Financieel 4.0: the audit file of this ledger, not of the whole company. Refuses a span that is not
 * within one fiscal year, and a seller without a tax number.
 */
export function writeXaf(extract: JournalExtract): string {
	const {from, to, rules, partner} = extract;
	const year = yearOf(from, rules.fiscalYearStart);
	if (yearOf(addDays(to, -1), rules.fiscalYearStart) !== year) throw refuse('one_fiscal_year', {year});
	if (!partner.sellerVatNumber || !partner.sellerCountryCode) throw refuse('seller_numbers_needed');
	const root = element('auditfile', [headerOf(extract, year), companyOf(extract)], {xmlns: NAMESPACE});
	if (!root) throw new Error('an audit file has a header');
	return writeXml(root);
}

function headerOf({from, to, integration: {currency}, createdAt}: JournalExtract, year: number): XmlElement | undefined {
	return parent(
		'header',
		text('fiscalYear', String(year), 9),
		text('startDate', from, 10),
		text('endDate', addDays(to, -1), 10),
		text('curCode', currency, 3),
		text('dateCreated', createdAt.toISOString().slice(0, 10), 10),
		text('softwareDesc', 'ScaiControl', 50),
		text('softwareVersion', '1', 20),
	);
}

function companyOf(extract: JournalExtract): XmlElement | undefined {
	const {partner} = extract;
	return parent(
		'company',
		text('Commercenr', partner.sellerRegistrationNumber, 100),
		text('companyName', partner.legalName ?? partner.name, 255),
		text('taxRegistrationCountry', partner.sellerCountryCode, 2),
		text('taxRegIdent', partner.sellerVatNumber, 30),
		customersOf(extract),
		ledgerOf(extract),
		vatCodesOf(extract),
		periodsOf(extract),
		openingOf(extract),
		transactionsOf(extract),
	);
}

const customersOf = ({debtors, integration: {currency}}: JournalExtract): XmlElement | undefined =>
	parent(
		'customersSuppliers',
		...debtors.map(debtor =>
			parent(
				'customerSupplier',
				text('custSupID', String(debtor.number), 35),
				text('custSupName', debtor.name, 50),
				text('custSupTp', 'C', 1),
				text('opBalDesc', amountText(absolute(debtor.openingMinor), currency), 20),
				text('opBalTp', sideOf(debtor.openingMinor), 1),
				text('clBalDesc', amountText(absolute(debtor.closingMinor), currency), 20),
				text('clBalTp', sideOf(debtor.closingMinor), 1),
			),
		),
	);

const ledgerOf = (extract: JournalExtract): XmlElement | undefined => {
	const own = extract.accounts.map(({account, name, role}) => ({account, name, isBalance: isBalanceRole(role)}));
	const needsResult = openingLines(extract).some(({account}) => account === RESULT.account);
	return parent(
		'generalLedger',
		...[...own, ...(needsResult ? [{...RESULT, isBalance: true}] : [])].map(({account, name, isBalance}) =>
			parent('ledgerAccount', text('accID', account, 35), text('accDesc', name, 255), text('accTp', isBalance ? 'B' : 'P', 1)),
		),
	);
};

function vatCodesOf({postings}: JournalExtract): XmlElement | undefined {
	const lines = postings.flatMap(posting => posting.lines);
	const codes = new Map(lines.filter(({role}) => role.startsWith('revenue_')).map(line => [vatIdOf(line), line] as const));
	const payable = (line: JournalLine) => lines.find(other => other.role.startsWith('vat_') && vatIdOf(other) === vatIdOf(line))?.account;
	return parent(
		'vatCodes',
		...[...codes].map(([id, line]) =>
			parent('vatCode', text('vatID', id, 35), text('vatDesc', roleNames[line.role], 100), text('vatToPayAccID', payable(line), 35)),
		),
	);
}

type PeriodOfYear = Readonly<{number: number; start: Day; end: Day}>;

/** The months of a span, counted within the fiscal year from 1. */
function monthsOf({from, to, rules: {fiscalYearStart}}: JournalExtract): PeriodOfYear[] {
	const months: PeriodOfYear[] = [];
	const last = addDays(to, -1);
	for (let start = from; start <= last; ) {
		const next = `${addDays(`${start.slice(0, 7)}-01`, 32).slice(0, 7)}-01`;
		const number = ((Number(start.slice(5, 7)) - fiscalYearStart + 12) % 12) + 1;
		months.push({number, start, end: earliestDay(addDays(next, -1), last)});
		start = next;
	}

	return months;
}

const periodsOf = (extract: JournalExtract): XmlElement | undefined =>
	parent(
		'periods',
		...monthsOf(extract).map(({number, start, end}) =>
			parent('period', text('periodNumber', String(number), 3), text('startDatePeriod', start, 10), text('endDatePeriod', end, 10)),
		),
	);

/** What earlier years earned stands here, where a year begins: on the balance sheet it is what the other accounts come to. */
const RESULT = {account: '0990', name: 'Result of earlier years'} as const;

type OpeningLine = Readonly<{account: string; minor: bigint}>;

/** What stood on the accounts when the span began. At the beginning of a year revenue and losses begin at nothing. */
function openingLines({accounts, from, rules}: JournalExtract): OpeningLine[] {
	const isYearStart = from.slice(5) === `${String(rules.fiscalYearStart).padStart(2, '0')}-01`;
	const opening = accounts.filter(({openingMinor, role}) => openingMinor !== 0n && (isBalanceRole(role) || !isYearStart));
	const result = -opening.reduce((sum, {openingMinor}) => sum + openingMinor, 0n);
	const lines = opening.map(({account, openingMinor}) => ({account, minor: openingMinor}));
	return result === 0n ? lines : [...lines, {account: RESULT.account, minor: result}];
}

function openingOf(extract: JournalExtract): XmlElement | undefined {
	const {currency} = extract.integration;
	const lines = openingLines(extract);
	const sum = (isOn: (minor: bigint) => boolean): bigint =>
		lines.filter(({minor}) => isOn(minor)).reduce((total, {minor}) => total + absolute(minor), 0n);
	return parent(
		'openingBalance',
		text('linesCount', String(lines.length), 10),
		text(
			'totalDebit',
			amountText(
				sum(minor => minor > 0n),
				currency,
			),
			20,
		),
		text(
			'totalCredit',
			amountText(
				sum(minor => minor < 0n),
				currency,
			),
			20,
		),
		...lines.map(({account, minor}, index) =>
			parent(
				'obLine',
				text('nr', String(index + 1), 35),
				text('accID', account, 35),
				text('amnt', amountText(absolute(minor), currency), 20),
				text('amntTp', sideOf(minor), 1),
			),
		),
	);
}

function transactionsOf(extract: JournalExtract): XmlElement | undefined {
	const {postings, integration} = extract;
	const lines = postings.flatMap(posting => posting.lines);
	const total = (of: (line: JournalLine) => bigint): bigint => lines.reduce((sum, line) => sum + of(line), 0n);
	return parent(
		'transactions',
		text('linesCount', String(lines.length), 10),
		text(
			'totalDebit',
			amountText(
				total(line => line.debitMinor),
				integration.currency,
			),
			20,
		),
		text(
			'totalCredit',
			amountText(
				total(line => line.creditMinor),
				integration.currency,
			),
			20,
		),
		...journals.map(({id, description, type, kinds}) => {
			const own = postings.filter(({posting}) => (kinds as readonly string[]).includes(posting.kind));
			if (own.length === 0) return undefined;
			const parts = [text('jrnID', id, 35), text('desc', description, 255), text('jrnTp', type, 1)];
			return parent('journal', ...parts, ...own.map(posting => transactionOf(posting, extract)));
		}),
	);
}

function transactionOf({posting, lines}: PostingWithLines, extract: JournalExtract): XmlElement | undefined {
	const period = monthsOf(extract).find(({start, end}) => posting.postingDate >= start && posting.postingDate <= end);
	return parent(
		'transaction',
		text('nr', `${posting.fiscalYear}-${posting.number}`, 35),
		text('desc', posting.text, 255),
		text('periodNumber', String(period?.number ?? 0), 3),
		text('trDt', posting.postingDate, 10),
		...lines.map((line, index) => {
			const {currency} = extract.integration;
			const isDebtor = line.role === 'receivables';
			const isForeign = posting.currency !== currency;
			const documentMinor = line.documentDebitMinor - line.documentCreditMinor;
			return parent(
				'trLine',
				text('nr', String(index + 1), 35),
				text('accID', line.account, 35),
				text('docRef', posting.documentNumber ?? posting.reference ?? posting.entryId, 255),
				text('effDate', posting.documentDate, 10),
				text('desc', posting.text, 255),
				text('amnt', amountText(absolute(balanceOf(line)), currency), 20),
				text('amntTp', sideOf(balanceOf(line)), 1),
				isDebtor ? text('custSupID', String(posting.debtorNumber), 35) : undefined,
				isDebtor ? text('invRef', posting.documentNumber, 255) : undefined,
				line.role.startsWith('revenue_') ? vatOf(line, extract) : undefined,
				isForeign && documentMinor !== 0n
					? parent(
							'currency',
							text('curCode', posting.currency, 3),
							text('curAmnt', amountText(absolute(documentMinor), posting.currency), 20),
						)
					: undefined,
			);
		}),
	);
}

const vatOf = (line: JournalLine, {integration: {currency}}: JournalExtract): XmlElement | undefined =>
	parent(
		'vat',
		text('vatID', vatIdOf(line), 35),
		text('vatPerc', line.vatRate ? formatPercentage(line.vatRate) : '0.00', 8),
		text('vatAmnt', amountText(absolute(line.vatMinor), currency), 20),
		text('vatAmntTp', sideOf(balanceOf(line)), 1),
	);
