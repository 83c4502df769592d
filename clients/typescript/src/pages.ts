import type {OperationFacts} from './facts.ts';

/** The most that a page may have. */
const PAGE_SIZE = 100;

export type Page = Readonly<{
	data: readonly unknown[];
	/** `next_after` is where the list goes on; null when this was its end. */
	pagination: Readonly<{total_pages?: number; more?: boolean; next_after?: string | null}>;
}>;

type Ask = (more: Readonly<Record<string, unknown>>) => Promise<Page>;

const idOf = (row: unknown): string | undefined => (Object(row) as {id?: string}).id;

/** What the next page is asked by; undefined when there is none. */
function nextOf(
	walk: OperationFacts['walk'],
	number: number,
	{data, pagination}: Page,
	pageSize: number,
): Record<string, unknown> | undefined {
	if (walk === undefined) return undefined;
	if (walk === 'after' && pagination.next_after !== undefined)
		return pagination.next_after === null ? undefined : {after: pagination.next_after};
	if (data.length < pageSize) return undefined;
	if (walk === 'after') return {after: lastIdOf(data)};
	return number < (pagination.total_pages ?? 0) || pagination.more === true ? {page: number + 1} : undefined;
}

/**
 * Every row of a list, page after page. A list that goes on behind the last row that was seen skips and repeats nothing while rows come and
 * go; by the number of the page, rows may shift.
 *
 * @param pageSize rows a request
 */
export async function* rowsOf(
	walk: OperationFacts['walk'],
	ask: Ask,
	pageSize: number = PAGE_SIZE,
): AsyncGenerator<unknown, void, undefined> {
	let next: Record<string, unknown> | undefined = {};
	for (let number = 1; next; number++) {
		const page: Page = await ask(walk === undefined ? {} : {page_size: pageSize, ...next});
		yield* page.data;
		next = nextOf(walk, number, page, pageSize);
	}
}

function lastIdOf(rows: readonly unknown[]): string {
	const id = idOf(rows.at(-1));
	if (id === undefined) throw new TypeError('the rows of this list have no id to go on from');
	return id;
}
