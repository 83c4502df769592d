/**
 * Why a use case can say no. The domain knows these kinds only; `api/http/problems.ts` has the one map from kind to HTTP status.
 */
export const refusalKinds = [
	'unauthenticated',
	'forbidden',
	'missing',
	'forbidden_by_state',
	'incomplete',
	'invalid',
	'taken',
	'upstream',
	'unavailable',
	'too_many',
] as const;

export type RefusalKind = (typeof refusalKinds)[number];

/** One context's closed table of refusals: code to kind and to the sentence that the caller reads. */
export type Refusals = Readonly<Record<string, Readonly<{kind: RefusalKind; message: string}>>>;

/** One fault of an input: where, and what. */
export type Fault = Readonly<{path: string; message: string}>;

/** A use case says no. Everything else that is thrown is a bug. */
export class Refusal extends Error {
	readonly code: string;
	readonly kind: RefusalKind;
	readonly details: readonly Fault[] | undefined;
	readonly retryAfterSeconds: number | undefined;

	constructor(
		code: string,
		kind: RefusalKind,
		message: string,
		more: {details?: readonly Fault[]; retryAfterSeconds?: number; cause?: unknown} = {},
	) {
		super(message, {cause: more.cause});
		this.name = 'Refusal';
		this.code = code;
		this.kind = kind;
		this.details = more.details;
		this.retryAfterSeconds = more.retryAfterSeconds;
	}
}

/** Whether the same work may succeed a little later, by itself: somebody was away, or wrote at the same time. */
export const mayPass = (error: unknown): boolean => error instanceof Refusal && (error.kind === 'unavailable' || error.kind === 'taken');

/** At most this much of a caller's own value is repeated in a message. */
const REPEATED_CHARACTERS = 64;

const printable = (value: unknown): string =>
	String(value)
		.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?')
		.slice(0, REPEATED_CHARACTERS);

/** A list is said as a choice, each of its words as far as it may be repeated: `one, other or third`. */
function spoken(value: unknown): string {
	const words = [value].flat().map(printable);
	return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter(Boolean).join(' or ');
}

type Values = Readonly<Record<string, unknown>> & {
	details?: readonly Fault[];
	retryAfterSeconds?: number;
	/** The error that it comes from: for logs and tests, no caller reads it. */
	cause?: unknown;
};

/**
 * Makes a context's `refuse`: `throw refuse('code', {name: value})`. `{name}` in the table's sentence is replaced by the printable
 * part of the value; a list becomes "one, other or third". A code that is not in the table does not compile.
 */
export const refusing =
	<T extends Refusals>(table: T) =>
	(code: keyof T & string, values: Values = {}): Refusal => {
		const {kind, message} = table[code] as T[string];
		const {details, retryAfterSeconds, cause, ...words} = values;
		const text = message.replace(/\{(\w+)\}/g, (_, name: string) => spoken(words[name]));
		return new Refusal(code, kind, text, {details, retryAfterSeconds, cause});
	};

/** What any use case may meet, whatever its context. */
export const platformRefusals = {
	not_found: {kind: 'missing', message: "{what} '{id}' not found"},
	input_invalid: {kind: 'invalid', message: 'The request has faults'},
	written_at_the_same_time: {kind: 'taken', message: 'Somebody else changed this at the same time; please repeat the request'},
	database_unavailable: {kind: 'unavailable', message: 'The database cannot be reached at the moment'},
	storage_unavailable: {kind: 'unavailable', message: 'Files cannot be kept or read at the moment; nothing was changed'},
	limit_reached: {kind: 'invalid', message: 'There are {limit} {things} already, and no more are possible'},
	picture_out_of_time: {kind: 'unavailable', message: 'The picture could not be worked on in time; please send it again later'},
	database_busy: {kind: 'unavailable', message: 'The database has too much to do at the moment; nothing was changed'},
	names_busy: {kind: 'unavailable', message: 'Too many names are being looked up at the moment; nothing was changed'},
	clock_goes_forward: {
		kind: 'forbidden_by_state',
		message: 'The clock is at {now} and moves forward only, by at most {years} years at once',
	},
	not_settled_in_time: {kind: 'unavailable', message: 'Not done within {seconds} s; still open: {left}'},
} as const satisfies Refusals;

export const refuse = refusing(platformRefusals);
