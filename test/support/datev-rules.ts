import {automaticAccounts} from '../../src/domain/accounting/files/datev-bookings.ts';

/** A booking as it was read: its fields by their place, counted from 1, without their quotes. */
export type ReadBooking = Readonly<{field: (place: number) => string; cents: number}>;

export type ReadBatch = Readonly<{faults: readonly string[]; header: readonly string[]; bookings: readonly ReadBooking[]}>;

const FIELD = /"(?:[^"]|"")*"|[^;"]*/y;

/** The fields of a line; a field in quotes may hold separators and doubled quotes. */
function fieldsOf(line: string): string[] {
	const fields: string[] = [];
	for (let at = 0; at <= line.length; ) {
		FIELD.lastIndex = at;
		const [field = ''] = FIELD.exec(line) ?? [];
		fields.push(field);
		at += field.length + 1;
		if (at > line.length) break;
	}

	return fields;
}

type Rule = Readonly<{place: number; form: RegExp; is?: 'required'}>;

/** What DATEV publishes of the header's fields: format 700, category 21, version 13. */
const headerRules: readonly Rule[] = [
	{place: 1, form: /^"EXTF"$/, is: 'required'},
	{place: 2, form: /^700$/, is: 'required'},
	{place: 3, form: /^21$/, is: 'required'},
	{place: 4, form: /^"Buchungsstapel"$/, is: 'required'},
	{place: 5, form: /^13$/, is: 'required'},
	{place: 6, form: /^\d{17}$/, is: 'required'},
	{place: 7, form: /^$/},
	{place: 8, form: /^"[A-Z]{0,2}"$/},
	{place: 9, form: /^"\w{0,25}"$/},
	{place: 11, form: /^(?:100[1-9]|10[1-9]\d|1[1-9]\d\d|[2-9]\d{3}|\d{5,7})$/, is: 'required'},
	{place: 12, form: /^[1-9]\d{0,4}$/, is: 'required'},
	{place: 13, form: /^20\d{2}(?:0[1-9]|1[0-2])01$/, is: 'required'},
	{place: 14, form: /^[4-8]$/, is: 'required'},
	{place: 15, form: /^20\d{6}$/, is: 'required'},
	{place: 16, form: /^20\d{6}$/, is: 'required'},
	{place: 17, form: /^"[\w.\-/ ]{0,30}"$/},
	{place: 18, form: /^"(?:[A-Z]{2}){0,2}"$/},
	{place: 19, form: /^1$/},
	{place: 20, form: /^(?:0|30|40|50|64)$/},
	{place: 21, form: /^[01]$/},
	{place: 22, form: /^"[A-Z]{3}"$/},
	{place: 27, form: /^"0[34]"$/},
	{place: 31, form: /^".{0,16}"$/},
];

/** The same of a booking's fields, as far as any is used here. */
const bookingRules: readonly Rule[] = [
	{place: 1, form: /^(?!0,00$)\d{1,10},\d{2}$/, is: 'required'},
	{place: 2, form: /^"[SH]"$/, is: 'required'},
	{place: 3, form: /^"[A-Z]{3}"$/},
	{place: 4, form: /^$|^[1-9]\d{0,3},\d{2,6}$/},
	{place: 7, form: /^(?!0+$)\d{1,9}$/, is: 'required'},
	{place: 8, form: /^(?!0+$)\d{1,9}$/, is: 'required'},
	{place: 9, form: /^$|^"\d{1,4}"$/},
	{place: 10, form: /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])$/, is: 'required'},
	{place: 11, form: /^"[\w$&%*+\-/]{0,36}"$/},
	{place: 14, form: /^"(?:[^"]|""){0,60}"$/},
	{place: 40, form: /^$|^"(?:[A-Z]{2}[A-Z0-9]{0,13})"$/},
	{place: 41, form: /^$|^\d{1,2},\d{2}$/},
	{place: 114, form: /^[01]$/, is: 'required'},
];

const bare = (field: string): string => field.replace(/^"|"$/g, '').replaceAll('""', '"');

/** Reads a batch as DATEV would and says every published rule that it breaks. */
export function readDatev(name: string, bytes: Uint8Array): ReadBatch {
	const text = new TextDecoder('windows-1252').decode(bytes);
	const faults: string[] = [];
	if (!/^EXTF_[\w]+\.csv$/.test(name)) faults.push(`the name ${name}`);
	if (bytes[0] === 0xef) faults.push('a mark of UTF-8');
	if (!text.endsWith('\r\n') || text.replaceAll('\r\n', '').match(/[\r\n]/)) faults.push('ends of lines');
	const lines = text.split('\r\n').slice(0, -1).map(fieldsOf);
	const [header = [], columns = [], ...rows] = lines;
	if (header.length !== 31) faults.push(`${header.length} fields in the header`);
	if (columns.length !== 125) faults.push(`${columns.length} names of columns`);
	if (rows.length > 99_999) faults.push('too many bookings');
	const judge = (what: string, fields: readonly string[], rules: readonly Rule[]): void => {
		for (const {place, form, is} of rules) {
			const field = fields[place - 1] ?? '';
			if ((is === 'required' && field === '') || (field !== '' && !form.test(field))) faults.push(`${what}, field ${place}: ${field}`);
		}
	};
	judge('header', header, headerRules);
	const [from, to, length] = [header[14] ?? '', header[15] ?? '', Number(header[13])];
	const automatic = automaticAccounts[header[26] === '"04"' ? 'skr04' : 'skr03'] ?? {};
	for (const [index, row] of rows.entries()) {
		const what = `booking ${index + 1}`;
		if (row.length !== 125) faults.push(`${what} has ${row.length} fields`);
		judge(what, row, bookingRules);
		const [account = '', contra = '', key = '', day = ''] = row.slice(6, 10);
		// The year of a day comes from the header's fiscal year: within it there is one such day.
		const years = [from.slice(0, 4), to.slice(0, 4)];
		if (!years.some(year => `${year}${day.slice(2)}${day.slice(0, 2)}` >= from && `${year}${day.slice(2)}${day.slice(0, 2)}` <= to))
			faults.push(`${what} of ${day} is not within ${from} to ${to}`);
		if (account.length !== length + 1 && account.length !== length) faults.push(`${what}: the account ${account}`);
		if (contra.length !== length + 1 && contra.length !== length) faults.push(`${what}: the account ${contra}`);
		if (account === contra) faults.push(`${what}: ${account} against itself`);
		if (key !== '' && key !== '"40"' && contra in automatic) faults.push(`${what}: the key ${key} on the automatic account ${contra}`);
		for (const [first, last] of [
			[21, 36],
			[48, 87],
		] as const)
			for (let place = first; place < last; place += 2)
				if ((row[place - 1] === '') !== (row[place] === '')) faults.push(`${what}: half of the pair ${place}`);
	}

	const bookings = rows.map(row => ({
		field: (place: number) => bare(row[place - 1] ?? ''),
		cents: Number((row[0] ?? '').replace(',', '')),
	}));
	return {faults, header, bookings};
}

/**
 * What the bookings come to on each account, as whoever imports them would book: an automatic account, or a key, takes the tax out of the
 * gross. In cents, a debit above zero; debtors are one account.
 */
export function datevBalances(
	{header, bookings}: ReadBatch,
	{vatAccounts}: {vatAccounts: Readonly<Record<string, string>>},
): Record<string, number> {
	const balances: Record<string, number> = {};
	const length = Number(header[13]);
	const automatic = automaticAccounts[header[26] === '"04"' ? 'skr04' : 'skr03'] ?? {};
	const rateOfKey: Readonly<Record<string, string>> = {'2': '7.00', '3': '19.00'};
	const post = (account: string, cents: number): void => {
		const name = account.length > length ? 'debtors' : account;
		balances[name] = (balances[name] ?? 0) + cents;
	};
	for (const {field, cents} of bookings) {
		const signed = field(2) === 'S' ? cents : -cents;
		const [account, contra, key] = [field(7), field(8), field(9)];
		const rate = key === '40' ? undefined : (rateOfKey[key] ?? automatic[contra]);
		const percent = Number(rate ?? 0);
		const tax = Number.isNaN(percent) ? 0 : Math.sign(signed) * Math.round((Math.abs(signed) * percent) / (100 + percent));
		post(account, signed);
		post(contra, -(signed - tax));
		if (tax !== 0) post(vatAccounts[rate ?? ''] ?? 'no VAT account', -tax);
	}

	return Object.fromEntries(Object.entries(balances).filter(([, cents]) => cents !== 0));
}
