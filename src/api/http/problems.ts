import {z} from 'zod';
import type {Fault, RefusalKind} from '../../domain/platform/refusals.ts';
import {Refusal} from '../../domain/platform/refusals.ts';

/** The one map from the domain's kinds of refusal to HTTP. */
export const problems = {
	forbidden_by_state: {status: 400, code: 'bad_request'},
	incomplete: {status: 400, code: 'bad_request'},
	unauthenticated: {status: 401, code: 'unauthorized'},
	forbidden: {status: 403, code: 'forbidden'},
	missing: {status: 404, code: 'not_found'},
	taken: {status: 409, code: 'conflict'},
	invalid: {status: 422, code: 'validation_error'},
	too_many: {status: 429, code: 'rate_limited'},
	upstream: {status: 502, code: 'bad_gateway'},
	unavailable: {status: 503, code: 'unavailable'},
} as const satisfies Record<RefusalKind, {status: number; code: string}>;

/** Codes that only the HTTP layer itself answers with. */
const edgeCodes: Readonly<Record<number, string>> = {
	400: 'bad_request',
	404: 'not_found',
	405: 'method_not_allowed',
	413: 'payload_too_large',
	415: 'unsupported_media_type',
};

/** Something about the request itself, before any use case: wrong path, method, content type, size. */
export class EdgeProblem extends Error {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;

	constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
		super(message);
		this.name = 'EdgeProblem';
		this.status = status;
		this.headers = headers;
	}
}

export type Problem = Readonly<{
	status: number;
	headers: Readonly<Record<string, string>>;
	body: {error: {code: string; message: string; request_id: string; details?: readonly Fault[]}};
}>;

/** The schema of every error, for the API's description. */
export const errorView = z
	.object({
		error: z.object({
			code: z.string().meta({example: 'not_found'}),
			message: z.string().meta({example: "Invoice 'inv_01jd2x4k7m9q3s5v8x0z2b4d6f' not found"}),
			request_id: z.string().meta({example: 'req_01jd2x4k7m9q3s5v'}),
			details: z.array(z.object({path: z.string(), message: z.string()})).optional(),
		}),
	})
	.meta({id: 'Error'});

/** Our words where the library's would be those of a programmer. */
export const wording = {
	error: (issue: {code?: string; input?: unknown}): string | undefined =>
		issue.code === 'invalid_type' && issue.input === undefined ? 'is required' : undefined,
};

/** What is wrong with an input, one fault for each place. */
export const faultsOf = (error: z.ZodError): Fault[] =>
	error.issues.flatMap(issue => {
		const path = issue.path.map(String).join('.');
		if (issue.code === 'unrecognized_keys')
			return issue.keys.map(key => ({path: [path, key.slice(0, 64)].filter(Boolean).join('.'), message: 'is not known here'}));
		return [{path, message: issue.message}];
	});

/** What a caller is told of an error, or undefined when it is a bug: then it is told nothing but the request id. */
export function problemOf(error: unknown, requestId: string): Problem | undefined {
	if (error instanceof Refusal) {
		const {status, code} = problems[error.kind];
		const headers: Record<string, string> = {};
		if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
		if (error.retryAfterSeconds !== undefined || status === 503) headers['Retry-After'] = String(error.retryAfterSeconds ?? 1);
		const details = error.details && {details: error.details};
		return {status, headers, body: {error: {code, message: error.message, request_id: requestId, ...details}}};
	}

	if (error instanceof EdgeProblem) {
		const code = edgeCodes[error.status] ?? 'bad_request';
		return {status: error.status, headers: error.headers, body: {error: {code, message: error.message, request_id: requestId}}};
	}

	return undefined;
}

/** What a caller is told of a bug. */
export const internalError = (requestId: string): Problem => ({
	status: 500,
	headers: {},
	body: {error: {code: 'internal_error', message: 'Something went wrong here; the log has it under the request id', request_id: requestId}},
});
