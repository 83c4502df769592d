import test from 'ava';
import type {z} from 'zod';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';
import {routes, sandboxRoutes} from '../../src/api/routes.ts';
import {type JsonSchema, jsonSchemaOf, leastOf, minimalBody} from '../support/minimal-request.ts';

const invisible = [
	'\u200b',
	'\u2060',
	'\u00ad',
	'\u3164',
	'\u200f',
	'\u115f',
	'\u0301',
	'\u093f',
	'\u2800',
	'\ufe0f',
	'\u{e0041}',
	' \u200b \u2800',
];
const illegible = ['ᠮᠣᠩᠭᠣᠯ', 'ꦗꦮ', '𠮷野家', '\ue000'];

/** A place in a body: the names and indexes that lead there. */
type Place = readonly (string | number)[];

/** Every place of a body that may hold a text, those that can be left out too. */
function* textPlaces(schema: JsonSchema, place: Place = []): Generator<Place> {
	for (const choice of schema.anyOf ?? schema.oneOf ?? []) yield* textPlaces(choice, place);
	if (schema.type === 'string' && !schema.enum) yield place;
	for (const [name, property] of Object.entries(schema.properties ?? {})) yield* textPlaces(property, [...place, name]);
	if (schema.items) yield* textPlaces(schema.items, [...place, 0]);
}

/** The body with a text at a place; what is missing on the way is made as small as can be. */
function bodyWith(body: unknown, schema: JsonSchema, [first, ...rest]: Place, text: string): unknown {
	if (first === undefined) return text;
	const {properties, items, anyOf = [], oneOf = []} = schema;
	if (typeof first === 'number')
		return [bodyWith(Array.isArray(body) ? body[0] : undefined, items ?? choiceOf(anyOf, 'items')?.items ?? {}, rest, text)];
	const own = properties ? schema : (choiceOf([...anyOf, ...oneOf], 'properties') ?? {});
	const known = typeof body === 'object' && body !== null ? body : (leastOf(own) as object);
	return {...known, [first]: bodyWith((known as Record<string, unknown>)[first], own.properties?.[first] ?? {}, rest, text)};
}

const choiceOf = (choices: readonly JsonSchema[], has: 'items' | 'properties'): JsonSchema | undefined =>
	choices.find(choice => choice[has]);

const isTaken = (body: z.ZodType, value: unknown): boolean => body.safeParse(value).success;

type Field = Readonly<{name: string; takes(text: string): boolean}>;

function fieldsOf(route: AnyRoute): Field[] {
	if (!route.body || route.bodyKind === 'multipart') return [];
	const body: z.ZodType = route.body;
	const schema = jsonSchemaOf(body);
	return [...textPlaces(schema)].map(place => ({
		name: `${place.join('.')} of ${route.method} ${fullPath(route)}`,
		takes: text => isTaken(body, bodyWith(minimalBody(route), schema, place, text)),
	}));
}

/** Where people write what they like: two texts of different sorts are both taken. What only machines read is not asked to be seen. */
const freeFields = [...routes, ...sandboxRoutes]
	.flatMap(fieldsOf)
	.filter(
		({name, takes}) =>
			takes('Zoë & 字') && takes('क') && !/metadata|provisioning\..*\.path|redirect_uri|code_verifier|refresh_token|\bcode\b/.test(name),
	);

test('the fields that people write into are found', t => {
	for (const field of [
		'company_name',
		'city',
		'address_line1',
		'line_items.0.description',
		'notes',
		'seller_city',
		'legal_name',
		'name',
		'description',
	]) {
		t.true(
			freeFields.some(({name}) => name.startsWith(`${field} of`)),
			field,
		);
	}
});

for (const {name, takes} of freeFields) {
	test(`nothing that cannot be seen or shown is taken as ${name}`, t => {
		for (const text of [...invisible, ...illegible]) t.false(takes(text), JSON.stringify(text));
		t.true(takes('字\u200b'), 'beside what is seen it does no harm');
	});
}
