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

/** Calls the API over HTTP as whoever holds the token, or the API key of a service. Paths stand under `/api/v1`, unless they begin with `/` twice. */
export function clientOf(baseUrl: string, token?: string, serviceKey?: string): Client {
	const call = async (method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> => {
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
		const bytes = new Uint8Array(await response.arrayBuffer());
		const text = new TextDecoder().decode(bytes);
		const isJson = response.headers.get('content-type')?.includes('json') ?? false;
		return {status: response.status, body: isJson && text !== '' ? JSON.parse(text) : text, bytes, headers: response.headers};
	};
	return {
		token,
		get: async (path, headers) => call('GET', path, undefined, headers),
		post: async (path, body, headers) => call('POST', path, body, headers),
		put: async (path, body, headers) => call('PUT', path, body, headers),
		patch: async (path, body, headers) => call('PATCH', path, body, headers),
		delete: async (path, body, headers) => call('DELETE', path, body, headers),
	};
}
