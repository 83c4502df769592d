import type {ProviderSlug} from '../../billing/payment.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {eachPage} from '../provider/each-page.ts';
import type {ListedBalanceTransaction, Provider, Providers} from '../provider/provider.ts';
import {keepBalanceTransactions} from './keep-balance-transactions.ts';

const DAY_MS = 24 * 3_600_000;
/** Pages that are asked for one day of a provider; a hundred transactions a page. */
const PAGES_LIMIT = 1000;
/** So many are written down by one unit. */
const SLICE = 500;
/** So long before the newest that is known is asked for again: what stands in a list may be written down there a little late. */
const OVERLAP_MS = DAY_MS;
/** What a provider could not be asked about for longer than this is not read by itself any more. */
const LOOK_BACK_MS = 30 * DAY_MS;

type Tools = Readonly<{
	providers: Providers;
	accountOwnerId: IdOf<'partner'>;
	/** Reads in a unit of its own: none is open while a provider is asked. */
	look: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
	/** Writes in a unit of its own. */
	system: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
}>;

/** A provider that did not tell everything, and why. */
export type Untold = Readonly<{provider: ProviderSlug; code: string}>;

/**
 * Reads what each provider took of the money on its account until an instant of real time, from where it was last known, and writes it down.
 * Day by day, and a day only when all of it was told: what fails is read again from there. Answers who did not tell everything.
 */
export async function readBalances(until: Date, tools: Tools): Promise<Untold[]> {
	const untold: Untold[] = [];
	for (const provider of tools.providers.values()) {
		const code = await readBalance(provider, until, tools);
		if (code !== undefined) untold.push({provider: provider.slug, code});
	}

	return untold;
}

async function readBalance(provider: Provider, until: Date, {look, system, accountOwnerId}: Tools): Promise<string | undefined> {
	if (!provider.listBalance) return undefined;
	const newest = await look(async unit => newestOf(unit, provider.slug));
	const from = Math.max((newest?.getTime() ?? until.getTime()) - OVERLAP_MS, until.getTime() - LOOK_BACK_MS);
	for (let begins = from; begins < until.getTime(); begins += DAY_MS) {
		const ends = Math.min(begins + DAY_MS, until.getTime());
		const told = await listDay(provider.listBalance, {from: new Date(begins), to: new Date(ends)});
		if (typeof told === 'string') return told;
		const inOrder = told.toSorted((one, other) => one.at.getTime() - other.at.getTime());
		for (let first = 0; first < inOrder.length; first += SLICE) {
			const listed = inOrder.slice(first, first + SLICE);
			await system(async unit => keepBalanceTransactions(unit, {provider: provider.slug, listed, accountOwnerId}));
		}
	}

	return undefined;
}

/** All of a span, or why it was not told. */
async function listDay(
	list: NonNullable<Provider['listBalance']>,
	span: Readonly<{from: Date; to: Date}>,
): Promise<readonly ListedBalanceTransaction[] | string> {
	const all: ListedBalanceTransaction[] = [];
	const code = await eachPage(list, {span, limit: PAGES_LIMIT, take: ({transactions}) => void all.push(...transactions)});
	return code ?? all;
}

async function newestOf({em}: Unit, provider: ProviderSlug): Promise<Date | undefined> {
	const [row] = await em.execute<{newest: Date | string | null}[]>(
		'select max(listed_at) as newest from balance_transaction where provider = ?',
		[provider],
	);
	return row?.newest ? new Date(row.newest) : undefined;
}
