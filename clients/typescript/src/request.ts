import type {OperationFacts} from './facts.ts';
import type {Request, RequestBody} from './send.ts';

/** What is asked, before it is known whether it is right. */
export type LooseInput = Readonly<Record<string, unknown>>;

type Calling = Readonly<{baseUrl: string; idempotencyKey: string | undefined; accept: string | undefined}>;

const PLACEHOLDER = /\{([^}]+)\}/g;

/** Puts what is asked where it belongs: into the path, the query and the body. */
export function requestOf(
	operation: string,
	facts: OperationFacts,
	{body, ...parameters}: LooseInput,
	{baseUrl, idempotencyKey, accept}: Calling,
): Request {
	const inPath = new Set([...facts.path.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
	const path = facts.path.replace(PLACEHOLDER, (_, name: string) => {
		const value = parameters[name];
		if (value === undefined || value === null || value === '') throw new TypeError(`${operation} needs ${name}`);
		// A path keeps its slashes; a dot alone would be taken for a step.
		return String(value)
			.split('/')
			.map(encodeURIComponent)
			.join(name === 'path' ? '/' : '%2F');
	});
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters)) {
		if (inPath.has(name) || value === undefined || value === null) continue;
		for (const one of [value].flat()) query.append(name, String(one));
	}

	const isKeyed = facts.isKeyed ?? false;
	return {
		operation,
		method: facts.method,
		url: `${baseUrl}${path}${query.size > 0 ? `?${query}` : ''}`,
		headers: {
			...typeOf(facts, body),
			...(accept !== undefined && {accept}),
			...(isKeyed && {'idempotency-key': idempotencyKey ?? crypto.randomUUID()}),
		},
		body: bodyOf(facts, body),
		isKeyed,
	};
}

const isForm = ({sends}: OperationFacts): boolean => sends === 'multipart/form-data';

/** The type of a form is written by `fetch`, for it has a boundary. */
function typeOf(facts: OperationFacts, body: unknown): Readonly<Record<string, string>> {
	if (body === undefined || isForm(facts)) return {};
	return {'content-type': 'application/json'};
}

function bodyOf(facts: OperationFacts, body: unknown): RequestBody | undefined {
	if (body === undefined) return undefined;
	if (isForm(facts)) return formOf(body);
	if (facts.sends !== undefined && (typeof body === 'string' || body instanceof Uint8Array))
		return typeof body === 'string' ? body : new Uint8Array(body);
	return JSON.stringify(body);
}

function formOf(body: unknown): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(Object(body) as Record<string, unknown>)) {
		if (value instanceof Blob) form.append(name, value);
		else if (value !== undefined && value !== null) form.append(name, String(value));
	}

	return form;
}
