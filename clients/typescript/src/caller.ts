import {credentialsOf, type Token} from './credentials.ts';
import type {OperationFacts, OperationTable} from './facts.ts';
import {type Page, rowsOf} from './pages.ts';
import {type LooseInput, requestOf} from './request.ts';
import {RETRY_LIMITS, type RetryLimits} from './retry.ts';
import {type Received, readJson, type Sending, send} from './send.ts';
import type {CallOptions} from './types.ts';

/** Some answers are waited for: the feed for 30 s, the sandbox's clock for 60 s. */
const ATTEMPT_LIMIT_MS = 90_000;

export type ClientOptions = Readonly<{
	/** The origin of the API, such as `https://control.example.com`. */
	baseUrl: string;
	/** Who calls: a bearer token, or a function that gets one. */
	token?: Token;
	/** Who calls: a service, by its API key. */
	apiKey?: string;
	retry?: Partial<RetryLimits>;
	/** One attempt takes at most so long. */
	attemptLimitMs?: number;
	/** Used in place of the global `fetch`. */
	fetch?: typeof fetch;
	/** Ends every call, now and later. */
	signal?: AbortSignal;
}>;

/** Calls operations by their ids, whatever they are: what is asked and answered is looked at by the API alone. */
export type ApiCaller = Readonly<{
	call: (operation: string, input?: LooseInput, options?: CallOptions) => Promise<unknown>;
	/** Every row of a list; `page_size` says how many a request. */
	each: (operation: string, input?: LooseInput, options?: CallOptions) => AsyncGenerator<unknown, void, undefined>;
}>;

/** A caller of the operations of a table, such as `factsOf` makes of a description. */
export function createCaller(
	table: OperationTable,
	{baseUrl, token, apiKey, retry, attemptLimitMs, fetch: given, signal: end}: ClientOptions,
): ApiCaller {
	const sending: Sending = {
		fetch: given ?? ((...asked) => fetch(...asked)),
		credentials: credentialsOf({token, apiKey}),
		retry: {...RETRY_LIMITS, ...retry},
		attemptLimitMs: attemptLimitMs ?? ATTEMPT_LIMIT_MS,
	};
	const origin = baseUrl.replace(/\/+$/, '');
	const factsFor = (operation: string): OperationFacts => {
		const facts = table[operation];
		if (!facts) throw new TypeError(`there is no operation ${operation}`);
		return facts;
	};
	const call: ApiCaller['call'] = async (operation, input = {}, options = {}) => {
		const {idempotencyKey, accept} = options;
		const request = requestOf(operation, factsFor(operation), input, {baseUrl: origin, idempotencyKey, accept});
		const signals = [options.signal, end].filter(signal => signal !== undefined);
		return opened(await send(request, {...options, signal: signals.length > 1 ? AbortSignal.any(signals) : signals[0]}, sending));
	};
	return {
		call,
		each: (operation, {page_size: pageSize, ...input} = {}, options = {}) =>
			rowsOf(
				factsFor(operation).walk,
				async more => (await call(operation, {...input, ...more}, options)) as Page,
				pageSize === undefined ? undefined : Number(pageSize),
			),
	};
}

/** What a caller gets of an answer: a file as a file, a list with its pagination, one thing out of its envelope. */
function opened({status, headers, bytes}: Received): unknown {
	if (status === 204 || bytes.length === 0) return undefined;
	const json = readJson({headers, bytes});
	if (json === undefined) return fileOf(headers, bytes);
	const envelope = Object(json) as Readonly<Record<string, unknown>>;
	return 'data' in envelope && 'meta' in envelope && !('pagination' in envelope) ? envelope['data'] : json;
}

const FILE_NAME = /filename="([^"]*)"/;

function fileOf(headers: Headers, bytes: Uint8Array<ArrayBuffer>): File {
	const [, name = ''] = FILE_NAME.exec(headers.get('content-disposition') ?? '') ?? [];
	return new File([bytes], name, {type: headers.get('content-type') ?? ''});
}
