import test from 'ava';
import {z} from 'zod';
import {createBooksClient, type Protocol} from '../../../src/adapters/books/books-client.ts';
import {startFaultyServer} from '../../support/payments/faulty-server.ts';

/** It says by a header how long it wants to rest, in milliseconds. */
const restOf: Protocol['restOf'] = headers => (headers['x-rest'] === undefined ? undefined : Number(headers['x-rest']));
const protocol: Protocol = {restOf, learntRest: restOf, sentenceOf: () => 'no'};

/** Books that answer everything, and want to rest for so long after each answer. */
async function startBooks(restMs: number) {
	const server = await startFaultyServer(async () => ({status: 200, json: {}, headers: {'x-rest': String(restMs)}}));
	const clientFor = createBooksClient(protocol);
	const caller = {books: 'one', callsPerMinute: 100_000, headers: {}, attempt: 1};
	return {
		...server,
		call: async () => clientFor({...caller, realNow: new Date()})({url: `${server.url}/things`, method: 'GET'}, z.looseObject({})),
	};
}

test('a rest that is short is waited for by the next call, however it is asked for', async t => {
	const REST_MS = 2000;
	const books = await startBooks(REST_MS);
	t.teardown(books.close);
	const since = performance.now();
	t.like(await books.call(), {kind: 'known'});
	t.like(await books.call(), {kind: 'known'});
	t.true(performance.now() - since >= REST_MS);
	t.is(books.calls.length, 2);
});

test('a rest that is long is said to whoever would call, and nobody calls', async t => {
	const REST_MS = 60_000;
	const books = await startBooks(REST_MS);
	t.teardown(books.close);
	await books.call();
	const answer = await books.call();
	t.is(answer.kind, 'resting');
	if (answer.kind === 'resting') t.true(answer.afterMs > REST_MS / 2 && answer.afterMs <= REST_MS);
	t.is(books.calls.length, 1);
});
