import {z} from 'zod';
import type {BooksAnswer} from '../../domain/accounting/remote/remote-books.ts';
import type {Day} from '../../domain/platform/values/period.ts';
import {known} from '../books/answers.ts';
import type {MoneybirdClient} from './moneybird-client.ts';

/** Things of a list that are asked for at once, and how often at most. */
export const PAGE = 100;
export const PAGES_LIMIT = 20;

type Wanted<Item> = Readonly<{
	/** The list, as a path within the administration. */
	path: string;
	day: Day;
	/** What else a thing has to be, as Moneybird filters. */
	filter?: string;
	schema: z.ZodType<Item>;
	reference: string;
}>;

/** What bears our reference among the things of a day: nothing filters by it, so each of them is compared. Unclear where there are too many. */
export async function findByReference<Item extends {reference?: string | null | undefined}>(
	{call}: Pick<MoneybirdClient, 'call'>,
	{path, day, filter, schema, reference}: Wanted<Item>,
): Promise<BooksAnswer<Item | undefined>> {
	const date = day.replaceAll('-', '');
	const asked = encodeURIComponent([`period:${date}..${date}`, ...(filter ? [filter] : [])].join(','));
	for (let page = 1; page <= PAGES_LIMIT; page++) {
		const listed = await call({method: 'GET', path: `${path}?filter=${asked}&per_page=${PAGE}&page=${page}`}, z.array(schema));
		if (listed.kind !== 'known') return listed;
		const found = listed.value?.find(one => one.reference === reference);
		if (found || (listed.value?.length ?? 0) < PAGE) return known(found);
	}

	return {kind: 'unclear', code: 'too_many_to_look_through'};
}
