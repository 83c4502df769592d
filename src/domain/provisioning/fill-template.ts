import type {CallData} from './call-data.ts';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const WHOLE_PLACEHOLDER = /^\{\{\s*([^{}]*?)\s*\}\}$/;

/** The value that a placeholder names; undefined when it is not there. */
function valueAt(data: CallData, member: string): unknown {
	return member
		.split('.')
		.reduce<unknown>(
			(value, name) => (typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? value[name as never] : undefined),
			data,
		);
}

const asText = (value: unknown): string =>
	typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/**
 * A path with its placeholders filled, each percent-encoded. Undefined when a value is missing or empty, or would lead elsewhere (`..`): a
 * call must never reach more than it means.
 */
export function fillPath(path: string, data: CallData): string | undefined {
	let isWhole = true;
	const filled = path.replace(PLACEHOLDER, (_, member: string) => {
		const text = asText(valueAt(data, member));
		isWhole &&= text !== '' && text.isWellFormed();
		return isWhole ? encodeURIComponent(text) : '';
	});
	if (!isWhole || !URL.canParse(filled, 'https://service.invalid')) return undefined;
	const parsed = new URL(filled, 'https://service.invalid');
	return parsed.pathname + parsed.search === filled ? filled : undefined;
}

/** A body with its placeholders filled: a text that is nothing but one becomes the value itself, of whatever type; one that is missing null. */
export function fillBody(body: unknown, data: CallData): unknown {
	if (typeof body === 'string') {
		const [, whole] = WHOLE_PLACEHOLDER.exec(body) ?? [];
		if (whole !== undefined) return valueAt(data, whole) ?? null;
		return body.replace(PLACEHOLDER, (_, member: string) => asText(valueAt(data, member)));
	}

	if (Array.isArray(body)) return body.map(item => fillBody(item, data));
	if (typeof body !== 'object' || body === null) return body;
	return Object.fromEntries(Object.entries(body).map(([name, item]) => [name, fillBody(item, data)]));
}
