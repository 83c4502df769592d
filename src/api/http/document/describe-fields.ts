import {fieldWords} from './field-words.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the one kind of value that a field may have besides null says of itself. */
function saidInside({anyOf}: Json): string | undefined {
	const kinds = Array.isArray(anyOf) ? anyOf.filter(kind => isObject(kind) && kind['type'] !== 'null') : [];
	return kinds.length === 1 ? ((kinds[0] as Json)['description'] as string | undefined) : undefined;
}

function describe(name: string, field: unknown): unknown {
	if (!isObject(field) || field['description'] !== undefined) return field;
	const description = saidInside(field) ?? fieldWords[name];
	return description === undefined ? field : {...field, description};
}

/** The same document, in which every field that says nothing of itself says what its name means everywhere. */
export function describeFields(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(describeFields);
	if (!isObject(node)) return node;
	const parts = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, key === 'example' ? value : describeFields(value)]));
	const {properties} = parts;
	if (parts['type'] !== 'object' || !isObject(properties)) return parts;
	return {...parts, properties: Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, describe(name, field)]))};
}
