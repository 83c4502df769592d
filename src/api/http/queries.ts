import {z} from 'zod';
import type {ZodOpenApiOverrideContext} from 'zod-openapi/api';
import {DEFAULT_PAGE_SIZE, LONG_PAGE_SIZE, PAGE_SIZE_LIMIT, TOTAL_LIMIT} from '../../domain/platform/unit/page.ts';
import {type IdKind, idOf} from '../../domain/platform/values/id.ts';
import {input} from './shapes.ts';

type Range = Readonly<{least: number; most: number; usual?: number}>;

/** A query is text; for clients a number in it is an integer. */
const asInteger = ({least, most, usual}: Range) => ({
	override({jsonSchema}: ZodOpenApiOverrideContext) {
		delete jsonSchema.pattern;
		Object.assign(jsonSchema, {type: 'integer', minimum: least, maximum: most, ...(usual !== undefined && {default: usual})});
	},
});

/** A whole number within limits. */
export const whole = (least: number, most: number) =>
	z
		.string()
		.regex(/^\d{1,9}$/, 'must be a whole number')
		.transform(Number)
		.pipe(z.int().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`))
		.meta(asInteger({least, most}));

/** The same with what it is unless said. */
export const wholeOr = (usual: number, {least, most}: Range) => whole(least, most).default(usual).meta(asInteger({least, most, usual}));

const pageSize = wholeOr(DEFAULT_PAGE_SIZE, {least: 1, most: PAGE_SIZE_LIMIT});

/** The id of something that a list holds, of one of these kinds. */
const idOfAny = (kinds: readonly IdKind[]) => {
	const [first, ...others] = kinds.map(idOf);
	return first && others.length === 0 ? first : z.union(kinds.map(idOf));
};

const pageOf = (kinds: IdKind | readonly IdKind[], size: typeof pageSize) => ({
	page: wholeOr(1, {least: 1, most: TOTAL_LIMIT}),
	page_size: size,
	after: idOfAny([kinds].flat()).optional(),
});

/** The query parameters of a paged list of these kinds of things, with its filters. */
export const pageQuery = <Filters extends z.ZodRawShape>(kinds: IdKind | readonly IdKind[], filters: Filters) =>
	input({...pageOf(kinds, pageSize), ...filters});

const longPageSize = wholeOr(LONG_PAGE_SIZE, {least: 1, most: LONG_PAGE_SIZE});

/** The same for a list that those who name no page expect whole: its pages are long. */
export const longPageQuery = <Filters extends z.ZodRawShape>(kind: IdKind, filters: Filters) =>
	input({...pageOf(kind, longPageSize), ...filters});

/** How many entries a list to choose from has at most. */
export const lookupLimit = pageSize;

/** A search text. */
export const search = z.string().min(1).max(100).meta({example: 'acme'});

/** `true` or `false`: for clients a boolean. */
export const yesOrNo = z
	.enum(['true', 'false'])
	.transform(value => value === 'true')
	.meta({
		example: true,
		override({jsonSchema}) {
			delete jsonSchema.enum;
			jsonSchema.type = 'boolean';
		},
	});
