import type {ExecutionContext} from 'ava';

type Request = Readonly<{method?: string; headers?: Record<string, string>; body?: string | Buffer}>;

/** An answer as it came: a test of the edges looks at every part. */
export type Called = Awaited<ReturnType<ReturnType<typeof rawCaller>>>;

/** Sends requests as they are written, with a credential unless the headers say otherwise. */
export const rawCaller =
	(baseUrl: string, token: string | undefined) =>
	async (path: string, {method = 'GET', headers = {}, body}: Request = {}) => {
		const response = await fetch(`${baseUrl}${path}`, {
			method,
			redirect: 'manual',
			headers: {authorization: `Bearer ${token}`, ...(body !== undefined && {'content-type': 'application/json'}), ...headers},
			...(body !== undefined && {body: body as string}),
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
		return {status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined};
	};

/** Says that an answer is a refusal: the status, the code, and the envelope with the request's id. */
export function isRefused(t: ExecutionContext, {status, body, headers}: Called, expected: number, code: string): void {
	t.is(status, expected, JSON.stringify(body));
	t.deepEqual(Object.keys(body), ['error']);
	t.is(body.error.code, code);
	t.is(typeof body.error.message, 'string');
	t.is(body.error.request_id, headers.get('x-request-id'));
}

/** The faults of an input, by their places. */
export const faultsOf = ({body}: Called): Record<string, string> =>
	Object.fromEntries((body.error.details as {path: string; message: string}[]).map(({path, message}) => [path, message]));
