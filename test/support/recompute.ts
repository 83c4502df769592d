import type {World} from './world.ts';

/** The documents of a world that do not compute to the same cents again, with what differs; none, and how many were looked at, when all do. */
export async function recomputeAll({operator}: World): Promise<{documents: number; differences: Record<string, readonly string[]>}> {
	const differences: Record<string, readonly string[]> = {};
	let documents = 0;
	for (let page = 1; ; page++) {
		const {data, pagination} = (await operator.get(`/admin/invoices?page_size=100&page=${page}`)).body;
		for (const {id, number} of (data as {id: string; number: string | null}[]).filter(({number}) => number !== null)) {
			const {body} = await operator.post(`/admin/invoices/${id}/recompute`);
			documents += 1;
			if (!body.data?.is_same) differences[String(number)] = body.data?.differences ?? [JSON.stringify(body)];
		}

		if (page >= pagination.total_pages) return {documents, differences};
	}
}
