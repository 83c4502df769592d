import type {ZodOpenApiResponseObject} from 'zod-openapi';
import type {Refusals} from '../../domain/platform/refusals.ts';
import {refusals} from '../refusals.ts';
import {commonRefusals, takesBody} from './common-refusals.ts';
import {errorView, problems} from './problems.ts';
import type {AnyRoute} from './route.ts';

/** What each error status means, for every operation that can give it: one response of the document each, which operations refer to. */
const errors: Readonly<Record<number, ZodOpenApiResponseObject>> = Object.fromEntries(
	(
		[
			[400, 'BadRequest', 'The state of things forbids it, or the body cannot be read'],
			[401, 'Unauthorized', 'No credential, or one that is not valid'],
			[403, 'Forbidden', 'The credential does not allow this'],
			[404, 'NotFound', 'There is nothing here that the caller can see'],
			[409, 'Conflict', 'It exists already, is in use, or is being changed'],
			[413, 'PayloadTooLarge', 'The body is too large'],
			[415, 'UnsupportedMediaType', 'The body is of another type than this takes'],
			[422, 'ValidationError', 'The input has faults; `details` lists all of them'],
			[429, 'RateLimited', 'Too many requests; see Retry-After'],
			[500, 'InternalError', 'A bug here'],
			[502, 'BadGateway', 'The identity or payment provider failed'],
			[503, 'Unavailable', 'Not possible at the moment; see Retry-After'],
		] as const
	).map(([status, id, description]) => [status, {id, description, content: {'application/json': {schema: errorView}}}]),
);

const statuses = new Map(
	Object.values<Refusals>(refusals).flatMap(table => Object.entries(table).map(([code, {kind}]) => [code, problems[kind].status] as const)),
);

const statusOf = (code: string): number => statuses.get(code) ?? 500;

/** The statuses of a body that cannot be read: it breaks off or is no JSON, is too large, or of another type. */
const statusesOfBody = (route: AnyRoute): number[] => (takesBody(route) ? [400, 413, 415] : []);

/** The errors that an operation can answer with, by their statuses. */
export const errorResponses = (route: AnyRoute): Record<string, ZodOpenApiResponseObject> => {
	const possible = new Set([...statusesOfBody(route), ...[...commonRefusals(route), ...(route.refuses ?? [])].map(statusOf), 500]);
	return Object.fromEntries(Object.entries(errors).filter(([status]) => possible.has(Number(status))));
};

/** The refusals that are an operation's own, by the status that each is answered with. */
export const ownRefusals = ({refuses = []}: AnyRoute): Record<string, string[]> =>
	Object.fromEntries([...Map.groupBy(refuses.toSorted(), statusOf)].map(([status, codes]) => [String(status), codes]));
