import {request} from 'undici';

export type Api = Readonly<{baseUrl: string; issuerAdminUrl: string; issuerAdminSecret: string; signal: AbortSignal}>;

/** Who calls: whoever holds the token, or the service itself by its key. */
export type Credential = Readonly<{token: string} | {apiKey: string}>;

export type Call = <T>(
	as: Credential,
	method: 'GET' | 'POST' | 'PUT' | 'PATCH',
	path: string,
	body?: unknown,
) => Promise<{status: number; data: T}>;

/** Makes what calls the API as demo people do. What is missing or there already is an answer; any other refusal is thrown. */
export const callerOf =
	({baseUrl, signal}: Pick<Api, 'baseUrl' | 'signal'>): Call =>
	async (as, method, path, body) => {
		const {statusCode, body: answer} = await request(`${baseUrl}/api/v1${path}`, {
			method,
			signal,
			headers: {
				...('token' in as ? {authorization: `Bearer ${as.token}`} : {'x-scaicontrol-key': as.apiKey}),
				...(body === undefined ? {} : {'content-type': 'application/json'}),
			},
			...(body === undefined ? {} : {body: JSON.stringify(body)}),
		});
		const {data, error} = (await answer.json()) as {data: never; error?: {message: string}};
		if (statusCode >= 400 && statusCode !== 404 && statusCode !== 409)
			throw new Error(`${method} ${path} answered ${statusCode}: ${error?.message}`);
		return {status: statusCode, data};
	};

const TOKEN_LIFE_SECONDS = 90 * 24 * 3600;

/** A token of the local issuer. */
export async function mint({issuerAdminUrl, issuerAdminSecret, signal}: Omit<Api, 'baseUrl'>, claims: object): Promise<string> {
	const {statusCode, body} = await request(`${issuerAdminUrl}/tokens`, {
		method: 'POST',
		signal,
		headers: {authorization: `Bearer ${issuerAdminSecret}`, 'content-type': 'application/json'},
		body: JSON.stringify({...claims, expires_in: TOKEN_LIFE_SECONDS}),
	});
	if (statusCode !== 200) throw new Error(`the local issuer answered ${statusCode}`);
	return ((await body.json()) as {token: string}).token;
}
