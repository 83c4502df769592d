import {amountText} from '../../domain/accounting/files/amount-text.ts';
import type {BooksAnswer, BooksDocument, BooksFee} from '../../domain/accounting/remote/remote-books.ts';

export const known = <Value>(value: Value): BooksAnswer<Value> => ({kind: 'known', value});

export const refused = (code: string, sentence: string): BooksAnswer<never> => ({kind: 'refused', code, sentence});

/** Goes on with what is known; whatever else came of a call ends it. */
export async function after<Value, Other>(
	answer: BooksAnswer<Value>,
	next: (value: Value) => Promise<BooksAnswer<Other>>,
): Promise<BooksAnswer<Other>> {
	return answer.kind === 'known' ? next(answer.value) : answer;
}

/** What must be there after a call that made it. */
export const present = <Value>(answer: BooksAnswer<Value | undefined>, name: string): BooksAnswer<Value> => {
	if (answer.kind !== 'known') return answer;
	if (answer.value === undefined) return refused('not_there', `${name} does not know what it is about`);
	return known(answer.value);
};

/** Refuses a fee in another currency than that of the books, where a general journal knows no other. */
export const foreignFee = (name: string, {currency, booksCurrency}: BooksFee): BooksAnswer<never> | undefined =>
	currency === booksCurrency
		? undefined
		: refused('foreign_fee', `The general journal of ${name} is in ${booksCurrency} only: enter this fee in ${currency} by hand`);

/** Refuses a document of which the settings name no account of revenue; undefined when they name all. */
export function accountMissing(
	{groups}: BooksDocument,
	accounts: Readonly<Partial<Record<string, string | number>>>,
): BooksAnswer<never> | undefined {
	const missing = groups.map(({revenueRole}) => revenueRole).find(role => !Object.hasOwn(accounts, role));
	return missing === undefined ? undefined : refused('no_account', `No account is set for ${missing}: add it to revenue_accounts`);
}

/** They round VAT in their own way: what they make of a document is compared with what it says. */
export function differenceOf(
	name: string,
	theirs: Readonly<{net: string; gross: string}>,
	{netMinor, vatMinor, currency}: BooksDocument,
): string | undefined {
	const [net, gross] = [amountText(netMinor, currency), amountText(netMinor + vatMinor, currency)];
	if (Number(theirs.net) === Number(net) && Number(theirs.gross) === Number(gross)) return undefined;
	return `${name} has ${theirs.net} without and ${theirs.gross} with VAT; the document says ${net} and ${gross}`;
}

/** A rate that could be meant, as a provider names it. */
export type Rate = Readonly<{code: string; name: string; percentage: number; country: string | undefined}>;

/** The keys of VAT that have no rate, or one that cannot be used, each with the rates that would fit. */
export const missingRates = (
	keys: readonly string[],
	{mapped, usable}: Readonly<{mapped: Readonly<Record<string, string>>; usable: readonly Rate[]}>,
): string[] =>
	keys.flatMap(key => {
		const code = mapped[key];
		if (code && usable.some(rate => rate.code === code)) return [];
		const [, percentage = '0.00', country] = key.split(' ');
		const fitting = usable.filter(rate => rate.percentage === Number(percentage) && rate.country === country);
		const proposal = fitting.length > 0 ? ` (fitting: ${fitting.map(rate => `${rate.code} ${rate.name}`).join(', ')})` : '';
		return [`${code ? `the rate ${code} of '${key}' is not there` : `no rate for '${key}'`}${proposal}`];
	});
