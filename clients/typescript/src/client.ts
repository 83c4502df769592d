import {type ApiCaller, type ClientOptions, createCaller} from './caller.ts';
import type {OperationTable} from './facts.ts';
import {operations} from './generated/operations.ts';
import type {LooseInput} from './request.ts';
import type {Answer, Arguments, CallOptions, FileOperation, Item, ListOperation, Operation} from './types.ts';

type Methods = {readonly [O in Operation]: (...asked: Arguments<O>) => Promise<Answer<O>>};

type Lists = {readonly [O in ListOperation]: (...asked: Arguments<O>) => AsyncGenerator<Item<O>, void, undefined>};

type Files = {readonly [O in FileOperation]: (...asked: Arguments<O>) => Promise<File>};

/**
 * One method for each operation of the API, under its id: `client.createPlan({body: {…}})`, `client.getInvoice({invoice_id})`. `each` has
 * the lists: `for await (const invoice of client.each.listInvoices({status: 'open'}))` goes through all pages.
 * `file` has those that answer a file, too: `client.file.listInvoices()` is the list as CSV.
 */
export type Client = Methods & Readonly<{each: Lists; file: Files}>;

const table: OperationTable = operations;

type Ask<T> = (operation: string, input?: LooseInput, options?: CallOptions) => T;

const bound = <T>(ask: Ask<T>): Record<string, (input?: LooseInput, options?: CallOptions) => T> =>
	Object.fromEntries(Object.keys(operations).map(id => [id, (input?: LooseInput, options?: CallOptions) => ask(id, input, options)]));

/** A client of one API, for one caller. It holds nothing open. */
export function createClient(options: ClientOptions): Client {
	const {call, each}: ApiCaller = createCaller(operations, options);
	const file: Ask<Promise<unknown>> = async (operation, input, asked) => call(operation, input, {...asked, accept: table[operation]?.file});
	return {...bound(call), each: bound(each), file: bound(file)} as unknown as Client;
}
