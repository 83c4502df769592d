import type {Issuer} from '../../local/issuer/start-issuer.ts';

const MOST_REDIRECTS = 10;

/** A browser without a window: it keeps cookies and follows redirects until they leave the issuer. */
export function issuerBrowser({issuer}: Issuer) {
	const cookies = new Map<string, string>();

	async function visit(target: string | URL, init: RequestInit = {}): Promise<{url: string; page: Response}> {
		let url = new URL(target, issuer);
		let request = init;
		for (let redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
			const cookie = [...cookies].map(pair => pair.join('=')).join('; ');
			const page = await fetch(url, {...request, redirect: 'manual', headers: {cookie, accept: 'text/html'}});
			for (const [, name = '', value = ''] of page.headers.getSetCookie().map(line => /^([^=]+)=([^;]*)/.exec(line) ?? [])) {
				cookies.set(name, value);
			}
			const location = page.headers.get('location');
			if (location === null) return {url: url.href, page};
			url = new URL(location, url);
			if (url.origin !== issuer) return {url: url.href, page};
			request = {};
		}
		throw new Error('too many redirects');
	}

	return {visit, submit: (url: string, fields: Record<string, string>) => visit(url, {method: 'POST', body: new URLSearchParams(fields)})};
}
