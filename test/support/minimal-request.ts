import {z} from 'zod';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';

/** What the tests look at in a JSON schema. */
export type JsonSchema = Readonly<{
	type?: string | readonly string[];
	pattern?: string;
	example?: unknown;
	enum?: readonly unknown[];
	const?: unknown;
	default?: unknown;
	anyOf?: readonly JsonSchema[];
	oneOf?: readonly JsonSchema[];
	properties?: Readonly<Record<string, JsonSchema>>;
	required?: readonly string[];
	items?: JsonSchema;
	minItems?: number;
	minimum?: number;
	format?: string;
	/** How the API's description shows what is read as anything. */
	override?: JsonSchema;
	$ref?: string;
	$defs?: Readonly<Record<string, JsonSchema>>;
}>;

/** Where a field stands: the names that lead to it, `*` for whatever item of a list. */
export type FieldPath = readonly string[];

const TIME = '2026-06-01T00:00:00Z';

/** Something that a schema allows, as small as can be: its example where it has one. */
export function leastOf(schema: JsonSchema): unknown {
	if (schema.example !== undefined) return schema.example;
	if (schema.const !== undefined) return schema.const;
	if (schema.enum) return schema.enum[0];
	const [choice] = choicesOf(schema);
	if (choice) return leastOf(choice);
	const type = [schema.type].flat()[0];
	if (type === 'object') return Object.fromEntries((schema.required ?? []).map(name => [name, leastOf(schema.properties?.[name] ?? {})]));
	if (type === 'array') return Array.from({length: schema.minItems ?? 0}, () => leastOf(schema.items ?? {}));
	if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1);
	if (type === 'boolean') return false;
	return schema.format === 'date-time' ? TIME : schema.format === 'date' ? TIME.slice(0, 10) : 'text';
}

const choicesOf = ({anyOf, oneOf}: JsonSchema): readonly JsonSchema[] => anyOf ?? oneOf ?? [];

const known = new WeakMap<z.ZodType, JsonSchema>();

/** A schema whose parts with names of their own stand in their places; one that holds itself is left as a reference. */
function inPlace(schema: unknown, named: Readonly<Record<string, unknown>>): unknown {
	if (Array.isArray(schema)) return schema.map(part => inPlace(part, named));
	if (typeof schema !== 'object' || schema === null) return schema;
	const {$ref, $defs: _, ...parts} = schema as Record<string, unknown>;
	const definition = typeof $ref === 'string' ? named[$ref.replace('#/$defs/', '')] : undefined;
	const holdsItself = JSON.stringify(definition ?? {}).includes(JSON.stringify({$ref}).slice(1, -1));
	if (definition && !holdsItself) return inPlace({...definition, ...parts}, named);
	const entries = Object.entries(parts).map(([key, part]) => [key, inPlace(part, named)] as const);
	return {...Object.fromEntries(entries), ...($ref !== undefined && {$ref})};
}

/** The schema of what a client sends. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
	const found = known.get(schema);
	if (found) return found;
	const written = z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'}) as JsonSchema;
	const whole = inPlace(written, written.$defs ?? {}) as JsonSchema;
	known.set(schema, whole);
	return whole;
}

/** The same value with a field put in, and whatever must stand around it. */
function put(schema: JsonSchema, value: unknown, [name, ...rest]: FieldPath, field: string): unknown {
	if (name === undefined) return field;
	const {properties, items} = [schema, ...choicesOf(schema)].find(choice => choice.properties ?? choice.items) ?? {};
	if (name === '*') {
		const [first = leastOf(items ?? {})] = Array.isArray(value) ? value : [];
		return [put(items ?? {}, first, rest, field)];
	}

	const fields = {...(value as Record<string, unknown>)};
	return {...fields, [name]: put(properties?.[name] ?? {}, fields[name], rest, field)};
}

/**
 * A body that the route takes, with nothing in it that could be left out besides the given fields; undefined when it takes none, or a
 * form.
 */
export function minimalBody(route: AnyRoute, given: readonly (readonly [FieldPath, string])[] = []): unknown {
	if (!route.body || route.bodyKind === 'multipart' || route.bodyKind === 'raw') return undefined;
	const schema: z.ZodType = route.body;
	const form = jsonSchemaOf(schema);
	const body = given.reduce((made, [path, field]) => put(form, made, path, field), leastOf(form));
	const isOptional = given.length === 0 && schema.safeParse(undefined).success;
	const parsed = schema.safeParse(body);
	if (!parsed.success && !isOptional) {
		throw new Error(`no body for ${route.operation} can be made from its schema: give its fields examples (${parsed.error.message})`);
	}

	return parsed.success ? body : undefined;
}

/**
 * The path of a route with well-formed parameters; those that are not given name nothing that exists. Needed query parameters are
 * added, and those that are given.
 */
export function minimalPath(
	route: AnyRoute,
	given: Readonly<Record<string, string>> = {},
	givenQuery: Readonly<Record<string, string>> = {},
): string {
	const shape = (route.params?.shape ?? {}) as Record<string, z.ZodType>;
	const path = fullPath(route).replace(/\{([^}]+)\}/g, (_, name: string) =>
		encodeURIComponent(given[name] ?? String(leastOf(jsonSchemaOf(shape[name] ?? z.string())))),
	);
	const query = route.query ? jsonSchemaOf(route.query) : {};
	const needed = (query.required ?? []).map((name): [string, string] => [name, String(leastOf(query.properties?.[name] ?? {}))]);
	const asked = new URLSearchParams({...Object.fromEntries(needed), ...givenQuery}).toString();
	return asked === '' ? path : `${path}?${asked}`;
}
