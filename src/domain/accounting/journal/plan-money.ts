import {divideHalfUp} from '../../platform/values/money.ts';
import {type AccountRole, accountFor, type JournalChart} from './chart.ts';
import {type Conversion, convert, type PlannedLine, type PostingPlan} from './posting-plan.ts';

/** What stands on receivables for one document or prepayment, in minor units of its own currency and of that of the books. */
export type OpenItem = Readonly<{documentMinor: bigint; minor: bigint}>;

/** A document or prepayment whose open item changes, as it was before, and the rate that it was posted by. */
export type Item = Readonly<{id: string; open: OpenItem; conversion: Conversion}>;

const untaxed = {vatCase: null, vatCategory: null, vatRate: null, vatCountry: null, vatMinor: 0n};

const absolute = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

/**
 * What an amount of an open item is in the books: its share of what stands there, so that the last cent of the one is the last cent of the
 * other. What goes beyond the item is worth what the document is.
 */
export function worthOf(amountMinor: bigint, {open, conversion}: Item): bigint {
	const isPart = open.documentMinor !== 0n && open.documentMinor > 0n === amountMinor > 0n;
	if (conversion.from === conversion.to) return amountMinor;
	if (!isPart || absolute(amountMinor) > absolute(open.documentMinor)) return convert(amountMinor, conversion);
	return divideHalfUp(open.minor * amountMinor, open.documentMinor);
}

type Accounts = (role: AccountRole) => string | undefined;

/** The lines, completed by the difference of two rates, where there is one. */
function withDifference(lines: readonly PlannedLine[], account: Accounts): PostingPlan {
	const difference = -lines.reduce((sum, {minor}) => sum + minor, 0n);
	if (difference === 0n) return {lines};
	const role = difference > 0n ? 'exchange_loss' : 'exchange_gain';
	const number = account(role);
	if (number === undefined) return {missingRole: role};
	return {lines: [...lines, {role, account: number, minor: difference, documentMinor: 0n, itemId: null, ...untaxed}]};
}

type Money = Readonly<{
	/** Above zero it came in, below it went out. */
	amountMinor: bigint;
	/** Where it is. */
	role: AccountRole;
	item: Item;
	/** By the rate of the day that it moved. */
	conversion: Conversion;
}>;

/** Money that came in on an open item, or went out on it: cash at the rate of its day, the item at its own, the difference as loss or gain. */
export function planMoney({amountMinor, role, item, conversion}: Money, chart: JournalChart): PostingPlan {
	const account: Accounts = wanted => accountFor(chart, wanted);
	const [cash, receivables] = [account(role), account('receivables')];
	if (cash === undefined) return {missingRole: role};
	if (receivables === undefined) return {missingRole: 'receivables'};
	return withDifference(
		[
			{role, account: cash, minor: convert(amountMinor, conversion), documentMinor: amountMinor, itemId: null, ...untaxed},
			{
				...{role: 'receivables', account: receivables, itemId: item.id, ...untaxed},
				...{minor: -worthOf(amountMinor, item), documentMinor: -amountMinor},
			},
		],
		account,
	);
}

type Transfer = Readonly<{
	/** Above zero it goes from the one account to the other, below it came back. */
	amountMinor: bigint;
	from: AccountRole;
	to: AccountRole;
	conversion: Conversion;
}>;

/** Money that goes from one account to another and changes no open item: both by the rate of its day. */
export function planTransfer({amountMinor, from, to, conversion}: Transfer, chart: JournalChart): PostingPlan {
	const [taker, giver] = [accountFor(chart, to), accountFor(chart, from)];
	if (taker === undefined) return {missingRole: to};
	if (giver === undefined) return {missingRole: from};
	const minor = convert(amountMinor, conversion);
	if (minor === 0n) return {lines: []};
	return {
		lines: [
			{role: to, account: taker, minor, documentMinor: amountMinor, itemId: null, ...untaxed},
			{role: from, account: giver, minor: -minor, documentMinor: -amountMinor, itemId: null, ...untaxed},
		],
	};
}

type SetOff = Readonly<{amountMinor: bigint; from: Item; on: Item}>;

/** Credit of one item set off on another: it stays on receivables, and two open items are closed. Below zero it is undone. */
export function planSetOff({amountMinor, from, on}: SetOff, chart: JournalChart): PostingPlan {
	const receivables = accountFor(chart, 'receivables');
	if (receivables === undefined) return {missingRole: 'receivables'};
	const line = {role: 'receivables' as const, account: receivables, ...untaxed};
	return withDifference(
		[
			{...line, itemId: from.id, minor: -worthOf(-amountMinor, from), documentMinor: amountMinor},
			{...line, itemId: on.id, minor: -worthOf(amountMinor, on), documentMinor: -amountMinor},
		],
		wanted => accountFor(chart, wanted),
	);
}
