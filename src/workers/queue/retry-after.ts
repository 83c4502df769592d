/** Retry-After (RFC 9110 §10.2.3) in seconds: a number, or a date; undefined when it is neither. */
export function retryAfterOf(header: string | string[] | undefined, at: Date): number | undefined {
	const text = Array.isArray(header) ? header[0] : header;
	if (text === undefined) return undefined;
	if (/^\d{1,9}$/.test(text)) return Number(text);
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - at.getTime()) / 1000));
}
