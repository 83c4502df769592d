import {fieldWords} from './field-words.ts';
import {parameterWords} from './parameter-words.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (object: Json, change: (value: unknown, key: string) => unknown): Json =>
	Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

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

function describeParameter(parameter: unknown): unknown {
	if (!isObject(parameter) || parameter['description'] !== undefined) return parameter;
	const description = parameterWords(String(parameter['in']), String(parameter['name']));
	return description === undefined ? parameter : {...parameter, description};
}

/** The same document, in which every field and parameter that says nothing of itself says what its name means everywhere. */
export function describeFields(node: unknown): unknown {
	if (Array.isArray(node)) return node.map(describeFields);
	if (!isObject(node)) return node;
	const parts = mapValues(node, (value, key) => (key === 'example' ? value : describeFields(value)));
	const {properties, parameters} = parts;
	if (parts['type'] === 'object' && isObject(properties)) {
		return {...parts, properties: mapValues(properties, (field, name) => describe(name, field))};
	}

	return Array.isArray(parameters) ? {...parts, parameters: parameters.map(describeParameter)} : parts;
}
