import type {ListRequest, ProviderAnswer} from './provider.ts';

/** A list of a provider: a page of a span, and where the next one begins. */
type List<Page> = (request: ListRequest) => Promise<ProviderAnswer<Page>>;

type Walk<Page> = Readonly<{
	span: Omit<ListRequest, 'page'>;
	/** Pages that are asked for at most. */
	limit: number;
	take: (page: Page) => void | Promise<void>;
}>;

/** Asks for a list page by page and hands on each. Answers why it was not told to its end, as a code; undefined when it was. */
export async function eachPage<Page extends {next: string | undefined}>(
	list: List<Page>,
	{span, limit, take}: Walk<Page>,
): Promise<string | undefined> {
	let page: string | undefined;
	for (let asked = 0; asked < limit; asked++) {
		const answer = await list({...span, page});
		if (answer.kind !== 'known') return 'code' in answer ? answer.code : answer.kind;
		await take(answer.value);
		if (answer.value.next === undefined) return undefined;
		page = answer.value.next;
	}

	return 'too_many_pages';
}
