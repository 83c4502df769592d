import {createConfig, lintFromString} from '@redocly/openapi-core';
import test from 'ava';
import {z} from 'zod';
import {openapi} from '../../src/api/http/openapi.ts';
import {routes, sandboxRoutes} from '../../src/api/routes.ts';
import {facts} from '../../src/domain/events.ts';
import {envelopeSchemaOf} from '../../src/domain/webhooks/feed/event.ts';
import {topics} from '../../src/domain/webhooks/topic.ts';

type Json = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, Readonly<{schema: Json; example?: unknown}>>>;
type Operation = Readonly<{
	operationId: string;
	tags?: string[];
	parameters?: Readonly<{in: string; name: string; description?: string; schema: Json}>[];
	requestBody?: Readonly<{content: Content}>;
	responses: Readonly<Record<string, Json>>;
}>;
type Document = Readonly<{
	paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
	webhooks: Readonly<Record<string, Readonly<{post: Operation}>>>;
	components: Readonly<{schemas: Readonly<Record<string, Json>>; responses: Readonly<Record<string, Json>>}>;
	tags: readonly Readonly<{name: string; description: string}>[];
}>;

const text = JSON.stringify(openapi([...routes, ...sandboxRoutes], {version: '1.0.0'}));
const document = JSON.parse(text) as Document;
const operations = Object.values(document.paths).flatMap(item => Object.values(item));
const called = Object.values(document.webhooks).map(({post}) => post);

const resolved = (node: Json): Json => {
	const [, kind, name] = /^#\/components\/(\w+)\/(.+)$/.exec(String(node['$ref'])) ?? [];
	return kind === undefined ? node : (document.components[kind as 'schemas'][String(name)] ?? {});
};

type Field = Readonly<{at: string; field: Json}>;
type Found = Readonly<{fields: Field[]; objects: Field[]}>;

/** Every field and every object with fields of a schema, each schema once. */
function walk(node: Json, at: string, found: Found, seen: Set<Json>): Found {
	const schema = resolved(node);
	if (seen.has(schema)) return found;
	seen.add(schema);
	const {
		properties,
		items,
		anyOf = [],
		additionalProperties,
	} = schema as Readonly<{
		properties?: Readonly<Record<string, Json>>;
		items?: Json;
		anyOf?: readonly Json[];
		additionalProperties?: Json | boolean;
	}>;
	if (properties) found.objects.push({at, field: schema});
	for (const [name, field] of Object.entries(properties ?? {})) {
		found.fields.push({at: `${at}.${name}`, field});
		walk(field, `${at}.${name}`, found, seen);
	}

	const parts = [items, ...anyOf, additionalProperties].filter(part => typeof part === 'object');
	for (const part of parts) walk(part, at, found, seen);
	return found;
}

const within = (described: readonly Operation[], contentsOf: (operation: Operation) => readonly (Content | undefined)[]): Found => {
	const found: Found = {fields: [], objects: []};
	const seen = new Set<Json>();
	for (const operation of described) {
		const schemata = contentsOf(operation).flatMap(content => Object.values(content ?? {}).map(({schema}) => schema));
		for (const schema of schemata) walk(schema, operation.operationId, found, seen);
	}

	return found;
};

const sent = (described: readonly Operation[]): Found => within(described, ({requestBody}) => [requestBody?.content]);
const answered = within(operations, ({responses}) =>
	Object.values(responses).map(answer => resolved(answer)['content'] as Content | undefined),
);

const says = (node: Json): boolean => String(node['description'] ?? resolved(node)['description'] ?? '') !== '';
const places = (found: readonly Field[]): string[] => found.map(({at}) => at);

test('a linter finds nothing to say of the document', async t => {
	const config = await createConfig({extends: ['recommended-strict']});
	const problems = await lintFromString({source: text, absoluteRef: '/openapi.json', config});
	t.deepEqual(
		problems.map(({ruleId, message, location}) => `${ruleId} ${message} ${location[0]?.pointer}`),
		[],
	);
	const withoutLicense = text.replace('"license"', '"x-license"');
	t.is((await lintFromString({source: withoutLicense, absoluteRef: '/openapi.json', config})).length, 1);
});

test('answers are open to fields that come later, and requests closed to fields that are not known', t => {
	t.true(answered.objects.length > 200);
	t.deepEqual(places(answered.objects.filter(({field}) => field['additionalProperties'] === false)), []);
	t.deepEqual(places(sent(operations).objects.filter(({field}) => field['additionalProperties'] !== false)), []);
});

test('numbers and choices of a query have their own types, with what holds unless they are given', t => {
	const query = operations.flatMap(({parameters = []}) => parameters.filter(parameter => parameter.in === 'query'));
	const pages = query.filter(({name}) => ['page', 'page_size'].includes(name));
	t.true(pages.length > 40);
	for (const {name, schema} of query.filter(parameter => /^(page|page_size|limit|wait|fiscal_year)$/.test(parameter.name)))
		t.is(schema['type'], 'integer', name);
	for (const {schema} of pages) t.true(['minimum', 'maximum', 'default'].every(word => word in schema));
	for (const {schema} of query) t.not(JSON.stringify(schema['enum']), '["true","false"]');
});

test('every parameter says what it means', t => {
	const silent = operations.flatMap(({operationId, parameters = []}) =>
		parameters.filter(({description}) => !description).map(({name}) => `${operationId} ${name}`),
	);
	t.deepEqual(silent, []);
});

test('every operation says more than its summary, of its own', t => {
	const short = [...routes, ...sandboxRoutes].filter(({description}) => description.length < 40);
	t.deepEqual(
		short.map(({operation}) => operation),
		[],
	);
});

test('every field of requests and answers says what it means', t => {
	t.deepEqual(places([...sent(operations).fields, ...answered.fields].filter(({field}) => !says(field))), []);
});

test('every body of JSON has an example', t => {
	const without = operations.filter(
		({requestBody}) => requestBody?.content['application/json'] && !('example' in requestBody.content['application/json']),
	);
	t.deepEqual(
		without.map(({operationId}) => operationId),
		[],
	);
});

test('the body of every request has a name of its own', t => {
	const json = operations.flatMap(({operationId, requestBody}) =>
		Object.entries(requestBody?.content ?? {}).map(([type, {schema}]) => ({operationId, type, schema})),
	);
	t.deepEqual(
		json.filter(({type, schema}) => type.includes('json') && !('$ref' in schema)).map(({operationId}) => operationId),
		[],
	);
	t.deepEqual(
		Object.keys(document.components.schemas).filter(name => /^__|schema\d+$/i.test(name)),
		[],
	);
});

test('every error is one of the answers that operations share', t => {
	for (const {operationId, responses} of operations) {
		for (const [status, answer] of Object.entries(responses))
			if (/^[45]/.test(status)) t.true('$ref' in answer, `${operationId} ${status}`);
	}
});

test('every tag that an operation has says what is in the group', t => {
	const tags = [...operations, ...called].flatMap(operation => operation.tags ?? []);
	t.deepEqual(document.tags.map(({name}) => name).toSorted(), [...new Set(tags)].toSorted());
	t.deepEqual(
		document.tags.filter(({description}) => description.length < 20).map(({name}) => name),
		[],
	);
});

test('every topic is a webhook of the document, with an example that is what is sent', t => {
	t.deepEqual(Object.keys(document.webhooks).toSorted(), [...topics].toSorted());
	for (const topic of topics) {
		const {example} = document.webhooks[topic]?.post.requestBody?.content['application/json'] ?? {};
		const parsed = envelopeSchemaOf(topic, facts[topic].data).safeParse(example);
		t.true(parsed.success, `${topic}: ${parsed.error && z.prettifyError(parsed.error)}`);
	}
});

test('every field of a webhook says what it means', t => {
	t.deepEqual(places(sent(called).fields.filter(({field}) => !says(field))), []);
});
