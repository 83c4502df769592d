import test from 'ava';
import {pino} from 'pino';
import {logOptions} from '../../src/adapters/process/log-options.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {booksOf, INTEGRATIONS} from '../support/books.ts';
import {everyJob, everyRow} from '../support/everything-stored.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../support/factories.ts';
import {later} from '../support/paying-customer.ts';
import {dataOf} from '../support/payments/stories.ts';
import {bookkeepingIn, startStandIns} from '../support/remote-books/bookkeeping.ts';
import type {BooksStandIn} from '../support/remote-books/providers.ts';
import {CLIENT_SECRET} from '../support/remote-books/token-server.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;
const lines: string[] = [];
let servers: Awaited<ReturnType<typeof startStandIns>>;

const {bookkeeping, ofAnother, waits} = bookkeepingIn(() => world);

test.before(async () => {
	servers = await startStandIns();
	const log = pino(logOptions('trace', 'test'), {write: line => void lines.push(line)});
	world = await startWorld('2026-06-01T10:00:00Z', servers.environment, {log});
});
test.after.always(async () => {
	await world?.close();
	await servers?.close();
});
test.beforeEach(() => servers.calm());

/** Longer than any access token lives. */
const TOKEN_AGE_MS = 35 * 60_000;

/** Lets every token grow old, here and there: their time is the machine's, which no test moves. */
async function tokensGrowOld(): Promise<void> {
	for (const {tokens} of servers.standIns) tokens?.letPass(TOKEN_AGE_MS);
	await asSystem(world.inUnit, {because: 'tokens grow old'}, async ({em}) =>
		em.execute(
			`update accounting_connection
			 set issued_at = issued_at - ? * interval '1 millisecond', expires_at = expires_at - ? * interval '1 millisecond'`,
			[TOKEN_AGE_MS, TOKEN_AGE_MS],
		),
	);
}

for (const [index, slug] of ['Exact Online', 'Xero'].entries()) {
	const it = (): BooksStandIn & {tokens: NonNullable<BooksStandIn['tokens']>} => servers.standIns[index + 1] as never;

	test.serial(`${slug}: somebody agrees, and what waited for it goes on`, async t => {
		const books = await bookkeeping(it());
		const {refresh_token: _, ...app} = books.credentials;
		const {partner} = await makeSeller(world);
		const {tenantId} = await makeCustomer(world, {partner});
		const asked = {provider: it().slug, name: slug, partner_id: partner, settings: it().newBooks().settings, credentials: app};
		const {id, connection} = dataOf(await world.operator.post(INTEGRATIONS, asked));
		t.is(connection, 'open');
		const waiting = booksOf(world, id);
		await makeFinalInvoice(world, tenantId);
		await world.drain();
		t.like((await waiting.log())[0], {status: 'pending', attempts: 0});
		t.regex(dataOf(await world.operator.post(`${waiting.at}/test`)).message, /Nobody has agreed yet/);
		const query = new URL(dataOf(await world.operator.post(`${waiting.at}/authorize`)).url).searchParams;
		t.is(query.get('redirect_uri'), 'http://localhost:8000/api/v1/accounting/oauth/callback');
		const callback = `/accounting/oauth/callback?state=${query.get('state')}&code=${it().tokens.newCode()}`;
		t.is((await world.nobody.get(callback.replace('state=', 'state=forged'))).status, 400);
		t.deepEqual(dataOf(await world.nobody.get(callback)), {integration_id: id, connection: 'connected'});
		t.is((await world.nobody.get(callback)).status, 400, 'what was brought is taken once');
		await waits();
		t.like((await waiting.log())[0], {status: 'synced'});
	});

	test.serial(`${slug}: an access token that is over is renewed once, whoever asks`, async t => {
		const books = await bookkeeping(it());
		await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		const consent = books.credentials['refresh_token'];
		const before = it().tokens.refreshesOf(consent);
		await tokensGrowOld();
		const second = world.startAnotherWorker();
		for (let made = 0; made < 3; made++) await ofAnother(books.partner);
		await Promise.all([world.drain(), ...[1, 2, 3].map(async () => world.operator.post(`${books.at}/test`))]);
		await waits();
		await second.stop();
		t.is(it().tokens.refreshesOf(consent), before + 1);
		t.true((await books.states()).every(status => status === 'synced'));
	});

	test.serial(`${slug}: an access token that is refused early is renewed, and no sooner than it may be`, async t => {
		const books = await bookkeeping(it());
		await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		it().tokens.forget();
		await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		const soonest = it().slug === 'xero' ? 'synced' : 'pending';
		await waits();
		t.deepEqual(await books.states(), [soonest, 'synced']);
		await tokensGrowOld();
		await waits();
		t.deepEqual(await books.states(), ['synced', 'synced']);
		t.is((await books.shown()).connection, 'connected');
	});

	test.serial(`${slug}: when consent is revoked the integration says so, the operator is told once, and connecting goes on`, async t => {
		const books = await bookkeeping(it());
		await makeFinalInvoice(world, books.tenantId);
		await world.drain();
		const told = async (): Promise<number> =>
			dataOf(await world.operator.get('/notifications?page_size=100')).filter(({title}: {title: string}) => /connected again/.test(title))
				.length;
		await later(world, 2);
		const before = await told();
		it().tokens.revoke(books.credentials['refresh_token']);
		await makeFinalInvoice(world, books.tenantId);
		await ofAnother(books.partner);
		await world.drain();
		await tokensGrowOld();
		await later(world, 3);
		t.like(await books.shown(), {
			connection: 'lost',
			last_error: 'The books are to be connected again: they do not accept this system any more',
		});
		t.is(await told(), before + 1);
		t.deepEqual(await books.states(), ['pending', 'pending', 'synced']);
		await world.operator.put(books.at, {credentials: {...books.credentials, refresh_token: it().tokens.newRefreshToken()}});
		t.like(await books.shown(), {connection: 'connected', last_error: null});
		await world.drain();
		await waits();
		t.true((await books.states()).every(status => status === 'synced'));
	});

	test.serial(`${slug}: a refresh whose answer is lost is asked again with the old token, and ends in one of two ways`, async t => {
		const books = await bookkeeping(it());
		await makeFinalInvoice(world, books.tenantId);
		it().fail({when: 'after', what: 'close', only: /POST .*token/});
		await world.drain();
		await waits();
		const works = slug === 'Xero';
		t.deepEqual(await books.states(), [works ? 'synced' : 'pending']);
		t.is((await books.shown()).connection, works ? 'connected' : 'lost');
	});
}

test.serial('no secret stands in rows, jobs, logs and answers', async t => {
	const planted = [CLIENT_SECRET, ...servers.standIns.flatMap(({tokens}) => tokens?.secrets() ?? [])];
	const answers: string[] = [];
	for (const path of [INTEGRATIONS, '/admin/audit-log?page_size=100', '/notifications'])
		answers.push(JSON.stringify((await world.operator.get(path)).body));
	const rows = await everyRow(world);
	const jobs = await everyJob(world);
	t.true(planted.length > 10 && rows.length > 50 && jobs.length > 0 && lines.length > 0);
	const places = [...rows.map(({text}) => text), ...jobs, ...lines, ...answers];
	for (const word of planted)
		t.false(
			places.some(text => text.includes(word)),
			word,
		);
});
