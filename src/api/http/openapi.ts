import {z} from 'zod';
import {createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject} from 'zod-openapi';
import {accessWords, isOpen, scopeOf} from './access-words.ts';
import {describeFields} from './document/describe-fields.ts';
import {errorResponses, ownRefusals} from './error-responses.ts';
import type {AnyRoute, BodyKind} from './route.ts';
import {fullPath} from './route.ts';

const contentTypes: Readonly<Record<BodyKind, string>> = {
	json: 'application/json',
	raw: '*/*',
	form: 'application/x-www-form-urlencoded',
	multipart: 'multipart/form-data',
	none: '*/*',
};

const idempotencyHeader = z
	.string()
	.min(1)
	.max(255)
	.optional()
	.meta({description: 'The first answer is kept for 24 h and given again for the same key', example: 'order-2026-17'});

const csvText = z.string().meta({description: 'All pages; the first line names the columns'});

/** The answer as each of the types that it can have. */
const contentOf = ({csv, answer: {contentType = 'application/json', schema}}: AnyRoute): Record<string, {schema: z.ZodType}> => ({
	...Object.fromEntries(schema ? [contentType].flat().map(type => [type, {schema}]) : []),
	...(csv !== undefined && {'text/csv': {schema: csvText}}),
});

/** The name of an operation's body among the schemata: its own, or one after the operation. */
function named(body: z.ZodType, operation: string): z.ZodType {
	const schema = body instanceof z.ZodOptional ? (body.unwrap() as z.ZodType) : body;
	return schema.meta()?.id === undefined ? schema.meta({id: `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Request`}) : schema;
}

const bodyOf = ({body, bodyKind = 'json', operation, example}: AnyRoute): ZodOpenApiOperationObject['requestBody'] =>
	body && {
		required: !body.safeParse(undefined).success,
		content: {
			[contentTypes[bodyKind]]: {schema: bodyKind === 'raw' ? body : named(body, operation), ...(example !== undefined && {example})},
		},
	};

function responsesOf(route: AnyRoute): ZodOpenApiOperationObject['responses'] {
	const success = {
		description: route.answer.schema ? 'Done' : 'Done; there is nothing to say',
		...(route.answer.schema && {content: contentOf(route)}),
	};
	const others = Object.entries(route.otherStatuses ?? {}).map(([status, description]) => [status, {...success, description}]);
	return {[String(route.status ?? 200)]: success, ...errorResponses(route), ...Object.fromEntries(others)};
}

function operationOf(route: AnyRoute): ZodOpenApiOperationObject {
	const scope = scopeOf(route.access);
	const parameters = {
		...(route.params && {path: z.object(route.params.shape)}),
		...(route.query && {query: z.object(route.query.shape)}),
		...(route.isIdempotent && {header: z.object({'Idempotency-Key': idempotencyHeader})}),
	};
	return {
		operationId: route.operation,
		summary: route.summary,
		...(route.description && {description: route.description}),
		...(route.tag === 'untagged' ? {} : {tags: [route.tag]}),
		...(Object.keys(parameters).length > 0 && {requestParams: parameters}),
		...(route.body && {requestBody: bodyOf(route)}),
		responses: responsesOf(route),
		security: isOpen(route.access) ? [] : [{bearer: []}, ...(route.access === 'service' ? [{service_key: []}] : [])],
		'x-access': accessWords(route.access),
		...(scope && {'x-required-scope': scope}),
		...(route.refuses && {'x-refusals': ownRefusals(route)}),
	};
}

/** The OpenAPI 3.1 document of all routes. */
export function openapi(routes: readonly AnyRoute[], {version}: {version: string}): ReturnType<typeof createDocument> {
	const paths: ZodOpenApiPathsObject = {};
	for (const route of routes) {
		const path = fullPath(route);
		paths[path] = {...paths[path], [route.method]: operationOf(route)};
	}

	const document = createDocument({
		openapi: '3.1.0',
		info: {
			title: 'ScaiControl',
			version,
			description: "A software vendor's control plane: catalog, subscriptions, provisioning, usage, billing.",
		},
		// Relative to where the document is read, so whoever reads it under another name of this server calls the server under that name.
		servers: [{url: '/'}],
		paths,
		components: {
			securitySchemes: {
				bearer: {type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of the identity provider'},
				service_key: {type: 'apiKey', in: 'header', name: 'X-ScaiControl-Key', description: "A service's API key"},
			},
		},
	});
	return describeFields(document) as typeof document;
}
