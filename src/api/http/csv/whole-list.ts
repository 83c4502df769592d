import {Readable} from 'node:stream';
import {z} from 'zod';
import type {Page} from '../../../domain/platform/unit/page.ts';
import type {AnyRoute} from '../route.ts';
import {csvLine, csvLines} from './cells.ts';

/** How many things are read at once, each time in a unit of its own. */
const PART_SIZE = 500;
/** Nobody reads a longer list in one go; the transfer is broken off, so that no part passes for the whole. */
const PARTS_LIMIT = 10_000;

type Part = Readonly<{data: readonly Readonly<Record<string, unknown>>[]; nextAfter: string | null}>;

/** Answers a part of a list, as the route shows it. */
export type ReadPart = (query: Readonly<Record<string, unknown>>) => Promise<Page<unknown>>;

type Schema = z.core.JSONSchema.BaseSchema;

/** The names of what a list shows of each thing, in their order. */
function columnsOf({answer: {schema = z.never()}}: AnyRoute): string[] {
	const root: Schema = z.toJSONSchema(schema, {io: 'output', unrepresentable: 'any'});
	const list = root.properties?.['data'] as Schema | undefined;
	const {$ref = '', ...own} = (list?.items ?? {}) as Schema;
	const named = root.$defs?.[$ref.replace('#/$defs/', '')] ?? own;
	return Object.keys(named.properties ?? {});
}

/** All of a list as CSV: the first part is read before anything is answered, so that what is refused is refused; the others as they are taken. */
export async function wholeList(route: AnyRoute, query: unknown, read: ReadPart): Promise<Readable> {
	const columns = columnsOf(route);
	const part = async (after: string | null): Promise<Part> => {
		const page = await read({...(query as object), page: 1, pageSize: PART_SIZE, after, isUncounted: true});
		const {data} = route.answer.write(page as never, '') as Pick<Part, 'data'>;
		return {data, nextAfter: page.nextAfter};
	};
	const first = await part(null);

	async function* lines(): AsyncGenerator<string> {
		yield csvLine(columns) + csvLines(columns, first.data);
		let {nextAfter} = first;
		for (let parts = 1; nextAfter !== null; parts++) {
			if (parts === PARTS_LIMIT) throw new Error(`${route.operation} has more than ${PARTS_LIMIT * PART_SIZE} things`);
			const next: Part = await part(nextAfter);
			yield csvLines(columns, next.data);
			({nextAfter} = next);
		}
	}

	return Readable.from(lines());
}
