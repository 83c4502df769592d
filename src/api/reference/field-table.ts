import {capitalised} from '../../domain/platform/values/capitalised.ts';
import {code, table} from './markdown.ts';
import {type ApiDocument, choicesOf, isShape, nameOf, resolved, type Schema} from './schema.ts';
import {descriptionOf, limitWords, typeWords} from './type-words.ts';

/** Fields of fields that are shown in one table; what is deeper has a name, or is left to the document. */
const DEPTH_LIMIT = 4;

/** A field of a body, an answer or a shape: where it stands from the top, and which one before it holds the same. */
export type Field = Readonly<{name: string; schema: Schema; isRequired: boolean; sameAs?: string}>;

/** A sentence with its full stop. */
export const sentence = (words: string): string => (/[.!?:]$/.test(words.trim()) || words === '' ? words.trim() : `${words.trim()}.`);

/** What can be said of a value beside its type. */
export const wordsOf = (document: ApiDocument, schema: Schema): string => {
	const limits = limitWords(document, schema).join('; ');
	return [sentence(descriptionOf(document, schema)), sentence(capitalised(limits))].filter(Boolean).join(' ');
};

/** Where the walk through a schema is: what stands before the name, how deep, and the nameless objects that were shown, by what they are. */
type Walk = Readonly<{prefix: string; depth: number; shown: Map<string, string>}>;

/** The fields of an object, and those of the nameless objects within it; what is the same as before is not shown again. */
export function fieldsOf(
	document: ApiDocument,
	schema: Schema,
	{prefix, depth, shown}: Walk = {prefix: '', depth: 1, shown: new Map()},
): Field[] {
	return choicesOf(schema)
		.map(choice => resolved(document, choice))
		.flatMap(({properties = {}, required = []}) =>
			Object.entries(properties).flatMap(([word, field]) => {
				const name = `${prefix}${word}`;
				const listed = {name, schema: field, isRequired: required.includes(word)};
				const inner = depth < DEPTH_LIMIT ? namelessIn(field, name) : [];
				const content = JSON.stringify(inner.map(({schema: within}) => within));
				const sameAs = inner.length > 0 ? shown.get(content) : undefined;
				if (sameAs !== undefined) return [{...listed, sameAs}];
				if (inner.length > 0) shown.set(content, name);
				return [
					listed,
					...inner.flatMap(({schema: within, prefix: at}) => fieldsOf(document, within, {prefix: at, depth: depth + 1, shown})),
				];
			}),
		);
}

/** The objects that a field holds that have no name of their own, itself or in a list. */
function namelessIn(schema: Schema, name: string): {schema: Schema; prefix: string}[] {
	return choicesOf(schema).flatMap(choice => {
		if (choice.$ref !== undefined) return [];
		if (choice.items) return namelessIn(choice.items, `${name}[]`);
		return choice.properties ? [{schema: choice, prefix: `${name}.`}] : [];
	});
}

const likeBefore = ({sameAs}: Field): string => (sameAs === undefined ? '' : `Holds the same as ${code(sameAs)}.`);

/** A table of what a client sends: it says what is needed. */
export const inputTable = (document: ApiDocument, fields: readonly Field[]): string =>
	table(
		['Field', 'Type', 'Required', 'Meaning'],
		fields.map(field => [
			code(field.name),
			typeWords(document, field.schema),
			field.isRequired ? 'yes' : 'no',
			[wordsOf(document, field.schema), likeBefore(field)].filter(Boolean).join(' '),
		]),
	);

/** A table of what a client gets. */
export const outputTable = (document: ApiDocument, fields: readonly Field[]): string =>
	table(
		['Field', 'Type', 'Meaning'],
		fields.map(field => [
			code(field.name),
			typeWords(document, field.schema),
			[sentence(descriptionOf(document, field.schema)), field.isRequired ? '' : 'May be missing.', likeBefore(field)]
				.filter(Boolean)
				.join(' '),
		]),
	);

/** The names of the shapes that a schema refers to, directly or through its nameless parts. */
export function shapesIn(document: ApiDocument, schema: Schema, trail: readonly string[] = []): string[] {
	return choicesOf(schema).flatMap(choice => {
		const {$ref: reference} = choice;
		if (reference !== undefined && trail.includes(reference)) return [];
		if (isShape(document, choice)) return [nameOf(reference ?? '')];
		const {items, properties = {}, additionalProperties} = resolved(document, choice);
		const values = typeof additionalProperties === 'object' ? [additionalProperties] : [];
		return [...(items ? [items] : []), ...Object.values(properties), ...values].flatMap(inner =>
			shapesIn(document, inner, reference === undefined ? trail : [...trail, reference]),
		);
	});
}
