import type {Context} from 'koa';
import {z} from 'zod';
import {EdgeProblem} from './problems.ts';

/** A body as it was sent, byte for byte. */
export const sentBytes = z.instanceof(Uint8Array).meta({override: {type: 'string', format: 'binary'}});

/** Reads a body as it is: nothing is unpacked, and no type is asked for. Refuses what is too large (413) or breaks off (400). */
export async function readRaw({req, request}: Context, limitBytes: number): Promise<Uint8Array> {
	const tooLarge = new EdgeProblem(413, `The body is larger than ${limitBytes} bytes`);
	if ((request.length ?? 0) > limitBytes) throw tooLarge;
	const [chunks, read] = [[] as Uint8Array[], {bytes: 0}];
	try {
		// The connection stays when the reading ends early: the answer goes out on it.
		for await (const chunk of req.iterator({destroyOnReturn: false}) as AsyncIterable<Uint8Array>) {
			chunks.push(chunk);
			read.bytes += chunk.byteLength;
			if (read.bytes > limitBytes) throw tooLarge;
		}
	} catch (error) {
		throw error === tooLarge ? error : new EdgeProblem(400, 'The body cannot be read: it broke off');
	}

	return Buffer.concat(chunks);
}

/** Reads a form of short fields (`application/x-www-form-urlencoded`); a field that is sent twice counts as a list. */
export async function readForm(ctx: Context, limitBytes: number): Promise<Record<string, unknown>> {
	if (!ctx.is('application/x-www-form-urlencoded')) throw new EdgeProblem(415, 'The body must be application/x-www-form-urlencoded');
	const fields = new URLSearchParams(Buffer.from(await readRaw(ctx, limitBytes)).toString('utf8'));
	return Object.fromEntries(
		[...new Set(fields.keys())].map(name => [name, fields.getAll(name).length > 1 ? fields.getAll(name) : fields.get(name)]),
	);
}
