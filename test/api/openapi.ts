import {Validator} from '@seriousme/openapi-schema-validator';
import test from 'ava';
import {z} from 'zod';
import {accessWords, isOpen} from '../../src/api/http/access-words.ts';
import {fieldWords} from '../../src/api/http/document/field-words.ts';
import {openapi} from '../../src/api/http/openapi.ts';
import {fullPath} from '../../src/api/http/route.ts';
import {routes, sandboxRoutes} from '../../src/api/routes.ts';
import {scopes} from '../../src/domain/identity/scopes.ts';

type Json = Record<string, unknown>;
type Operation = Json & {
	operationId: string;
	summary?: string;
	description?: string;
	tags?: string[];
	responses: Record<string, Json>;
	security: unknown[];
	parameters?: {in: string; name: string}[];
};
type Document = Json & {
	paths: Record<string, Record<string, Operation>>;
	components: Record<string, Record<string, Json>> & {schemas: Record<string, Json>};
};

const allRoutes = [...routes, ...sandboxRoutes];
const document = JSON.parse(JSON.stringify(openapi(allRoutes, {version: '1.0.0'}))) as Document;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
	Object.entries(item).map(([method, operation]) => ({path, method, operation})),
);

/** Every object in a tree, with where it stands. */
function* objectsIn(value: unknown, at: string): Generator<{at: string; value: Json}> {
	if (typeof value !== 'object' || value === null) return;
	if (!Array.isArray(value)) yield {at, value: value as Json};
	for (const [key, item] of Object.entries(value)) yield* objectsIn(item, `${at}/${key}`);
}

const operationNames = (found: readonly {operation: Operation}[]): string[] => found.map(({operation}) => operation.operationId);

test('the description is valid OpenAPI 3.1', async t => {
	const {valid, errors} = await new Validator().validate(structuredClone(document));
	t.true(valid, JSON.stringify(errors));
	t.is(document['openapi'], '3.1.0');
});

test('every route is described at its path', t => {
	for (const route of allRoutes) t.is(document.paths[fullPath(route)]?.[route.method]?.operationId, route.operation);
	t.is(operations.length, allRoutes.length);
});

test('every operation has a summary that is one sentence without its full stop, and a tag unless it is a probe', t => {
	t.deepEqual(operationNames(operations.filter(({operation}) => !/^[A-Z'"].{8,140}[^.]$/.test(operation.summary ?? ''))), []);
	t.deepEqual(operationNames(operations.filter(({operation, path}) => path.startsWith('/api/v1/') && operation.tags?.length !== 1)), []);
});

test('an operation names the refusals that are its own, and the status of each is among its answers', t => {
	for (const route of allRoutes) {
		const operation = document.paths[fullPath(route)]?.[route.method];
		const own = (operation?.['x-refusals'] ?? {}) as Record<string, string[]>;
		t.deepEqual(Object.values(own).flat().toSorted(), [...(route.refuses ?? [])].toSorted(), route.operation);
		for (const status of Object.keys(own)) t.true(status in (operation?.responses ?? {}), `${route.operation} ${status}`);
	}
});

test('every operation says its success and the errors that everything can give', t => {
	for (const {operation} of operations) {
		const statuses = Object.keys(operation.responses);
		t.true(
			statuses.some(status => status.startsWith('2')),
			operation.operationId,
		);
		for (const status of ['500', '503']) t.true(statuses.includes(status), `${operation.operationId} ${status}`);
	}
});

test('every operation says who may call: the access in words, the scope, and no security exactly where there is none', t => {
	for (const route of allRoutes) {
		const operation = document.paths[fullPath(route)]?.[route.method];
		t.is(operation?.['x-access'], accessWords(route.access));
		t.is(
			operation?.['x-required-scope'],
			scopes.find(scope => scope === route.access),
		);
		t.is(operation?.security.length === 0, isOpen(route.access), route.operation);
	}
});

test('the example of a body is one that its operation takes', t => {
	for (const {operation, body, example} of allRoutes.filter(route => route.example !== undefined)) {
		const taken = body?.safeParse(example);
		t.true(taken?.success, `${operation}: ${taken?.error?.message}`);
	}
});

test('what a name means everywhere is said of fields, and nothing is said in vain', t => {
	const named = new Set([...objectsIn(document, '')].flatMap(({value}) => Object.keys((value['properties'] ?? {}) as Json)));
	t.deepEqual(
		Object.keys(fieldWords).filter(name => !named.has(name)),
		[],
	);
	const invoice = document.components.schemas['Invoice'] as {properties: Record<string, Json>};
	t.is(invoice.properties['due_date']?.['description'], fieldWords['due_date']);
	t.is(invoice.properties['purchase_order']?.['description'], "The buyer's number of the order (BT-13)");
});

test('an enumeration of three or more values has a name, and none stands in two places', t => {
	const found = [...objectsIn(document, '')].filter(({value}) => Array.isArray(value['enum']));
	const isNamed = (at: string): boolean => /^\/components\/schemas\/\w+$/.test(at);
	t.deepEqual(
		found.filter(({at, value}) => (value['enum'] as unknown[]).length > 2 && !isNamed(at)).map(({at}) => at),
		[],
	);
	const places = Map.groupBy(found, ({value}) => JSON.stringify((value['enum'] as string[]).toSorted()));
	t.deepEqual(
		[...places.values()].filter(same => same.length > 1).map(same => same.map(({at}) => at)),
		[],
	);
	t.true(found.some(({at}) => at === '/components/schemas/SubscriptionStatus'));
	t.deepEqual(
		found.filter(({at, value}) => isNamed(at) && typeof value['description'] !== 'string').map(({at}) => at),
		[],
	);
});

test('the parameters of a path are described, and no other', t => {
	for (const {path, operation} of operations) {
		const named = [...path.matchAll(/\{([^}]+)\}/g)].map(match => String(match[1]));
		const described = (operation.parameters ?? []).filter(parameter => parameter.in === 'path').map(({name}) => name);
		t.deepEqual(described.toSorted(), named.toSorted(), operation.operationId);
	}
});

test('no reference leads nowhere, and no schema is left over', t => {
	const references = [...objectsIn(document, '')].flatMap(({value}) => (typeof value['$ref'] === 'string' ? [value['$ref']] : []));
	const known = ['schemas', 'responses'].flatMap(kind =>
		Object.keys(document.components[kind] ?? {}).map(name => `#/components/${kind}/${name}`),
	);
	t.deepEqual(
		references.filter(reference => !known.includes(reference)),
		[],
	);
	t.deepEqual(
		known.filter(name => !references.includes(name)),
		[],
	);
});

test('every example is what its schema allows', t => {
	const local = (schema: Json): Json => JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')) as Json;
	const definitions = local(document.components.schemas);
	// The fields of something may be called `type` and `example`, too.
	const isSchema = ({type, anyOf}: Json): boolean => typeof type === 'string' || Array.isArray(type) || Array.isArray(anyOf);
	const schemas = [...objectsIn(document, '')].filter(({value}) => 'example' in value && isSchema(value));
	t.true(schemas.length > 20);
	for (const {at, value} of schemas) {
		const schema = {...local(value), $defs: definitions} as Parameters<typeof z.fromJSONSchema>[0];
		const parsed = z.fromJSONSchema(schema).safeParse(value['example']);
		t.true(parsed.success, `${at}: ${parsed.error?.message}`);
	}
});
