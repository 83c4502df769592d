import type {operations as Described} from './generated/api.ts';

/** The id of an operation, as the description of the API has it. */
export type Operation = keyof Described;

/** What stands in a path or query is text on the wire, so numbers and texts of digits, booleans and their names are as good as each other. */
type Parameter<T> =
	| T
	| (string extends T ? number : never)
	| (number extends T ? `${number}` : never)
	| ([T & ('true' | 'false')] extends [never] ? never : boolean);

type Parameters<T> = [T] extends [never] ? unknown : {[Name in keyof T]: Parameter<T[Name]>};

type Body<O extends Operation> = Described[O] extends {requestBody: {content: infer Content}}
	? {body: Sent<Content>}
	: Described[O] extends {requestBody?: {content: infer Content}}
		? {body?: Sent<Content>}
		: unknown;

/** What is not described by its fields is sent as it is. */
type Sent<Content> = '*/*' extends keyof Content ? string | Uint8Array : Content[keyof Content];

type PartOf<O extends Operation, Part extends keyof Described[O]['parameters']> = Parameters<NonNullable<Described[O]['parameters'][Part]>>;

/** What an operation is asked: the parameters of its path and query by their names, and its body. */
export type Input<O extends Operation> = PartOf<O, 'path'> & PartOf<O, 'query'> & Body<O>;

type Success = 200 | 201 | 202 | 203 | 204;

type Answered<O extends Operation> = {
	[Status in keyof Described[O]['responses'] & Success]: Described[O]['responses'][Status];
}[keyof Described[O]['responses'] & Success];

/** A list keeps its pagination; one thing comes out of its envelope; what has none is as it is. */
type Opened<Answer> = Answer extends {pagination: unknown} ? Answer : Answer extends {data: infer Data; meta: unknown} ? Data : Answer;

type Read<Content> = 'application/json' extends keyof Content ? Opened<Content['application/json']> : File;

/** What an operation answers: the data, a page of a list with its `pagination`, a file, or nothing. */
export type Answer<O extends Operation> = Answered<O> extends {content: infer Content} ? Read<Content> : undefined;

type Types<O extends Operation> = Answered<O> extends {content: infer Content} ? keyof Content : never;

/** Operations that answer a file, too, when they are asked for it, such as a list as CSV. */
export type FileOperation = {
	[O in Operation]: 'application/json' extends Types<O> ? (Exclude<Types<O>, 'application/json'> extends never ? never : O) : never;
}[Operation];

/** Operations that list things, a page at a time. */
export type ListOperation = {
	[O in Operation]: Answer<O> extends {data: readonly unknown[]; pagination: {total: number}} ? O : never;
}[Operation];

/** One thing of a list. */
export type Item<O extends Operation> = Answer<O> extends {data: readonly (infer One)[]} ? One : never;

/** How one call is made, besides what it asks. */
export type CallOptions = Readonly<{
	/** The same key has the same effect and answer for 24 hours; without it, one is made for each call whose operation takes one. */
	idempotencyKey?: string;
	/** The type of answer that is wanted, where there are several. */
	accept?: string;
	/** Ends the call, whether it is being made or waits for its next attempt. */
	signal?: AbortSignal;
	/** The call may be repeated after a lost answer although its operation takes no key: what it says has no second effect. */
	isRepeatable?: boolean;
}>;

/** The arguments of an operation; what it asks may be left out when nothing of it is needed. */
export type Arguments<O extends Operation> =
	Record<never, never> extends Input<O> ? [input?: Input<O>, options?: CallOptions] : [input: Input<O>, options?: CallOptions];
