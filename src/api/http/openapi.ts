import {z} from 'zod';
import {createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject} from 'zod-openapi';
import {accessWords, isOpen, scopeOf} from './access-words.ts';
import {errorView} from './problems.ts';
import type {AnyRoute, BodyKind} from './route.ts';
import {fullPath} from './route.ts';

/** What each error status means, for every operation that can give it. */
const errorTexts: Readonly<Record<number, string>> = {
	400: 'The state of things forbids it, or the body cannot be read',
	401: 'No credential, or one that is not valid',
	403: 'The credential does not allow this',
	404: 'There is nothing here that the caller can see',
	409: 'It exists already, is in use, or is being changed',
	413: 'The body is too large',
	415: 'The body is not application/json in UTF-8',
	422: 'The input has faults; `details` lists all of them',
	429: 'Too many requests; see Retry-After',
	500: 'A bug here',
	502: 'The identity or payment provider failed',
	503: 'Not possible at the moment; see Retry-After',
};

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

function errorStatuses(route: AnyRoute): number[] {
	const open = isOpen(route.access);
	const hasInput = route.method !== 'get';
	return [
		...(hasInput ? [400] : []),
		...(open ? [] : [401, 403]),
		...(route.params ? [404] : []),
		...(hasInput ? [409, 413, 415] : []),
		422,
		...(route.limit === 'none' ? [] : [429]),
		500,
		...(route.operation === 'proxyToken' ? [502] : []),
		503,
	];
}

function responsesOf(route: AnyRoute): ZodOpenApiOperationObject['responses'] {
	const success = {
		description: route.answer.schema ? 'Done' : 'Done; there is nothing to say',
		...(route.answer.schema && {content: {[route.answer.contentType ?? 'application/json']: {schema: route.answer.schema}}}),
	};
	const errors = errorStatuses(route).map(status => [
		String(status),
		{description: errorTexts[status] ?? '', content: {'application/json': {schema: errorView}}},
	]);
	const others = Object.entries(route.otherStatuses ?? {}).map(([status, description]) => [status, {...success, description}]);
	return {[String(route.status ?? 200)]: success, ...Object.fromEntries([...errors, ...others])};
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
		...(route.tag === 'untagged' ? {} : {tags: [route.tag]}),
		...(Object.keys(parameters).length > 0 && {requestParams: parameters}),
		...(route.body && {
			requestBody: {
				required: !route.body.safeParse(undefined).success,
				content: {[contentTypes[route.bodyKind ?? 'json']]: {schema: route.body}},
			},
		}),
		responses: responsesOf(route),
		security: isOpen(route.access) ? [] : [{bearer: []}, ...(route.access === 'service' ? [{service_key: []}] : [])],
		'x-access': accessWords(route.access),
		...(scope && {'x-required-scope': scope}),
	};
}

/** The OpenAPI 3.1 document of all routes. */
export function openapi(routes: readonly AnyRoute[], {version}: {version: string}): ReturnType<typeof createDocument> {
	const paths: ZodOpenApiPathsObject = {};
	for (const route of routes) {
		const path = fullPath(route);
		paths[path] = {...paths[path], [route.method]: operationOf(route)};
	}

	return createDocument({
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
}
