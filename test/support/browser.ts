const REDIRECTS_LIMIT = 10;

export type Visit = Readonly<{url: string; status: number; page: string; headers: Headers}>;

/** A browser without a window: keeps each host's cookies and follows redirects to their end. */
export function openBrowser() {
	const jars = new Map<string, Map<string, string>>();
	const jarOf = (url: URL): Map<string, string> => {
		const jar = jars.get(url.host) ?? new Map<string, string>();
		jars.set(url.host, jar);
		return jar;
	};

	async function visit(target: string, init: RequestInit = {}): Promise<Visit> {
		let url = new URL(target);
		let request = init;
		for (let redirects = 0; redirects < REDIRECTS_LIMIT; redirects++) {
			const jar = jarOf(url);
			const cookie = [...jar].map(pair => pair.join('=')).join('; ');
			const answer = await fetch(url, {
				...request,
				redirect: 'manual',
				headers: {...(request.headers as Record<string, string>), cookie, accept: 'text/html'},
			});
			for (const [, name = '', value = ''] of answer.headers.getSetCookie().map(line => /^([^=]+)=([^;]*)/.exec(line) ?? [])) {
				if (value === '') jar.delete(name);
				else jar.set(name, value);
			}

			const location = answer.headers.get('location');
			if (location === null) return {url: url.href, status: answer.status, page: await answer.text(), headers: answer.headers};
			url = new URL(location, url);
			request = {};
		}

		throw new Error('too many redirects');
	}

	return {
		visit,
		submit: async (url: string, fields: Record<string, string>) => visit(url, {method: 'POST', body: new URLSearchParams(fields)}),
		/** The cookies that this browser keeps for an address. */
		cookies: (url: string) => jarOf(new URL(url)),
	};
}
