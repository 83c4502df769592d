import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {pino} from 'pino';
import {freePort} from '../../local/free-port.ts';
import {startIssuer} from '../../local/issuer/start-issuer.ts';
import {openBrowser} from '../support/browser.ts';
import {AUDIENCE} from '../support/test-issuer.ts';
import {startWorld, type World} from '../support/world.ts';

let world: World;
let board = '';
const parts = new AsyncDisposableStack();

test.before(async () => {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	board = `${origin}/admin/jobs`;
	const dataFolder = await mkdtemp(join(tmpdir(), 'scaicontrol-dashboard-'));
	parts.defer(async () => rm(dataFolder, {recursive: true}));
	const issuer = await startIssuer({
		...{port: 0, dataFolder, audience: AUDIENCE, clientId: 'scaicontrol', redirectUris: [`${board}/callback`]},
		...{adminSecret: 'an-admin-secret', directorySecret: 'a-directory-secret', now: () => new Date(), log: pino({level: 'silent'})},
	});
	parts.defer(issuer.stop);
	world = await startWorld('2026-06-01T10:00:00Z', {
		PORT: String(port),
		HOST: 'localhost',
		PUBLIC_URL: origin,
		SCAIKEY_ISSUER: issuer.issuer,
	});
	parts.defer(world.close);
});

test.after.always(async () => parts.disposeAsync());

/** Signs somebody of the local directory in, as a person would: sent to the identity provider, chosen there, sent back. */
async function signIn(person: string) {
	const browser = openBrowser();
	const asked = await browser.visit(board);
	return {browser, arrived: await browser.submit(asked.url, {person})};
}

const change = async (
	{visit}: ReturnType<typeof openBrowser>,
	path: string,
	headers: Record<string, string> = {'sec-fetch-site': 'same-origin'},
) => visit(`${board}${path}`, {method: 'PUT', headers});

test('somebody who is not signed in is sent to the identity provider, and gets nothing from the data behind the page', async t => {
	const browser = openBrowser();
	const asked = await browser.visit(board);
	t.notRegex(asked.url, /admin\/jobs/);
	const behind = await fetch(`${board}/api/queues`);
	t.is(behind.status, 401);
});

test('the operator signs in, sees the queues, and signs out again', async t => {
	const {browser, arrived} = await signIn('usr_operator');
	t.is(arrived.url, board);
	t.is(arrived.status, 200);
	t.regex(arrived.headers.get('content-security-policy') ?? '', /default-src 'self'/);
	const queues = await browser.visit(`${board}/api/queues`);
	t.deepEqual(
		(JSON.parse(queues.page) as {queues: {name: string}[]}).queues.map(({name}) => name).sort(),
		world.queues.all.map(({name}) => name).sort(),
	);

	await browser.visit(`${board}/sign-out`).catch(() => undefined);
	t.is(browser.cookies(board).size, 0);
	t.is((await browser.visit(`${board}/api/queues`)).status, 401);
});

test('neither the page nor its style sheets ask a foreign host for anything', async t => {
	const {browser, arrived} = await signIn('usr_operator');
	const asked = [...arrived.page.matchAll(/(?:href|src|action)=["']?([^"'\s>]+)/g)].map(
		([, address = '']) => new URL(address, `${board}/`),
	);
	t.true(asked.length > 3);
	t.deepEqual(
		asked.filter(({origin}) => origin !== new URL(board).origin),
		[],
	);
	const sheets = await Promise.all(asked.filter(({pathname}) => pathname.endsWith('.css')).map(({href}) => browser.visit(href)));
	t.true(sheets.length > 0);
	for (const {page, status} of [...sheets, arrived]) {
		t.is(status, 200);
		t.notRegex(page, /(?:url\(|@import\s*)["']?\s*(?:https?:)?\/\//);
	}
});

test('a cookie of the dashboard opens nothing else, and a bearer token does not open the dashboard', async t => {
	const {browser} = await signIn('usr_operator');
	t.is((await browser.visit(`${world.config.publicUrl}/api/v1/auth/me`)).status, 401);
	const withToken = await fetch(`${board}/api/queues`, {headers: {authorization: `Bearer ${world.operator.token}`}});
	t.is(withToken.status, 401);
});

test("a partner's admin may not look", async t => {
	const {arrived} = await signIn('usr_partner_admin');
	t.is(arrived.status, 403);
	t.regex(arrived.page, /admin:platform/);
});

test.serial('a session whose person loses the role is shut out at the next look', async t => {
	const {browser} = await signIn('usr_operator');
	await world.orm.em.fork().transactional(async em => {
		await em.execute('set local role system');
		await em.execute("update app_user set is_active = false where id = 'usr_operator'");
	});
	t.is((await browser.visit(`${board}/api/queues`)).status, 401);
	await world.orm.em.fork().transactional(async em => {
		await em.execute('set local role system');
		await em.execute("update app_user set is_active = true where id = 'usr_operator'");
	});
});

test('of all changes only retry, retry-failed and promote go through, from the page itself, and are audited', async t => {
	const {browser} = await signIn('usr_operator');
	for (const path of [
		'/api/queues/pause',
		'/api/queues/webhooks/empty',
		'/api/queues/webhooks/obliterate',
		'/api/queues/webhooks/clean/failed',
		'/api/queues/webhooks/retry/completed',
		'/api/queues/webhooks/clean/retry',
		'/api/queues/webhooks/clean/promote',
		'/api/queues/webhooks/retry/promote',
		'/api/queues/webhooks/job-schedulers/retry',
	]) {
		t.is((await change(browser, path)).status, 403, path);
	}

	t.is((await change(browser, '/api/queues/webhooks/retry/failed', {'sec-fetch-site': 'cross-site'})).status, 403, 'from another site');
	t.is((await change(browser, '/api/queues/webhooks/retry/failed')).status, 200);
	const audited = await world.inUnit(
		{reach: {kind: 'everything', because: 'test'}, cause: {requestId: 'test', actor: 'test'}},
		async ({em}) => em.execute("select actor, resource_id from audit_log where action = 'retry-failed'"),
	);
	t.deepEqual(audited, [{actor: 'usr_operator', resource_id: 'webhooks/failed'}]);
});

test('what lies nowhere behind the page is 404 in the envelope, whatever its path is made of', async t => {
	const {browser} = await signIn('usr_operator');
	for (const path of ['/static/nothing.js', '/static/..%2f..%2fpackage.json', '/api/queues/%E0%A4%A/x', '/%', '/api/nothing']) {
		const answer = await browser.visit(`${board}${path}`);
		t.true(answer.status === 404 || answer.status === 200, `${path} ${answer.status}`);
		if (answer.status === 404) t.is(JSON.parse(answer.page).error.code, 'not_found', path);
	}
});

test('an answer of the identity provider that was not asked for is refused', async t => {
	const {browser} = await signIn('usr_operator');
	const forged = await browser.visit(`${board}/callback?code=stolen&state=guessed`);
	t.is(forged.status, 401);
});
