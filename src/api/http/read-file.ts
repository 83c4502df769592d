import {Writable} from 'node:stream';
import type {Context} from 'koa';
import {koaBody} from 'koa-body';
import {z} from 'zod';
import {EdgeProblem} from './problems.ts';

/** The head and the end of a form around its file. */
const FRAME_BYTES = 16 * 1024;

/** A file that was sent in a form (`multipart/form-data`, RFC 7578): its bytes. What it says of its name and type counts for nothing. */
export const sentFile = z.strictObject({
	file: z.instanceof(Uint8Array, {error: 'is required'}).meta({override: {type: 'string', format: 'binary'}}),
});

/**
 * Reads a form with one file in the field `file`; nothing of it touches the disk. Refuses what is too large (413), not a form (400) or
 * of another type (415).
 */
export async function readFile(ctx: Context, limitBytes: number): Promise<Record<string, unknown>> {
	if (!ctx.is('multipart/form-data')) throw new EdgeProblem(415, 'The body must be multipart/form-data');
	if ((ctx.request.length ?? 0) > limitBytes + FRAME_BYTES) throw tooLarge(limitBytes);
	const chunks: Uint8Array[] = [];
	const read = koaBody({
		...{json: false, text: false, urlencoded: false, multipart: true},
		formidable: {
			...{maxFiles: 1, maxFields: 1, maxFieldsSize: 1024, allowEmptyFiles: true, minFileSize: 0},
			...{maxFileSize: limitBytes, maxTotalFileSize: limitBytes},
			fileWriteStreamHandler: () =>
				new Writable({
					write(chunk: Uint8Array, _, done) {
						chunks.push(chunk);
						done();
					},
				}),
		},
	});
	try {
		await read(ctx, async () => undefined);
	} catch (error) {
		if (error instanceof Error && 'httpCode' in error && error.httpCode === 413) throw tooLarge(limitBytes);
		throw new EdgeProblem(400, 'The body cannot be read: it is not a form with one file');
	}

	const files = Object.keys(ctx.request.files ?? {});
	return {
		...(ctx.request.body as Record<string, unknown>),
		...Object.fromEntries(files.map(name => [name, new Uint8Array(Buffer.concat(chunks))])),
	};
}

const tooLarge = (limitBytes: number): EdgeProblem => new EdgeProblem(413, `The file is larger than ${limitBytes} bytes`);
