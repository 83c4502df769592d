import {request} from 'undici';

export type IssuerAdmin = Readonly<{issuerAdminUrl: string; issuerAdminSecret: string; signal: AbortSignal}>;

const TOKEN_LIFE_SECONDS = 90 * 24 * 3600;

/** A token of the local issuer. */
export async function mint({issuerAdminUrl, issuerAdminSecret, signal}: IssuerAdmin, claims: object): Promise<string> {
	const {statusCode, body} = await request(`${issuerAdminUrl}/tokens`, {
		method: 'POST',
		signal,
		headers: {authorization: `Bearer ${issuerAdminSecret}`, 'content-type': 'application/json'},
		body: JSON.stringify({...claims, expires_in: TOKEN_LIFE_SECONDS}),
	});
	if (statusCode !== 200) throw new Error(`the local issuer answered ${statusCode}`);
	return ((await body.json()) as {token: string}).token;
}
