/** One fault of a request: where, and what. */
export type Fault = Readonly<{path: string; message: string}>;

type Refused = Readonly<{
	operation: string;
	status: number;
	code: string;
	message: string;
	details: readonly Fault[];
	requestId: string | undefined;
	retryAfterSeconds: number | undefined;
}>;

/** The API refused a call. `code` says which kind of refusal it is, the message what would be right, `requestId` where it is logged. */
export class ApiError extends Error {
	override readonly name: string = 'ApiError';
	readonly operation: string;
	readonly status: number;
	readonly code: string;
	/** All faults of the request at once; empty unless it has some. */
	readonly details: readonly Fault[];
	readonly requestId: string | undefined;
	/** The call may be made again after so long. */
	readonly retryAfterSeconds: number | undefined;

	constructor({message, ...refused}: Refused) {
		super(message);
		this.operation = refused.operation;
		this.status = refused.status;
		this.code = refused.code;
		this.details = refused.details;
		this.requestId = refused.requestId;
		this.retryAfterSeconds = refused.retryAfterSeconds;
	}
}

/** 400: the state of things forbids it, or the body cannot be read. */
export class BadRequestError extends ApiError {
	override readonly name = 'BadRequestError';
}

/** 401: no credential, or one that is not valid. */
export class UnauthorizedError extends ApiError {
	override readonly name = 'UnauthorizedError';
}

/** 403: the credential does not allow this. */
export class ForbiddenError extends ApiError {
	override readonly name = 'ForbiddenError';
}

/** 404: there is nothing here that the caller can see. */
export class NotFoundError extends ApiError {
	override readonly name = 'NotFoundError';
}

/** 409: it exists already, is in use, or is being changed. */
export class ConflictError extends ApiError {
	override readonly name = 'ConflictError';
}

/** 422: the input has faults; `details` lists all of them. */
export class ValidationError extends ApiError {
	override readonly name = 'ValidationError';
}

/** 429: too many requests. */
export class RateLimitedError extends ApiError {
	override readonly name = 'RateLimitedError';
}

/** 500 and above: the fault is not the caller's. */
export class ServerError extends ApiError {
	override readonly name = 'ServerError';
}

/** There was no whole answer: nobody was reached, the connection broke, or the time was up. Whether the call had its effect is not known. */
export class ConnectionError extends Error {
	override readonly name = 'ConnectionError';
	readonly operation: string;

	constructor(operation: string, cause: unknown) {
		super(`${operation} was not answered: ${reasonOf(cause)}`, {cause});
		this.operation = operation;
	}
}

/** What `fetch` throws often says nothing but that it failed; its cause says why. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
}

const classes: Readonly<Record<number, new (refused: Refused) => ApiError>> = {
	400: BadRequestError,
	401: UnauthorizedError,
	403: ForbiddenError,
	404: NotFoundError,
	409: ConflictError,
	422: ValidationError,
	429: RateLimitedError,
};

/** The error of an answer, by its status. An answer that is not of the API, such as that of a proxy, is told by its status alone. */
export function errorOf(
	operation: string,
	answer: Readonly<{status: number; body: unknown; headers: Headers; retryAfterMs?: number}>,
): ApiError {
	const {error} = Object(answer.body) as {error?: Partial<{code: string; message: string; request_id: string; details: Fault[]}>};
	const kind = classes[answer.status] ?? (answer.status >= 500 ? ServerError : ApiError);
	return new kind({
		operation,
		status: answer.status,
		code: error?.code ?? `http_${answer.status}`,
		message: error?.message ?? `${operation} was answered ${answer.status}`,
		details: error?.details ?? [],
		requestId: error?.request_id ?? answer.headers.get('x-request-id') ?? undefined,
		retryAfterSeconds: answer.retryAfterMs === undefined ? undefined : Math.ceil(answer.retryAfterMs / 1000),
	});
}
