import {code} from './markdown.ts';
import {type ApiDocument, choicesOf, isNullable, isShape, nameOf, resolved, type Schema} from './schema.ts';

const FORMATS: Readonly<Record<string, string>> = {'date-time': 'time', date: 'day', uri: 'URL', email: 'e-mail address', binary: 'file'};

/** What ids are to match: their prefix says of what. */
const ID = /^\^([a-z]+)_\[/;

/** Longer enumerations are shown by their first words: nobody reads all currencies. */
const VALUES_SHOWN = 30;

function valueWords(all: readonly unknown[]): string {
	const values = all.filter(value => value !== null).map(value => code(String(value)));
	return values.length > VALUES_SHOWN
		? `${values.length} values: ${values.slice(0, 3).join(', ')} … ${values.at(-1)} (all in the OpenAPI document)`
		: values.join(', ');
}

/** References that are being followed: one that comes back to itself is any value. */
type Trail = readonly string[];

function wordsOfOne(document: ApiDocument, schema: Schema, trail: Trail): string {
	if (isShape(document, schema)) return `[${nameOf(schema.$ref ?? '')}](#${anchorOf(nameOf(schema.$ref ?? ''))})`;
	if (schema.$ref !== undefined) {
		if (trail.includes(schema.$ref)) return 'any value';
		return typeWords(document, resolved(document, schema), [...trail, schema.$ref]);
	}
	if (schema.const !== undefined) return code(String(schema.const));
	if (schema.enum) return `one of ${valueWords(schema.enum)}`;
	const id = ID.exec(schema.pattern ?? '')?.[1];
	if (id !== undefined) return `id ${code(`${id}_…`)}`;
	const type = [schema.type ?? (schema.properties ? 'object' : 'anything')].flat().filter(word => word !== 'null');
	if (type.includes('array')) return `list of ${schema.items ? typeWords(document, schema.items, trail) : 'anything'}`;
	const {additionalProperties: values} = schema;
	if (typeof values === 'object' && !schema.properties && Object.keys(values).length > 0)
		return `map of ${typeWords(document, values, trail)}`;
	return FORMATS[schema.format ?? ''] ?? type.join(' or ');
}

/** The anchor of a shape, as GitHub makes it of the heading. */
export const anchorOf = (heading: string): string =>
	heading
		.toLowerCase()
		.replaceAll(/[^a-z0-9 _-]/g, '')
		.replaceAll(' ', '-');

/** The type of a field as people read it; shapes with a name of their own are links. */
export function typeWords(document: ApiDocument, schema: Schema, trail: Trail = []): string {
	const words = new Set(choicesOf(schema).map(choice => wordsOfOne(document, choice, trail)));
	return [...words, ...(isNullable(schema) ? ['null'] : [])].join(' or ');
}

/** Bounds that say nothing: all that a JSON integer can be. */
const saysMuch = (bound: number | undefined): bound is number => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

/** One of something is not several. */
const counted = (words: string): string => words.replace(/\b1 (item|character)s$/, '1 $1');

function rangeWords(least: number | undefined, most: number | undefined, unit: string): string[] {
	const [from, to] = [saysMuch(least) ? least : undefined, saysMuch(most) ? most : undefined];
	if (from !== undefined && to !== undefined) return [counted(`${from === to ? from : `${from} to ${to}`}${unit}`)];
	if (from !== undefined) return [counted(`at least ${from}${unit}`)];
	return to === undefined ? [] : [counted(`at most ${to}${unit}`)];
}

const limitsOfOne = (schema: Schema): string[] => [
	...rangeWords(schema.minimum, schema.maximum, ''),
	...rangeWords(schema.minLength, schema.maxLength, ' characters'),
	...rangeWords(schema.minItems, schema.maxItems, ' items'),
	...(schema.pattern && !schema.format && !ID.test(schema.pattern) ? [`matches ${code(schema.pattern)}`] : []),
	...(schema.items
		? choicesOf(schema.items)
				.flatMap(limitsOfOne)
				.map(words => `each ${words}`)
		: []),
];

/** What a value of the type must keep to besides, and what it is when nothing is said. */
export function limitWords(document: ApiDocument, schema: Schema): string[] {
	const whole = resolved(document, schema);
	const limits = new Set(
		choicesOf(whole)
			.filter(choice => !isShape(document, choice))
			.flatMap(choice => limitsOfOne(resolved(document, choice))),
	);
	return [...limits, ...(whole.default === undefined ? [] : [`default ${code(JSON.stringify(whole.default))}`])];
}

/** What is said of a field in words: its own, else those of the shape it holds. */
export function descriptionOf(document: ApiDocument, schema: Schema): string {
	if (schema.description !== undefined) return schema.description;
	const said = choicesOf(schema).find(({description}) => description !== undefined);
	return said?.description ?? (isShape(document, schema) ? '' : (resolved(document, schema).description ?? ''));
}
