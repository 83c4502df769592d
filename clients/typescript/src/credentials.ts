/** A bearer token, or a function that gets one: it is asked first, and again when a token was refused. */
export type Token = string | (() => string | Promise<string>);

/** The headers that prove who calls. */
export type Credentials = Readonly<{
	headers: () => Promise<Readonly<Record<string, string>>>;
	/** Forgets the token that these headers carry, unless that was done; says whether there can be another. */
	renew: (refused: Readonly<Record<string, string>>) => boolean;
}>;

/** A token is kept until it is refused; however many calls want one at once, the function is asked once. */
export function credentialsOf({token, apiKey}: Readonly<{token?: Token; apiKey?: string}>): Credentials {
	let current: Promise<Readonly<Record<string, string>>> | undefined;
	const get = async (): Promise<Readonly<Record<string, string>>> => {
		if (apiKey !== undefined) return {'x-scaicontrol-key': apiKey};
		const given = typeof token === 'function' ? await token() : token;
		return given === undefined ? {} : {authorization: `Bearer ${given}`};
	};
	let latest: Readonly<Record<string, string>> | undefined;
	return {
		async headers() {
			current ??= get();
			try {
				latest = await current;
				return latest;
			} catch (error) {
				current = undefined;
				throw error;
			}
		},
		renew(refused) {
			if (typeof token !== 'function' || apiKey !== undefined) return false;
			// Whoever comes second with the same token finds it forgotten, and waits for the next one.
			if (latest === refused) {
				current = undefined;
				latest = undefined;
			}

			return true;
		},
	};
}
