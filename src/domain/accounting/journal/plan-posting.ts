import type {Payment} from '../../billing/payment.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {Decimal} from '../../platform/values/decimal.ts';
import type {BookedDocument} from '../booked-document.ts';
import type {ToldEntry} from '../entry-of.ts';
import type {MovementBackground} from '../load-background.ts';
import type {BookRates} from './book-rates.ts';
import {type AccountRole, clearingRole, roleNames} from './chart.ts';
import type {JournalRules} from './journal-settings.ts';
import {planDocument} from './plan-document.ts';
import {type Item, type OpenItem, planMoney, planSetOff, planTransfer} from './plan-money.ts';
import type {Conversion, PlannedLine, PostingPlan} from './posting-plan.ts';

/** What a posting is decided by. */
export type PostingTerms = Readonly<{
	rules: JournalRules;
	/** The currency of the books. */
	currency: Currency;
	rates: BookRates;
	lines: MovementBackground['lines'];
	/** What stands on receivables for a document or prepayment, as postings before this one left it. */
	openItem: (id: string) => OpenItem;
}>;

/** What becomes of a movement in the journal: lines and the rate of its currency, or why not, as a sentence. */
export type Planned =
	| Readonly<{lines: readonly PlannedLine[]; exchangeRate: Decimal | null}>
	| Readonly<{fault: string; code: 'no_account' | 'no_rate'}>;

const noRate = (told: ToldEntry, to: string): Planned => ({
	...{code: 'no_rate', fault: `No reference rate from ${told.currency} to ${to} is known for ${told.day} or a day before`},
});

const outcomeOf = (plan: PostingPlan, rate: Decimal | undefined): Planned =>
	'missingRole' in plan
		? {code: 'no_account', fault: `The chart has no account for '${plan.missingRole}' (${roleNames[plan.missingRole]}): give it one`}
		: {lines: plan.lines, exchangeRate: rate ?? null};

/** Where money is: at the bank, or at a provider until it pays it out. */
const cashRole = (provider: Payment['provider'], {hasBankFeed}: JournalRules): AccountRole => {
	if (provider === 'bank_transfer' || provider === 'credit') return hasBankFeed ? 'suspense' : 'bank';
	return clearingRole(provider);
};

/** A fee is paid, and a payout made, out of what the provider has. */
function planBalance(told: ToldEntry, {rules, currency: to, rates}: PostingTerms): Planned {
	const {kind, amountMinor, currency, day, provider} = told;
	if (provider === undefined) throw new Error('a fee or a payout is of a provider');
	const rate = currency === to ? undefined : rates.on(currency, day);
	if (currency !== to && !rate) return noRate(told, to);
	const taker = kind === 'fee' ? 'fees' : cashRole('bank_transfer', rules);
	const transfer = {amountMinor, from: cashRole(provider, rules), to: taker, conversion: {from: currency, to, rate}};
	return outcomeOf(planTransfer(transfer, rules), rate);
}

/** Decides how a movement is posted. Pure. */
export function planPosting(told: ToldEntry, terms: PostingTerms): Planned {
	if (told.kind === 'fee' || told.kind === 'payout') return planBalance(told, terms);
	const {rules, currency: to, rates, lines} = terms;
	const {invoice, from, provider, currency, amountMinor} = told;
	const isForeign = currency !== to;
	const rateOf = (document: BookedDocument | undefined): Decimal | undefined =>
		document ? rates.ofDocument(document) : rates.on(currency, told.day);
	const [itemRate, dayRate] = isForeign ? [rateOf(invoice), rateOf(undefined)] : [];
	const neededRate = provider === undefined ? itemRate : dayRate && itemRate;
	if (isForeign && !neededRate) return noRate(told, to);
	const conversion = (rate: Decimal | undefined): Conversion => ({from: currency, to, rate});
	const item = (id: string, rate: Decimal | undefined): Item => ({id, open: terms.openItem(id), conversion: conversion(rate)});
	if (provider === undefined) {
		if (!invoice) throw new Error('a document is posted without it');
		return outcomeOf(planDocument({invoice, lines: lines(invoice.id)}, rules, conversion(itemRate)), itemRate);
	}

	const on = item(told.itemId ?? '', itemRate);
	if (from) {
		const fromRate = isForeign ? rateOf(from.note) : undefined;
		return outcomeOf(planSetOff({amountMinor, from: item(from.id, fromRate), on}, rules), itemRate);
	}

	return outcomeOf(planMoney({amountMinor, role: cashRole(provider, rules), item: on, conversion: conversion(dayRate)}, rules), dayRate);
}
