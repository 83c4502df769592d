const ENTITIES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

/** Markup that may be sent as it is: what `html` made, or what another library has escaped. */
export class Html {
	readonly #markup: string;

	constructor(markup: string) {
		this.#markup = markup;
	}

	toString(): string {
		return this.#markup;
	}
}

/** What may stand in a template. Nothing at all is written for `undefined` and `false`. */
export type HtmlValue = string | number | false | undefined | Html | readonly Html[];

function written(value: HtmlValue): string {
	if (value === undefined || value === false) return '';
	if (value instanceof Html) return value.toString();
	if (typeof value === 'object') return value.join('');
	return String(value).replaceAll(/[&<>"']/g, character => ENTITIES[character] ?? character);
}

/** Markup from a template. Every value is escaped, for text and for quoted attributes alike; only other `Html` goes in as it is. */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
	new Html(strings.reduce((markup, string, index) => markup + written(values[index - 1]) + string));
