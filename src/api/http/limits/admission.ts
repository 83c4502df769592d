import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import type {Logger} from 'pino';
import {problemOf} from '../problems.ts';
import {requestIdOf} from '../request-frame.ts';
import {refuse} from './rate-limits.ts';

/**
 * Requests at work for each connection to the database: one has it, the others wait for it. More would not be answered sooner, and who
 * waits for two seconds is refused all the same, with all that was done for it.
 */
export const AT_WORK_FOR_EACH_CONNECTION = 10;

const RETRY_AFTER_SECONDS = 1;

/** Requests that were refused are told to the log together, this long after the first. */
const TOLD_AFTER_MS = 1000;

/** What supervisors and load balancers ask: a process that has much to do is not to be taken for a dead one. */
const PROBES: ReadonlySet<string | undefined> = new Set(['/health', '/ready']);

/** Which requests are worked on: those that have a connection to the database, or wait for one. */
export type Admission = Readonly<{
	/** Goes before all that is done for a request: answers 503 at once, before anything is read, while too many are at work. */
	before: (handle: Handle) => RequestListener;
	/** The request is at work from now on, whatever the limit says: it was let in. */
	enter: (request: IncomingMessage) => void;
	/** It is no longer: it waits for something else than a connection to the database. Once it is handled it is no longer anyway. */
	leave: (request: IncomingMessage) => void;
	/** How many are at work. */
	atWork: () => number;
}>;

/** Resolves when all is done for a request, be its answer read or not, be its caller there or gone. */
type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

type Parts = Readonly<{
	/** Requests that are at work at most. */
	limit: number;
	/** Origins whose pages may read why they were refused. */
	corsOrigins: readonly string[];
	log: Logger;
	/** Called for each request that was refused. */
	onRefused: () => void;
}>;

/**
 * Makes what keeps a process calm beyond its capacity: what it cannot answer in time is refused with 503, `Retry-After` and the error
 * envelope, for hundredths of what an answer costs. A request counts from its arrival, or, while its body is still being sent, once that is
 * read, and until it is handled: whoever sends or reads slowly takes nobody's place. Probes, and what browsers ask before they ask (`OPTIONS`), are always let in.
 */
export function createAdmission({limit, corsOrigins, log, onRefused}: Parts): Admission {
	const atWork = new Set<IncomingMessage>();
	const tell = tellTogether(count => log.warn({refused: count, atWork: atWork.size}, 'more was asked than can be done'));
	const answer = refusalFor(corsOrigins);

	return {
		before: handle => (request, response) => {
			const isAlwaysLetIn = PROBES.has(request.url) || request.method === 'OPTIONS';
			if (atWork.size >= limit && !isAlwaysLetIn) {
				onRefused();
				tell();
				answer(request, response);
				return;
			}

			if (!isAlwaysLetIn && !hasBody(request)) atWork.add(request);
			void handle(request, response).finally(() => atWork.delete(request));
		},
		enter: request => void atWork.add(request),
		leave: request => void atWork.delete(request),
		atWork: () => atWork.size,
	};
}

const hasBody = ({headers}: IncomingMessage): boolean =>
	headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/** Makes what answers a request that is not let in. All of it but the id is put together once. */
function refusalFor(corsOrigins: readonly string[]) {
	const overloaded = problemOf(refuse('overloaded', {retryAfterSeconds: RETRY_AFTER_SECONDS}), '');
	const origins = new Set(corsOrigins);
	const fixed = {
		...overloaded?.headers,
		...{'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'},
	};
	return ({headers}: IncomingMessage, response: ServerResponse): void => {
		const requestId = requestIdOf(String(headers['x-request-id'] ?? ''));
		// All of it is ASCII: that is how an id is, whoever gave it.
		const body = JSON.stringify({error: {...overloaded?.body.error, request_id: requestId}});
		const readable = headers.origin !== undefined && origins.has(headers.origin) ? readableBy(headers.origin) : undefined;
		response
			.writeHead(overloaded?.status ?? 503, {...fixed, ...readable, 'X-Request-Id': requestId, 'Content-Length': body.length})
			.end(body, 'latin1');
	};
}

const readableBy = (origin: string) => ({
	...{'Access-Control-Allow-Origin': origin, Vary: 'Origin'},
	'Access-Control-Expose-Headers': 'X-Request-Id,Retry-After',
});

/** Counts, and tells the count once in a while. */
function tellTogether(tell: (count: number) => void): () => void {
	let count = 0;
	return () => {
		count += 1;
		if (count > 1) return;
		setTimeout(() => {
			tell(count);
			count = 0;
		}, TOLD_AFTER_MS).unref();
	};
}
