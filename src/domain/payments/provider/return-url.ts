import type {Fault} from '../../platform/refusals.ts';

export type ReturnPages = Readonly<{returnUrl: string | undefined; returnOrigins: readonly string[]; publicUrl: string}>;

/** What is wrong with where a customer is to come back to; only our own pages and allowed origins are. */
export function returnFaults({returnUrl, returnOrigins, publicUrl}: ReturnPages): Fault[] {
	if (returnUrl === undefined) return [];
	const isAllowed = [...returnOrigins, new URL(publicUrl).origin].includes(new URL(returnUrl).origin);
	return isAllowed ? [] : [{path: 'return_url', message: 'must be of an origin that is allowed'}];
}
