import {z} from 'zod';
import {createDocument, type ZodOpenApiOperationObject, type ZodOpenApiOverride, type ZodOpenApiPathsObject} from 'zod-openapi';
import {capitalised} from '../../domain/platform/values/capitalised.ts';
import {accessWords, isOpen, scopeOf} from './access-words.ts';
import {describeFields} from './document/describe-fields.ts';
import {operationWords} from './document/operation-words.ts';
import {REFERENCE, tagWords} from './document/tags.ts';
import {webhooks} from './document/webhooks.ts';
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
	return schema.meta()?.id === undefined ? schema.meta({id: `${capitalised(operation)}Request`}) : schema;
}

const bodyOf = ({body, bodyKind = 'json', operation, example}: AnyRoute): ZodOpenApiOperationObject['requestBody'] =>
	body && {
		required: !body.safeParse(undefined).success,
		content: {
			[contentTypes[bodyKind]]: {schema: bodyKind === 'raw' ? body : named(body, operation), ...(example !== undefined && {example})},
		},
	};

const successWords: Readonly<Record<number, string>> = {
	200: 'Done',
	201: 'Created',
	202: 'Taken',
	204: 'Done; there is nothing to say',
};

function responsesOf(route: AnyRoute): ZodOpenApiOperationObject['responses'] {
	const {status: usual = 200, otherStatuses = {}, operation} = route;
	const content = route.answer.schema && {content: contentOf(route)};
	const others = Object.entries(otherStatuses).map(([status, description]) => [
		status,
		{id: `${capitalised(operation)}Answer${status}`, description, ...content},
	]);
	return {
		[String(usual)]: {description: successWords[usual] ?? 'Done', ...content},
		...errorResponses(route),
		...Object.fromEntries(others),
	};
}

const referenceOf = ({tag, operation}: AnyRoute): ZodOpenApiOperationObject['externalDocs'] => ({url: `${REFERENCE}/${tag}#${operation}`});

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
		description: operationWords(route),
		...(route.tag === 'untagged' ? {} : {tags: [route.tag], externalDocs: referenceOf(route)}),
		...(Object.keys(parameters).length > 0 && {requestParams: parameters}),
		...(route.body && {requestBody: bodyOf(route)}),
		responses: responsesOf(route),
		security: isOpen(route.access) ? [] : [{bearer: []}, ...(route.access === 'service' ? [{service_key: []}] : [])],
		'x-access': accessWords(route.access),
		...(scope && {'x-required-scope': scope}),
		...(route.refuses && {'x-refusals': ownRefusals(route)}),
	};
}

const tagsOf = (routes: readonly AnyRoute[]) =>
	[...new Set(routes.map(({tag}) => tag))]
		.filter(tag => tag !== 'untagged')
		.map(name => ({name, description: tagWords[name] ?? '', externalDocs: {url: `${REFERENCE}/${name}`}}));

/** Whoever reads an answer must not mind fields that are added to it; whoever writes a request names those there are. */
const openAnswers: ZodOpenApiOverride = ({jsonSchema, io}) => {
	if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};

const ABOUT = `A software vendor's control plane: catalog, subscriptions, provisioning, usage, billing.

Money is an integer of minor units (cents, or what the currency has instead) in a field ending in \`_cents\`. Times are RFC 3339 in UTC, days
\`YYYY-MM-DD\`. A field may be added to an answer at any time; unknown fields of a request are refused with 422. An error is
\`{error: {code, message, request_id}}\`; a 422 has every fault at once in \`details\`.`;

/** The OpenAPI 3.1 document of all routes. */
export function openapi(routes: readonly AnyRoute[], {version}: {version: string}): ReturnType<typeof createDocument> {
	const paths: ZodOpenApiPathsObject = {};
	for (const route of routes) {
		const path = fullPath(route);
		paths[path] = {...paths[path], [route.method]: operationOf(route)};
	}

	const document = createDocument(
		{
			openapi: '3.1.0',
			info: {
				title: 'ScaiControl',
				version,
				description: ABOUT,
				license: {name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only'},
			},
			// Relative to where the document is read, so whoever reads it under another name of this server calls the server under that name.
			servers: [{url: '/'}],
			externalDocs: {url: REFERENCE, description: 'The reference: a page for each group'},
			tags: tagsOf(routes),
			paths,
			webhooks: webhooks(),
			components: {
				securitySchemes: {
					bearer: {type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A token of the identity provider'},
					service_key: {type: 'apiKey', in: 'header', name: 'X-ScaiControl-Key', description: "A service's API key"},
				},
			},
		},
		{override: openAnswers},
	);
	return describeFields(document) as typeof document;
}
