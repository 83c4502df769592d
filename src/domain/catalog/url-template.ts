/** What an entrypoint's URL is made for. `endpoint` is where the tenant's own part of the service lives, once that is known. */
export type UrlValues = Readonly<{tenant: Readonly<{id: string; slug: string}>; endpoint: string | undefined}>;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;

const members: Readonly<Record<string, (values: UrlValues) => string | undefined>> = {
	'tenant.id': ({tenant}) => tenant.id,
	'tenant.slug': ({tenant}) => tenant.slug,
	endpoint: ({endpoint}) => endpoint,
};

const isHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

/** What is wrong with a URL template, as a sentence; undefined when nothing is. People will click what comes of it, so it is https. */
export function urlTemplateFault(template: string): string | undefined {
	const unknown = [...template.matchAll(PLACEHOLDER)].map(([, member = '']) => member).find(member => !Object.hasOwn(members, member));
	if (unknown !== undefined) return `{{${unknown}}} is not known; there are ${Object.keys(members).join(', ')}`;
	const filled = template.replace(PLACEHOLDER, 'x');
	if (/[{}]/.test(filled)) return 'has a { or } that belongs to no placeholder';
	return template.startsWith('https://') && isHttps(filled) ? undefined : 'must be an https URL';
}

/** The URL for somebody, its values percent-encoded; undefined when one of them is missing, or what comes of it is not an https URL. */
export function fillUrl(template: string, values: UrlValues): string | undefined {
	let isWhole = true;
	const url = template.replace(PLACEHOLDER, (_, member: string) => {
		const value = members[member]?.(values);
		isWhole &&= value !== undefined;
		return encodeURIComponent(value ?? '');
	});
	return isWhole && isHttps(url) ? url : undefined;
}
