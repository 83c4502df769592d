/** An answer of the API, read. */
// biome-ignore lint/suspicious/noExplicitAny: a test says by its assertions what an answer holds
export type ApiAnswer = Readonly<{status: number; body: any; bytes: Uint8Array; headers: Headers}>;

export type Client = Readonly<{
	get: (path: string, headers?: Record<string, string>) => Promise<ApiAnswer>;
	post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;
	put: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;
	patch: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;
	delete: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;
	token: string | undefined;
}>;

/** One call. Paths stand under `/api/v1`, unless they begin with `/` twice. */
export type Call = (method: Method, path: string, body: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Reads an answer whole, as bytes and as what they say. */
export async function readAnswer(response: Response): Promise<ApiAnswer> {
	const bytes = new Uint8Array(await response.arrayBuffer());
	const text = new TextDecoder().decode(bytes);
	const isJson = response.headers.get('content-type')?.includes('json') ?? false;
	return {status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text, bytes, headers: response.headers};
}

/** Calls the API over HTTP as whoever holds the token, or the API key of a service. */
export const callerOf =
	(baseUrl: string, token?: string, serviceKey?: string): Call =>
	async (method, path, body, headers = {}) => {
		const url = path.startsWith('//') ? `${baseUrl}${path.slice(1)}` : `${baseUrl}/api/v1${path}`;
		const response = await fetch(url, {
			method,
			redirect: 'manual',
			headers: {
				...(token !== undefined && {authorization: `Bearer ${token}`}),
				...(serviceKey !== undefined && {'x-scaicontrol-key': serviceKey}),
				...(body !== undefined && {'content-type': 'application/json'}),
				...headers,
			},
			...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
		});
		return readAnswer(response);
	};

/** Whoever calls, by the methods of HTTP. */
export function clientBy(call: Call, token?: string): Client {
	return {
		token,
		get: async (path, headers) => call('GET', path, undefined, headers),
		post: async (path, body, headers) => call('POST', path, body, headers),
		put: async (path, body, headers) => call('PUT', path, body, headers),
		patch: async (path, body, headers) => call('PATCH', path, body, headers),
		delete: async (path, body, headers) => call('DELETE', path, body, headers),
	};
}

/** The plain client: nothing between a test and the API. */
export const clientOf = (baseUrl: string, token?: string, serviceKey?: string): Client =>
	clientBy(callerOf(baseUrl, token, serviceKey), token);
