type Entry = Readonly<{id: string; updated_at: string}>;

/** One page and, unless it is the last, where the next one begins. */
export type Page<E> = Readonly<{items: readonly E[]; next_cursor?: string}>;

const encode = (id: string): string => Buffer.from(id).toString('base64url');
const decode = (cursor: string): string => Buffer.from(cursor, 'base64url').toString();

/**
 * The next `limit` entries after the cursor, by id. The cursor is the last id seen, so an entry that comes or changes while somebody
 * pages neither repeats nor hides another.
 */
export function pageOf<E extends Entry>(entries: readonly E[], {cursor, limit, updatedSince}: PageRequest): Page<E> {
	const after = cursor === undefined ? '' : decode(cursor);
	const since = updatedSince?.getTime() ?? 0;
	const rest = entries.filter(entry => entry.id > after && Date.parse(entry.updated_at) >= since).sort((a, b) => (a.id < b.id ? -1 : 1));
	const items = rest.slice(0, limit);
	const last = items.at(-1);

	return last && rest.length > limit ? {items, next_cursor: encode(last.id)} : {items};
}

/** `limit` is 1 or more; `updatedSince` is inclusive. */
export type PageRequest = Readonly<{cursor?: string; limit: number; updatedSince?: Date}>;
