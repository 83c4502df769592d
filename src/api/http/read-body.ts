import type {Context, Next} from 'koa';
import {HttpMethodEnum, koaBody} from 'koa-body';
import type {Fault} from '../../domain/platform/refusals.ts';
import {keepsItsDigits} from '../../domain/platform/values/decimal.ts';
import {textFault} from '../../domain/platform/values/text-fault.ts';
import {EdgeProblem} from './problems.ts';

/** Larger bodies are refused, unless the route says otherwise. */
export const BODY_LIMIT_BYTES = 256 * 1024;
const DEPTH_LIMIT = 32;
const FAULTS_LIMIT = 100;

const NO_NEXT: Next = async () => undefined;

const parsers = new Map<number, ReturnType<typeof koaBody>>();

const parserFor = (limitBytes: number): ReturnType<typeof koaBody> => {
	const parser =
		parsers.get(limitBytes) ??
		koaBody({
			json: true,
			jsonStrict: false,
			jsonLimit: limitBytes,
			text: false,
			urlencoded: false,
			multipart: false,
			parsedMethods: [HttpMethodEnum.POST, HttpMethodEnum.PUT, HttpMethodEnum.PATCH, HttpMethodEnum.DELETE],
		});
	parsers.set(limitBytes, parser);
	return parser;
};

const hasBody = (ctx: Context): boolean => (ctx.request.length ?? 0) > 0 || ctx.get('transfer-encoding') !== '';

function checkContentType(ctx: Context): void {
	const [type, ...parameters] = ctx.get('content-type').toLowerCase().split(';');
	const charset = parameters.map(parameter => parameter.trim()).find(parameter => parameter.startsWith('charset='));
	const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
	if (type?.trim() !== 'application/json' || !isUtf8) throw new EdgeProblem(415, 'The body must be application/json in UTF-8');
}

/** Reads a JSON body; undefined when there is none. Refuses what is too large (413), not JSON (400) or of another type (415). */
export async function readJson(ctx: Context, limitBytes: number): Promise<unknown> {
	if (!hasBody(ctx)) return undefined;
	checkContentType(ctx);
	try {
		await parserFor(limitBytes)(ctx, NO_NEXT);
	} catch (error) {
		const status = error instanceof Error && 'status' in error ? error.status : undefined;
		if (status === 413) throw new EdgeProblem(413, `The body is larger than ${limitBytes} bytes`);
		const sent = error instanceof Error && 'body' in error ? refusedJson(error.body) : undefined;
		if (sent !== undefined) return sent;
		throw new EdgeProblem(400, 'The body cannot be read: it is not valid JSON, or its compression is broken');
	}

	return ctx.request.body as unknown;
}

/**
 * What the parser refuses although it is JSON: it has a key `__proto__`, which stays a property like any other here and is said to be wrong
 * where it stands. Undefined when it is no JSON.
 */
function refusedJson(text: unknown): unknown {
	if (typeof text !== 'string') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function* walk(value: unknown, path: string, depth: number): Generator<Fault> {
	if (depth > DEPTH_LIMIT) {
		yield {path, message: `must be nested at most ${DEPTH_LIMIT} deep`};
		return;
	}

	if (typeof value === 'string') {
		const message = textFault(value);
		if (message) yield {path, message};
	} else if (typeof value === 'number') {
		if (!keepsItsDigits(value)) yield {path, message: 'must have at most 15 significant digits as a number; send a string'};
	} else if (typeof value === 'object' && value !== null) {
		for (const [key, item] of Object.entries(value)) {
			const at = path === '' ? key.slice(0, 64) : `${path}.${key.slice(0, 64)}`;
			if (key === '__proto__') yield {path: at, message: 'is not known here'};
			const message = textFault(key);
			if (message) yield {path: at, message};
			yield* walk(item, at, depth + 1);
		}
	}
}

/** What is wrong with a body or a query whatever it is for: text no database keeps, numbers JSON already changed, nesting without end. */
export function inputFaults(value: unknown): Fault[] {
	const faults: Fault[] = [];
	for (const fault of walk(value, '', 0)) {
		faults.push(fault);
		if (faults.length >= FAULTS_LIMIT) break;
	}

	return faults;
}
