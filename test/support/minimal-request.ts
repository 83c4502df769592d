import {z} from 'zod';
import {type AnyRoute, fullPath} from '../../src/api/http/route.ts';

type JsonSchema = Readonly<{
	type?: string | readonly string[];
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
}>;

const TIME = '2026-06-01T00:00:00Z';

/** Something that a schema allows, as small as can be: its example where it has one. */
function leastOf(schema: JsonSchema): unknown {
	if (schema.example !== undefined) return schema.example;
	if (schema.const !== undefined) return schema.const;
	if (schema.enum) return schema.enum[0];
	const [choice] = schema.anyOf ?? schema.oneOf ?? [];
	if (choice) return leastOf(choice);
	const type = [schema.type].flat()[0];
	if (type === 'object') return Object.fromEntries((schema.required ?? []).map(name => [name, leastOf(schema.properties?.[name] ?? {})]));
	if (type === 'array') return Array.from({length: schema.minItems ?? 0}, () => leastOf(schema.items ?? {}));
	if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, 1);
	if (type === 'boolean') return false;
	return schema.format === 'date-time' ? TIME : schema.format === 'date' ? TIME.slice(0, 10) : 'text';
}

const jsonSchemaOf = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, {io: 'input', unrepresentable: 'any'}) as JsonSchema;

/** A body that the route takes, with nothing in it that could be left out; undefined when it takes none, or a form. */
export function minimalBody(route: AnyRoute): unknown {
	if (!route.body || route.bodyKind === 'form') return undefined;
	const schema: z.ZodType = route.body;
	const body = leastOf(jsonSchemaOf(schema));
	const isOptional = schema.safeParse(undefined).success;
	const parsed = schema.safeParse(body);
	if (!parsed.success && !isOptional) {
		throw new Error(`no body for ${route.operation} can be made from its schema: give its fields examples (${parsed.error.message})`);
	}

	return parsed.success ? body : undefined;
}

/** The path of a route with well-formed parameters; those that are not given name nothing that exists. Needed query parameters are added. */
export function minimalPath(route: AnyRoute, given: Readonly<Record<string, string>> = {}): string {
	const shape = (route.params?.shape ?? {}) as Record<string, z.ZodType>;
	const path = fullPath(route).replace(/\{([^}]+)\}/g, (_, name: string) =>
		encodeURIComponent(given[name] ?? String(leastOf(jsonSchemaOf(shape[name] ?? z.string())))),
	);
	const query = jsonSchemaOf(z.object(route.query?.shape ?? {}));
	const needed = (query.required ?? []).map((name): [string, string] => [name, String(leastOf(query.properties?.[name] ?? {}))]);
	return needed.length > 0 ? `${path}?${new URLSearchParams(needed)}` : path;
}
