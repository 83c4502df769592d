import test from 'ava';
import {askPast} from '../support/database.ts';
import {makeFinalInvoice} from '../support/factories.ts';
import {at, invoicesIn} from '../support/invoices.ts';
import {later} from '../support/paying-customer.ts';
import {dataOf} from '../support/payments/stories.ts';
import {bookkeepingIn} from '../support/remote-books/bookkeeping.ts';
import {xero} from '../support/remote-books/providers.ts';
import {startWorld, type World} from '../support/scenario.ts';

/** Xero takes many things in a call, and says of each what became of it. */
let world: World;
let it: Awaited<ReturnType<typeof xero>>;

const {bookkeeping, ofAnother, waits} = bookkeepingIn(() => world);
const {credited} = invoicesIn(() => world);

const BUYERS = 6;

test.before(async () => {
	it = await xero();
	world = await startWorld('2026-06-01T10:00:00Z', {...it.environment});
});
test.after.always(async () => {
	await world?.close();
	await it?.close();
});
test.beforeEach(() => {
	it.restartLimits();
	it.refuse(undefined);
	it.cannotRead(undefined);
	it.answerBackwards(false);
});

type Logged = {kind: string; status: string; error: string | null; document_number: string; attempts: number};
type Books = Awaited<ReturnType<typeof bookkeeping>>;

const numberOf = async (id: string): Promise<string> => dataOf(await world.operator.get(at(id))).number;

/** Books that cannot know anything of what happens from now on. */
async function openBooks(): Promise<Books> {
	const books = await bookkeeping(it);
	await waits();
	return books;
}

/** Documents of as many buyers, none of which was told yet. */
async function documentsOf({partner}: Books, buyers = BUYERS): Promise<{id: string; number: string}[]> {
	const made: {id: string; number: string}[] = [];
	for (let buyer = 0; buyer < buyers; buyer++) {
		const id = await ofAnother(partner);
		made.push({id, number: await numberOf(id)});
	}

	return made;
}

/** The calls that were made meanwhile, each with how often. */
async function callsDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
	const before = it.calls.length;
	await work();
	const counted: Record<string, number> = {};
	for (const call of it.calls.slice(before)) {
		const name = call.replace('/api.xro/2.0/', '');
		if (!name.includes('token')) counted[name] = (counted[name] ?? 0) + 1;
	}

	return counted;
}

const once = (
	t: {deepEqual: (actual: unknown, expected: unknown) => void},
	documents: readonly {number: string}[],
	paid: number[] = [],
) => {
	for (const {number} of documents) t.deepEqual(it.of(number), [{gross: 121, paid}]);
};

test.serial(
	'documents of many buyers go in one call, their contacts in one, and their payments in one, each after its document',
	async t => {
		const books = await openBooks();
		const documents = await documentsOf(books);
		for (const {id} of documents) dataOf(await world.operator.post(at(id, '/mark-paid')));
		const calls = await callsDuring(async () => world.drain());
		t.deepEqual(calls, {'GET Contacts': 1, 'PUT Contacts': 2, 'PUT Invoices': 1, 'PUT Payments': 1}, 'all buyers have one name');
		once(t, documents, [121]);
		t.is(it.contactsIn(books.settings), BUYERS);
	},
);

test.serial('a call tells 25 documents at most, and the next one the rest', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books, 30);
	const calls = await callsDuring(async () => world.drain());
	t.deepEqual(calls, {'GET Contacts': 2, 'PUT Contacts': 4, 'PUT Invoices': 2});
	once(t, documents);
});

test.serial('of the documents of a call one is refused, with its words, and the others are there', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books);
	const bad = documents[2]?.number ?? '';
	it.refuse(new RegExp(`^${bad}$`));
	await world.drain();
	const log: Logged[] = await books.log();
	for (const {document_number: number, status, error} of log) {
		t.is(status, number === bad ? 'failed' : 'synced');
		if (number === bad) t.regex(error ?? '', /is refused by the stand-in/);
	}

	it.refuse(undefined);
	await books.sync();
	await waits();
	once(t, documents);
});

test.serial('what came of each document of a call is found by its number, in whatever order it is answered', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books, 3);
	const bad = documents[0]?.number ?? '';
	it.answerBackwards(true);
	it.refuse(new RegExp(`^${bad}$`));
	await world.drain();
	const log: Logged[] = await books.log();
	t.deepEqual(
		log.filter(({status}) => status === 'failed').map(one => one.document_number),
		[bad],
	);
	it.refuse(undefined);
	await books.sync();
	await waits();
	once(t, documents);
});

for (const what of [500, 'close', 'cut'] as const) {
	test.serial(`a lost answer (${what}) leaves all documents of the call to be looked for by one call, and none is made twice`, async t => {
		const books = await openBooks();
		const documents = await documentsOf(books);
		it.fail({when: 'after', what, only: /PUT .*Invoices/});
		await world.drain();
		t.true((await books.log()).every(({status, error}: Logged) => status === 'pending' && /tried again/.test(error ?? '')));
		const calls = await callsDuring(waits);
		t.deepEqual(calls, {'GET Invoices': 1});
		once(t, documents);
		t.true((await books.states()).every(status => status === 'synced'));
	});
}

test.serial('a call that did nothing is made again after one look', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books);
	it.fail({when: 'before', what: 503, only: /PUT .*Invoices/});
	await world.drain();
	t.deepEqual(await callsDuring(waits), {'GET Invoices': 1, 'PUT Invoices': 1});
	once(t, documents);
});

test.serial('payments whose answer was lost are each looked for on their documents, and none is paid twice', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books);
	await world.drain();
	it.fail({when: 'after', what: 'close', only: /PUT .*Payments/});
	for (const {id} of documents) dataOf(await world.operator.post(at(id, '/mark-paid'), {amount_cents: 5000}));
	await world.drain();
	await waits();
	once(t, documents, [50]);
});

test.serial('what is refused as a whole is told one by one: only the document that cannot be read fails', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books);
	const bad = documents[3]?.number ?? '';
	it.cannotRead(new RegExp(`"InvoiceNumber":"${bad}"`));
	await world.drain();
	t.true((await books.log()).every(({status}: Logged) => status === 'pending'));
	const calls = await callsDuring(waits);
	t.is(calls['PUT Invoices'], BUYERS);
	t.deepEqual(
		(await books.log()).filter(({status}: Logged) => status !== 'synced').map((one: Logged) => [one.document_number, one.status]),
		[[bad, 'failed']],
	);
	once(
		t,
		documents.filter(({number}) => number !== bad),
	);
});

test.serial(
	'an access token that is refused for many documents is refused once: the next one is asked for, and nothing is lost',
	async t => {
		const books = await openBooks();
		await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		const documents = await documentsOf(books);
		it.tokens?.forget();
		await world.drain();
		await waits();
		t.is((await books.shown()).connection, 'connected');
		once(t, documents);
	},
);

test.serial('buyers of one name in one call are told apart by their numbers', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books, 3);
	await world.drain();
	t.is(it.contactsIn(books.settings), 3);
	once(t, documents);
});

test.serial('a credit note among many documents comes after its invoice, by itself', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books);
	const note = await credited(documents[0]?.id ?? '', {amount_cents: 1210});
	await world.drain();
	await waits();
	t.deepEqual(
		it.of(note.number).map(({gross}) => Math.abs(gross)),
		[12.1],
	);
	t.true((await books.states()).every(status => status === 'synced'));
	once(t, documents);
});

test.serial('a limit that is used up is found by one call, uses up no attempt of any document, and all of them go on', async t => {
	const books = await openBooks();
	await makeFinalInvoice(world, books.tenantId);
	await world.drain();
	const documents = await documentsOf(books);
	it.useUp(1000);
	const calls = await callsDuring(async () => world.drain());
	t.is(
		Object.values(calls).reduce((sum, count) => sum + count),
		1,
	);
	t.true((await books.log()).filter(({status}: Logged) => status === 'pending').every(({attempts}: Logged) => attempts === 0));
	it.restartLimits();
	await waits();
	once(t, documents);
});

test.serial('a document that cannot be told for a fault of ours holds up itself only', async t => {
	const books = await openBooks();
	const documents = await documentsOf(books);
	const [, , bad] = documents;
	const {company_name: name} = dataOf(await world.operator.get(at(String(bad?.id)))).buyer_snapshot;
	const rename = async (to: unknown) =>
		askPast(
			world.database,
			`set session_replication_role = replica;
			update invoice set buyer_snapshot = buyer_snapshot || '${JSON.stringify({company_name: to})}' where id = '${bad?.id}'`,
		);
	// Its buyer has a name that is no text.
	await rename(5);
	await world.drain();
	await waits();
	const log: Logged[] = await books.log();
	t.deepEqual(
		log.filter(({status}) => status !== 'synced').map(one => one.document_number),
		[bad?.number],
	);
	once(
		t,
		documents.filter(one => one !== bad),
	);
	await rename(name);
	await later(world, 3);
	once(t, documents);
});
