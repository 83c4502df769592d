import {z} from 'zod';
import type {StoredFile} from '../../domain/platform/storage.ts';
import type {Page} from '../../domain/platform/unit/page.ts';

/** How a route answers: what the handler returns, and what of it goes out. */
export type Answer<Result> = Readonly<{
	/** The schema of the whole body; absent when there is none. */
	schema: z.ZodType | undefined;
	/** Several where it depends on the result. */
	contentType: string | readonly string[] | undefined;
	write: (result: Result, requestId: string) => unknown;
	/** Headers that depend on the result. */
	headers?: (result: Result) => Readonly<Record<string, string>>;
}>;

const meta = z.object({request_id: z.string().meta({example: 'req_01jd2x4k7m9q3s5v'})}).meta({id: 'Meta'});

const pagination = z
	.object({
		page: z.int(),
		page_size: z.int(),
		total: z.int(),
		total_pages: z.int(),
		more: z.boolean().optional(),
		next_after: z.string().nullable().meta({description: 'Send it as `after` to go on; null: this was the last page.'}),
	})
	.meta({
		id: 'Pagination',
		description: '`total` is exact up to 10000; beyond, it is 10000 and `more` is true',
		example: {page: 1, page_size: 20, total: 1, total_pages: 1, next_after: null},
	});

const JSON_TYPE = 'application/json';

/** One thing: `{data, meta}`. */
export const one = <View>(view: z.ZodType<unknown, View>): Answer<View> => ({
	schema: z.object({data: view, meta}),
	contentType: JSON_TYPE,
	write: (result, requestId) => ({data: view.parse(result), meta: {request_id: requestId}}),
});

/** One thing of either of two kinds. */
export const oneOf = <First, Second>(
	first: z.ZodType<unknown, First>,
	second: z.ZodType<unknown, Second>,
): Answer<Readonly<{first: First} | {second: Second}>> => ({
	schema: z.object({data: z.union([first, second]), meta}),
	contentType: JSON_TYPE,
	write: (result, requestId) => ({
		data: 'first' in result ? first.parse(result.first) : second.parse(result.second),
		meta: {request_id: requestId},
	}),
});

/** The thing itself, without an envelope. */
export const bare = <View>(view: z.ZodType<unknown, View>): Answer<View> => ({
	schema: view,
	contentType: JSON_TYPE,
	write: result => view.parse(result),
});

/** A page of a list: `{data, meta, pagination}`. */
export const page = <View>(view: z.ZodType<unknown, View>): Answer<Page<View>> => ({
	schema: z.object({data: z.array(view), meta, pagination}),
	contentType: JSON_TYPE,
	write: ({items, page: number, pageSize, total, hasMore, nextAfter}, requestId) => ({
		data: items.map(item => view.parse(item)),
		meta: {request_id: requestId},
		pagination: {
			...{page: number, page_size: pageSize, total, total_pages: Math.ceil(total / pageSize)},
			...(hasMore && {more: true}),
			next_after: nextAfter,
		},
	}),
});

/** A list that is not paged; it says how long it is all the same. */
export const list = <View>(view: z.ZodType<unknown, View>): Answer<readonly View[]> => {
	const whole = page(view);
	return {
		schema: whole.schema,
		contentType: whole.contentType,
		write: (items, requestId) =>
			whole.write({items, page: 1, pageSize: Math.max(items.length, 1), total: items.length, hasMore: false, nextAfter: null}, requestId),
	};
};

/** A stretch of a list without an end: where it goes on, and whether there is more now. */
export type FeedPage<T> = Readonly<{items: readonly T[]; next: string; hasMore: boolean}>;

const feedPagination = z.object({next: z.string(), more: z.boolean()}).meta({
	id: 'FeedPagination',
	description: '`next` is the cursor to go on with, also when there is nothing more now',
	example: {next: 'MC4w', more: false},
});

/** A stretch of a feed: `{data, meta, pagination: {next, more}}`. */
export const feed = <View>(view: z.ZodType<unknown, View>): Answer<FeedPage<View>> => ({
	schema: z.object({data: z.array(view), meta, pagination: feedPagination}),
	contentType: JSON_TYPE,
	write: ({items, next, hasMore}, requestId) => ({
		data: items.map(item => view.parse(item)),
		meta: {request_id: requestId},
		pagination: {next, more: hasMore},
	}),
});

/** A file as it comes out of the store, with what is said of it. */
export type StreamResult = StoredFile & Readonly<{headers: Readonly<Record<string, string>>}>;

/** A file, shown rather than saved, whose type depends on what it is. */
export const stream = (): Answer<StreamResult> => ({
	schema: z.string().meta({override: {type: 'string', format: 'binary'}}),
	contentType: 'application/octet-stream',
	write: ({body}) => body,
	headers: ({contentType, sizeBytes, headers}) => ({'Content-Type': contentType, 'Content-Length': String(sizeBytes), ...headers}),
});

/** Nothing: 204. */
export const nothing: Answer<void> = {schema: undefined, contentType: undefined, write: () => undefined};

/** A file to be saved. */
export type FileResult = Readonly<{name: string; bytes: Uint8Array}>;

/** A file, under the name that the handler gives it and the ending of its type. */
export const file = (contentType: string, ending: string): Answer<FileResult> => ({
	schema: z.string().meta({override: {type: 'string', format: 'binary'}}),
	contentType,
	write: ({bytes}) => Buffer.from(bytes),
	headers: ({name}) => ({'Content-Type': contentType, 'Content-Disposition': `attachment; filename="${name}.${ending}"`}),
});

/** A file to be saved that says itself of what type it is: one of these. */
export const typedFile = (...contentTypes: readonly string[]): Answer<FileResult & Readonly<{ending: string; contentType: string}>> => ({
	schema: z.string().meta({override: {type: 'string', format: 'binary'}}),
	contentType: contentTypes,
	write: ({bytes}) => Buffer.from(bytes),
	headers: ({name, ending, contentType}) => ({
		'Content-Type': contentType,
		'Content-Disposition': `attachment; filename="${name}.${ending}"`,
	}),
});

/**
 * A file that is looked at, of one of these types. What is in it was written by others, so a browser runs nothing of it and lets it load
 * nothing but pictures.
 */
export const shown = (...contentTypes: readonly string[]): Answer<FileResult & Readonly<{contentType: string}>> => ({
	schema: z.string().meta({override: {type: 'string', format: 'binary'}}),
	contentType: contentTypes,
	write: ({bytes}) => Buffer.from(bytes),
	headers: ({contentType}) => ({
		'Content-Type': contentType === 'text/html' ? 'text/html; charset=utf-8' : contentType,
		'Content-Disposition': 'inline',
		'Content-Security-Policy': "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
		'X-Content-Type-Options': 'nosniff',
	}),
});
