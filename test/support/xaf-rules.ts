import {elementsAt, type ReadElement, readXml, textAt} from './read-xml.ts';

/** An element of the format: how often, how long its text, of which form, and what is in it, in this order. */
type Form = Readonly<{name: string; times: '1' | '?' | '*' | '+'; most?: number; form?: RegExp; inside?: readonly Form[]}>;

const leaf = (name: string, times: Form['times'], most: number, form?: RegExp): Form => ({name, times, most, ...(form && {form})});

const AMOUNT = /^-?\d{1,17}(?:\.\d{1,2})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SIDE = /^[CD]$/;

const address: readonly Form[] = [
	leaf('streetname', '?', 100),
	leaf('number', '?', 15),
	leaf('numberExtension', '?', 10),
	leaf('city', '?', 50),
	leaf('postalCode', '?', 10),
	leaf('country', '?', 2),
];

const totals = [leaf('linesCount', '1', 10, /^\d+$/), leaf('totalDebit', '1', 20, AMOUNT), leaf('totalCredit', '1', 20, AMOUNT)];

const trLine: readonly Form[] = [
	leaf('nr', '1', 35),
	leaf('accID', '1', 35),
	leaf('docRef', '1', 255),
	leaf('effDate', '1', 10, DAY),
	leaf('settDate', '?', 10, DAY),
	leaf('desc', '?', 255),
	leaf('amnt', '1', 20, AMOUNT),
	leaf('amntTp', '1', 1, SIDE),
	leaf('custSupID', '?', 35),
	leaf('invRef', '?', 255),
	{
		...{name: 'vat', times: '*'},
		inside: [
			leaf('vatID', '1', 35),
			leaf('vatPerc', '1', 8, /^\d{1,4}(?:\.\d{1,3})?$/),
			leaf('vatAmnt', '1', 20, AMOUNT),
			leaf('vatAmntTp', '1', 1, SIDE),
		],
	},
	{name: 'currency', times: '?', inside: [leaf('curCode', '1', 3, /^[A-Z]{3}$/), leaf('curAmnt', '1', 20, AMOUNT)]},
];

/** XML Auditfile Financieel 4.0, in its order, as far as a ledger of sales uses it. */
const auditfile: Form = {
	...{name: 'auditfile', times: '1'},
	inside: [
		{
			...{name: 'header', times: '1'},
			inside: [
				leaf('fiscalYear', '1', 9, /^\d{4}(?:-\d{4})?$/),
				leaf('startDate', '1', 10, DAY),
				leaf('endDate', '1', 10, DAY),
				leaf('curCode', '1', 3, /^[A-Z]{3}$/),
				leaf('dateCreated', '1', 10, DAY),
				leaf('softwareDesc', '1', 50),
				leaf('softwareVersion', '1', 20),
				leaf('RGSVersion', '?', 20),
			],
		},
		{
			...{name: 'company', times: '1'},
			inside: [
				leaf('Commercenr', '?', 100),
				leaf('companyName', '1', 255),
				leaf('taxRegistrationCountry', '1', 2),
				leaf('taxRegIdent', '1', 30),
				{name: 'streetAddress', times: '?', inside: address},
				{
					...{name: 'customersSuppliers', times: '?'},
					inside: [
						{
							...{name: 'customerSupplier', times: '*'},
							inside: [
								leaf('custSupID', '1', 35),
								leaf('custSupName', '?', 50),
								leaf('eMail', '?', 255),
								leaf('commerceNr', '?', 100),
								leaf('taxRegistrationCountry', '?', 2),
								leaf('taxRegIdent', '?', 30),
								leaf('custSupTp', '?', 1, /^[BCS]$/),
								leaf('opBalDesc', '?', 20, AMOUNT),
								leaf('opBalTp', '?', 1, SIDE),
								leaf('clBalDesc', '?', 20, AMOUNT),
								leaf('clBalTp', '?', 1, SIDE),
								{name: 'streetAddress', times: '?', inside: address},
							],
						},
					],
				},
				{
					...{name: 'generalLedger', times: '1'},
					inside: [
						{
							...{name: 'ledgerAccount', times: '+'},
							inside: [leaf('accID', '1', 35), leaf('accDesc', '1', 255), leaf('accTp', '1', 1, /^[BP]$/), leaf('RGScode', '?', 35)],
						},
					],
				},
				{
					...{name: 'vatCodes', times: '?'},
					inside: [
						{
							...{name: 'vatCode', times: '*'},
							inside: [leaf('vatID', '1', 35), leaf('vatDesc', '1', 100), leaf('vatToPayAccID', '?', 35), leaf('vatToClaimAccID', '?', 35)],
						},
					],
				},
				{
					...{name: 'periods', times: '1'},
					inside: [
						{
							...{name: 'period', times: '+'},
							inside: [
								leaf('periodNumber', '1', 3, /^\d{1,3}$/),
								leaf('startDatePeriod', '1', 10, DAY),
								leaf('endDatePeriod', '1', 10, DAY),
							],
						},
					],
				},
				{
					...{name: 'openingBalance', times: '1'},
					inside: [
						...totals,
						{
							...{name: 'obLine', times: '*'},
							inside: [leaf('nr', '1', 35), leaf('accID', '1', 35), leaf('amnt', '1', 20, AMOUNT), leaf('amntTp', '1', 1, SIDE)],
						},
					],
				},
				{
					...{name: 'transactions', times: '1'},
					inside: [
						...totals,
						{
							...{name: 'journal', times: '*'},
							inside: [
								leaf('jrnID', '1', 35),
								leaf('desc', '1', 255),
								leaf('jrnTp', '1', 1, /^[BCGMOPSTYZ]$/),
								leaf('offsetAccID', '?', 35),
								{
									...{name: 'transaction', times: '*'},
									inside: [
										leaf('nr', '1', 35),
										leaf('desc', '?', 255),
										leaf('periodNumber', '1', 3),
										leaf('trDt', '1', 10, DAY),
										{name: 'trLine', times: '+', inside: trLine},
									],
								},
							],
						},
					],
				},
			],
		},
	],
};

/** What an element breaks of its form: order, occurrence, lengths and kinds. */
function formFaults(found: ReadElement, form: Form, path: string): string[] {
	const faults: string[] = [];
	if (form.inside === undefined) {
		if (found.text.length > (form.most ?? 0)) faults.push(`${path} is longer than ${form.most}`);
		if (form.form && !form.form.test(found.text)) faults.push(`${path} is '${found.text}'`);
		return faults;
	}

	let at = 0;
	for (const inner of form.inside) {
		let times = 0;
		while (found.children[at]?.name === inner.name) {
			faults.push(...formFaults(found.children[at] as ReadElement, inner, `${path}/${inner.name}`));
			times += 1;
			at += 1;
		}

		const isAllowed = {1: times === 1, '?': times <= 1, '*': true, '+': times >= 1}[inner.times];
		if (!isAllowed) faults.push(`${path}/${inner.name} is there ${times} times`);
	}

	if (at < found.children.length) faults.push(`${path}/${found.children[at]?.name} is out of place`);
	return faults;
}

const cents = (text: string | undefined): number => Math.round(Number(text ?? 0) * 100);
const signed = (of: ReadElement): number => (textAt(of, 'amntTp') === 'D' ? 1 : -1) * cents(textAt(of, 'amnt'));
const isUnique = (values: readonly (string | undefined)[]): boolean => new Set(values).size === values.length;

export type ReadAuditFile = Readonly<{faults: readonly string[]; balances: Readonly<Record<string, number>>}>;

/** Reads an audit file and says what it breaks: the form of version 4.0, the tax authority's rules of consistency, and what must be defined. */
export function readXaf(xml: string): ReadAuditFile {
	const root = readXml(xml);
	const faults = formFaults(root, auditfile, 'auditfile');
	if (root.attributes['xmlns'] !== 'http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0')
		faults.push('the namespace');
	const [company] = elementsAt(root, 'company');
	const ids = (path: string, name: string) => elementsAt(company, path).map(each => textAt(each, name));
	const accounts = ids('generalLedger/ledgerAccount', 'accID');
	const debtors = ids('customersSuppliers/customerSupplier', 'custSupID');
	const codes = ids('vatCodes/vatCode', 'vatID');
	const periods = elementsAt(company, 'periods/period');
	if (!isUnique(accounts) || !isUnique(debtors) || !isUnique(codes)) faults.push('something is defined twice');
	const balances: Record<string, number> = {};
	for (const [part, path] of [
		['openingBalance', 'obLine'],
		['transactions', 'journal/transaction/trLine'],
	] as const) {
		const lines = elementsAt(company, `${part}/${path}`);
		const [debit, credit] = [lines.filter(line => signed(line) > 0), lines.filter(line => signed(line) < 0)];
		const sum = (of: readonly ReadElement[]): number => of.reduce((total, line) => total + Math.abs(signed(line)), 0);
		if (Number(textAt(company, `${part}/linesCount`)) !== lines.length) faults.push(`${part}: linesCount`);
		if (cents(textAt(company, `${part}/totalDebit`)) !== sum(debit)) faults.push(`${part}: totalDebit`);
		if (cents(textAt(company, `${part}/totalCredit`)) !== sum(credit)) faults.push(`${part}: totalCredit`);
		if (sum(debit) !== sum(credit)) faults.push(`${part} does not balance`);
		for (const line of lines) {
			const account = textAt(line, 'accID') ?? '';
			balances[account] = (balances[account] ?? 0) + signed(line);
			if (!accounts.includes(account)) faults.push(`${part}: the account ${account} is not defined`);
		}
	}

	for (const journal of elementsAt(company, 'transactions/journal')) {
		const transactions = elementsAt(journal, 'transaction');
		if (!isUnique(transactions.map(each => textAt(each, 'nr')))) faults.push('two transactions of one number');
		for (const transaction of transactions) faults.push(...transactionFaults(transaction, {debtors, codes, periods}));
	}

	return {faults, balances: Object.fromEntries(Object.entries(balances).filter(([, sum]) => sum !== 0))};
}

type Defined = Readonly<{
	debtors: readonly (string | undefined)[];
	codes: readonly (string | undefined)[];
	periods: readonly ReadElement[];
}>;

function transactionFaults(transaction: ReadElement, {debtors, codes, periods}: Defined): string[] {
	const faults: string[] = [];
	const [number, day] = [textAt(transaction, 'nr'), textAt(transaction, 'trDt') ?? ''];
	const lines = elementsAt(transaction, 'trLine');
	if (lines.reduce((sum, line) => sum + signed(line), 0) !== 0) faults.push(`transaction ${number} does not balance`);
	if (!isUnique(lines.map(line => textAt(line, 'nr')))) faults.push(`transaction ${number} has two lines of one number`);
	const period = periods.find(each => textAt(each, 'periodNumber') === textAt(transaction, 'periodNumber'));
	const isWithin = day >= (textAt(period, 'startDatePeriod') ?? '9') && day <= (textAt(period, 'endDatePeriod') ?? '0');
	if (!isWithin) faults.push(`transaction ${number} of ${day} is not within its period`);
	for (const line of lines) {
		const debtor = textAt(line, 'custSupID');
		if (debtor !== undefined && !debtors.includes(debtor)) faults.push(`the debtor ${debtor} is not defined`);
		for (const vat of elementsAt(line, 'vat'))
			if (!codes.includes(textAt(vat, 'vatID'))) faults.push(`the VAT code ${textAt(vat, 'vatID')} is not defined`);
	}

	return faults;
}
