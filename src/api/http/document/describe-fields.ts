import {fieldWords} from './field-words.ts';
import {parameterWords} from './parameter-words.ts';
import {generalWords} from './words/general.ts';

type Json = Record<string, unknown>;

const SCHEMATA = '#/components/schemas/';

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (object: Json, change: (value: unknown, key: string) => unknown): Json =>
	Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

/** What the enumerations say of themselves that have a name, by it. */
function enumWordsOf(document: unknown): ReadonlyMap<string, string> {
	const {schemas} = ((document as Json)['components'] ?? {}) as Json;
	return new Map(
		Object.entries((schemas ?? {}) as Record<string, Json>).flatMap(([name, schema]) =>
			Array.isArray(schema['enum']) && typeof schema['description'] === 'string'
				? [[`${SCHEMATA}${name}`, schema['description']] as const]
				: [],
		),
	);
}

type EnumWords = ReturnType<typeof enumWordsOf>;

const referenceOf = (schema: Json): string => String(schema['$ref'] ?? '');

/** The one kind of value that a field may have besides null. */
function onlyKindOf({anyOf}: Json): Json | undefined {
	const kinds = Array.isArray(anyOf) ? anyOf.filter(kind => isObject(kind) && kind['type'] !== 'null') : [];
	return kinds.length === 1 ? (kinds[0] as Json) : undefined;
}

/** What its name says where it says much: `status` or `kind` alone say less than the enumeration does. */
const telling = (name: string): string | undefined => (name in generalWords ? undefined : fieldWords[name]);

function describe(name: string, field: unknown, enumWords: EnumWords): unknown {
	if (!isObject(field) || field['description'] !== undefined) return field;
	const inner = onlyKindOf(field);
	const ofEnum = enumWords.get(referenceOf(field)) ?? (inner && enumWords.get(referenceOf(inner)));
	const description = (inner?.['description'] as string | undefined) ?? telling(name) ?? ofEnum ?? fieldWords[name];
	return description === undefined ? field : {...field, description};
}

function describeParameter(parameter: unknown): unknown {
	if (!isObject(parameter) || parameter['description'] !== undefined) return parameter;
	const description = parameterWords(String(parameter['in']), String(parameter['name']));
	return description === undefined ? parameter : {...parameter, description};
}

function described(node: unknown, enumWords: EnumWords): unknown {
	if (Array.isArray(node)) return node.map(part => described(part, enumWords));
	if (!isObject(node)) return node;
	const parts = mapValues(node, (value, key) => (key === 'example' ? value : described(value, enumWords)));
	const {properties, parameters} = parts;
	if (parts['type'] === 'object' && isObject(properties)) {
		return {...parts, properties: mapValues(properties, (field, name) => describe(name, field, enumWords))};
	}

	return Array.isArray(parameters) ? {...parts, parameters: parameters.map(describeParameter)} : parts;
}

/**
 * The same document, in which every field and parameter that says nothing of itself says what its name means everywhere, or what the
 * enumeration says that it is of.
 */
export const describeFields = (document: unknown): unknown => described(document, enumWordsOf(document));
