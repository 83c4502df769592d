import {formatPercentage} from '../../platform/values/decimal.ts';
import {accountFor} from '../journal/chart.ts';
import type {JournalLine} from '../journal/journal-line.ts';
import type {JournalRules} from '../journal/journal-settings.ts';
import type {PostingWithLines} from './read-journal.ts';

/** Accounts of the German charts that take the tax out of what is booked on them by themselves, with the rate that they do it by. */
export const automaticAccounts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	skr03: {'8400': '19.00', '8300': '7.00', '8336': '0.00', '8125': '0.00', '8331': 'of the buyer'},
	skr04: {'4400': '19.00', '4300': '7.00', '4336': '0.00', '4125': '0.00', '4331': 'of the buyer'},
};

/** Tax keys of sales: whoever imports takes so much of the gross out. */
const keyOfRate: Readonly<Record<string, string>> = {'19.00': '3', '7.00': '2'};

/** Switches an automatic account off. */
const WITHOUT_TAX = '40';

/** One booking: an amount on an account, seen from there, against another. */
export type DatevBooking = Readonly<{
	/** Above zero. */
	amountMinor: bigint;
	side: 'S' | 'H';
	account: string;
	contra: string;
	key: string;
	/** What open items are matched by. */
	reference: string | null;
	/** A buyer's VAT number, or the state whose VAT it is; and that VAT's rate. */
	euPlace: string | null;
	euRate: string | null;
}>;

const balanceOf = ({debitMinor, creditMinor}: JournalLine): bigint => debitMinor - creditMinor;

type Amounts = Readonly<{account: string; contra: string; minor: bigint; reference: string | null}>;

function booking({account, contra, minor, reference}: Amounts, more: Partial<DatevBooking> = {}): DatevBooking {
	const side = minor > 0n ? 'S' : 'H';
	return {...{account, contra, side, reference, amountMinor: minor < 0n ? -minor : minor, key: '', euPlace: null, euRate: null}, ...more};
}

/** Greek numbers begin with EL, and so does DATEV's Greece. */
const euPlaceOf = (line: JournalLine, vatNumber: string | null): string | null =>
	line.role === 'revenue_reverse_charge' ? vatNumber : line.vatCountry === 'GR' ? 'EL' : (line.vatCountry ?? null);

/**
 * The bookings of a posting, of its debtor against every other account: revenue with the VAT of its group where the account or a key takes
 * just that out again, else net beside the VAT. What is set off goes through suspense, each open item by itself; fees and payouts have no debtor.
 */
export function bookingsOf({posting, lines}: PostingWithLines, rules: JournalRules): DatevBooking[] {
	const debtor = String(posting.debtorNumber);
	const reference = posting.documentNumber ?? posting.reference ?? null;
	if (lines.every(({role}) => role === 'receivables')) return setOff(posting.reference ?? null, {debtor, lines, reference}, rules);
	if (!lines.some(({role}) => role === 'receivables')) return transfer(lines, reference);
	const others = lines.filter(({role}) => role !== 'receivables' && !role.startsWith('vat_'));
	const vatLines = lines.filter(({role}) => role.startsWith('vat_'));
	const bookings = others.flatMap(line => {
		const group = others.filter(other => keyOf(other) === keyOf(line));
		const gross = grossKey(line, group, rules);
		const amounts = {account: debtor, contra: line.account, reference};
		const more = {euPlace: euPlaceOf(line, posting.vatNumber ?? null), euRate: line.vatCountry ? rateOf(line) : null};
		if (gross !== undefined) {
			const vat = line.creditMinor > 0n ? line.vatMinor : -line.vatMinor;
			return [booking({...amounts, minor: -balanceOf(line) + vat}, {key: gross, ...more})];
		}

		const key = automaticRate(line.account, rules) === undefined ? '' : WITHOUT_TAX;
		return [booking({...amounts, minor: -balanceOf(line)}, {...more, key})];
	});
	// VAT that no gross booking takes out is booked by itself.
	const taken = new Set(
		others
			.filter(
				line =>
					grossKey(
						line,
						others.filter(other => keyOf(other) === keyOf(line)),
						rules,
					) !== undefined,
			)
			.map(keyOf),
	);
	const separate = vatLines.filter(line => !taken.has(keyOf(line)));
	return [
		...bookings,
		...separate.map(line => booking({account: debtor, contra: line.account, minor: -balanceOf(line), reference})),
	].filter(({amountMinor}) => amountMinor !== 0n);
}

/** What is between two accounts of the ledger is one booking of the one against the other. */
function transfer([one, other]: readonly JournalLine[], reference: string | null): DatevBooking[] {
	if (!one || !other) return [];
	return [booking({account: one.account, contra: other.account, minor: balanceOf(one), reference})];
}

const rateOf = ({vatRate}: JournalLine): string => (vatRate ? formatPercentage(vatRate) : '0.00');

const keyOf = (line: JournalLine): string => `${line.vatCategory ?? ''} ${rateOf(line)} ${line.vatCountry ?? ''}`;

const automaticRate = (account: string, {chart}: JournalRules): string | undefined => automaticAccounts[chart]?.[account];

/**
 * The key under which a line of revenue is booked with its VAT; undefined where it is booked net. One account alone in its group gives back
 * the group's VAT to the cent: it is less than half a cent away from what the rate takes out.
 */
function grossKey(line: JournalLine, group: readonly JournalLine[], rules: JournalRules): string | undefined {
	const isDomestic = line.vatCountry === null || line.vatCountry === undefined;
	if (!line.role.startsWith('revenue_') || group.length !== 1 || !isDomestic) return undefined;
	const automatic = automaticRate(line.account, rules);
	if (automatic === rateOf(line)) return '';
	if (line.vatMinor === 0n) return automatic === undefined ? '' : WITHOUT_TAX;
	return automatic === undefined ? keyOfRate[rateOf(line)] : undefined;
}

type Items = Readonly<{debtor: string; lines: readonly JournalLine[]; reference: string | null}>;

function setOff(from: string | null, {debtor, lines, reference}: Items, rules: JournalRules): DatevBooking[] {
	const suspense = accountFor(rules, 'suspense') ?? '';
	const documents = [from, reference];
	return lines.map((line, index) =>
		booking({account: debtor, contra: suspense, minor: balanceOf(line), reference: documents[index] ?? reference}),
	);
}
