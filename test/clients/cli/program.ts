import {readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {exitCodes} from '../../../clients/cli/src/exit-codes.ts';
import type {SignIns} from '../../../clients/cli/src/sign-ins.ts';
import {verifyWebhook} from '../../../clients/typescript/src/index.ts';
import {commandLine} from '../../support/command-line.ts';
import {makeCustomer, makePlan} from '../../support/factories.ts';
import {issuerBrowser} from '../../support/issuer-browser.ts';
import {freshIssuer} from '../../support/local-issuer.ts';
import {startReceiver} from '../../support/receiver.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world.close());

/** A customer at the command line, with a token from the environment. */
async function customerAt(t: ExecutionContext) {
	const {admin} = await makeCustomer(world);
	const line = await commandLine(t);
	const env = {SCAI_URL: world.baseUrl, SCAI_TOKEN: String(admin.token)};
	return {env, scai: async (words: string | readonly string[], more: object = {}) => line.scai(words, {env, ...more})};
}

test('an operation is asked by flags, ids and a body; answers are tables, fields or JSON', async t => {
	const plan = await makePlan(world);
	const {scai} = await customerAt(t);
	const made = await scai(`subscriptions create --plan-id ${plan.id} --json`);
	t.is(made.code, exitCodes.done.code, made.err);
	const {id} = JSON.parse(made.out);
	t.regex((await scai(`subscriptions get ${id}`)).out, new RegExp(`^id +${id}\n`));
	t.regex((await scai('subscriptions list')).out, new RegExp(`^ID +STATUS .*\n${id} `));
	const cancelled = await scai(['subscriptions', 'cancel', id, '--body', '-', '--json'], {stdin: '{"reason": "done"}'});
	t.is(cancelled.code, 0, cancelled.err);
	const all = await scai('subscriptions list-subscriptions --all --json --page-size 1');
	t.deepEqual(
		JSON.parse(all.out).map((row: {id: string}) => row.id),
		[id],
	);
});

test('who is refused is told why, and the exit code says whose turn it is', async t => {
	const {scai, env} = await customerAt(t);
	const faults = await scai('subscriptions create --plan-id x');
	t.is(faults.code, exitCodes.refused.code);
	t.regex(faults.err, /^scai: .*\n {2}plan_id: .*\n {2}\(validation_error, request req_/);
	t.is((await scai('admin-tenants list')).code, exitCodes.denied.code);
	t.is((await scai('auth get-me', {env: {...env, SCAI_TOKEN: 'none'}})).code, exitCodes.denied.code);
	t.is((await scai('auth get-me', {env: {SCAI_URL: world.baseUrl}})).code, exitCodes.denied.code, 'nobody signed in');
	for (const wrong of [
		'nothing at-all',
		'subscriptions nothing',
		'subscriptions list --nothing',
		'subscriptions get',
		'auth get-me --all',
	]) {
		const {code, err} = await scai(wrong);
		t.is(code, exitCodes.misused.code, wrong);
		t.regex(err, /^scai: /);
	}

	t.is((await scai('auth get-me', {env: {}})).code, exitCodes.misused.code, 'no address');
	t.is((await scai('auth get-me --url nowhere')).code, exitCodes.misused.code);
	const gone = async () => Promise.reject(new TypeError('fetch failed'));
	t.is((await scai('auth get-me --url http://127.0.0.1:9', {fetch: gone})).code, exitCodes.unavailable.code);
	t.is((await scai('events tail --until-now', {signal: AbortSignal.abort(new Error('interrupted'))})).code, exitCodes.interrupted.code);
});

test('help needs no sign-in, and completion asks nobody', async t => {
	const line = await commandLine(t);
	const env = {SCAI_URL: world.baseUrl};
	t.regex((await line.scai('help')).out, /known once --url/);
	t.regex((await line.scai('help', {env})).out, /\n {2}subscriptions +list, /);
	t.regex((await line.scai('subscriptions', {env})).out, /\n {2}change-plan +Change plan/);
	t.regex((await line.scai('subscriptions change-plan --help', {env})).out, /--plan-id TEXT/);
	t.regex((await line.scai('help exit-codes')).out, /130 +interrupted/);
	t.regex((await line.scai('sandbox advance --help')).out, /such as 1mo/);
	const refuse = async () => Promise.reject(new Error('asked'));
	t.regex((await line.scai(['__complete', 'subscriptions', 'cha'], {env, fetch: refuse})).out, /^change-plan\n$/);
});

test('a file goes where it is told to, and not onto a terminal', async t => {
	const line = await commandLine(t);
	const env = {SCAI_URL: world.baseUrl, SCAI_TOKEN: String(world.operator.token)};
	const csv = await line.scai('billing numbering-proof --csv', {env});
	t.is(csv.code, 0, csv.err);
	const path = join(line.home, 'proof.csv');
	t.is((await line.scai(`billing numbering-proof --csv --output ${path}`, {env})).code, 0);
	t.is((await readFile(path)).toString('latin1'), csv.out);
});

test('a run is waited for, and shows how far it is', async t => {
	const line = await commandLine(t);
	const env = {SCAI_URL: world.baseUrl, SCAI_TOKEN: String(world.operator.token)};
	const waiting = line.scai('admin-billing generate-invoices --wait --json --body {}', {env});
	const {code, out, err} = await waiting;
	t.is(code, exitCodes.done.code, err);
	t.like(JSON.parse(out), {status: 'completed'});
});

test('events are shown as they come, and forwarded as a delivery would be', async t => {
	const plan = await makePlan(world);
	const {scai} = await customerAt(t);
	const {id} = JSON.parse((await scai(`subscriptions create --plan-id ${plan.id} --json`)).out);
	await world.drain();
	const shown = await scai(['events', 'tail', '--after', '', '--until-now', '--topics', 'subscription.*', '--json']);
	const events = shown.out
		.trim()
		.split('\n')
		.map(line => JSON.parse(line));
	t.deepEqual(
		events.map(event => [event.event_type, event.data.subscription_id]),
		[['subscription.activated', id]],
	);
	t.is((await scai('events tail --until-now')).out, '', 'what has happened before is not shown');

	const receiver = await startReceiver();
	t.teardown(receiver.close);
	const words = ['webhooks', 'listen', '--forward-to', receiver.url, '--until-now', '--after', '', '--topics', 'subscription.*'];
	const heard = await scai(words);
	t.regex(heard.out, /subscription\.activated .* → 200\n$/);
	const [, secret = ''] = /signed with (whsec_\S+)/.exec(heard.err) ?? [];
	const [call] = receiver.calls;
	t.is(receiver.calls.length, 1);
	t.deepEqual(await verifyWebhook(call?.body ?? '', call?.headers ?? {}, {secrets: secret}), events[0]);
	t.is(call?.headers['x-scaicontrol-event-type'], 'subscription.activated');
});

test('a person signs in by the browser; the token is their own to read, is renewed when it is refused, and forgotten at the end', async t => {
	const issuer = await freshIssuer(t);
	const other = await startWorld('2026-06-01T10:00:00Z', {
		...{SCAIKEY_ISSUER: issuer.issuer, SCAIKEY_AUDIENCE: 'test-audience', SCAIKEY_CLIENT_ID: 'web'},
	});
	t.teardown(other.close);
	const line = await commandLine(t);
	const browser = issuerBrowser(issuer);
	const openBrowser = (address: string): void => {
		void browser
			.visit(address)
			.then(async ({url}) => browser.submit(url, {person: 'usr_tenant_admin'}))
			.then(async ({url}) => {
				const back = new URL(url);
				t.is((await fetch(`${back.origin}/callback?code=stolen&state=other`)).status, 404, 'a page of another site changes nothing');
				return fetch(url);
			});
	};
	const signedIn = await line.scai(`login --url ${other.baseUrl}`, {openBrowser});
	t.is(signedIn.code, 0, signedIn.err);
	t.regex(signedIn.err, /Signed in at .* as /);
	const file = join(line.home, '.config/scai/sign-ins.json');
	t.is((await stat(file)).mode & 0o777, 0o600);
	t.like(JSON.parse((await line.scai('auth get-me --json')).out), {user_id: 'usr_tenant_admin'});

	const kept = JSON.parse(await readFile(file, 'utf8')) as SignIns;
	const mine = kept.byUrl[other.baseUrl];
	t.truthy(mine?.refreshToken);
	await writeFile(file, JSON.stringify({...kept, byUrl: {[other.baseUrl]: {...mine, accessToken: 'old'}}}));
	t.is((await line.scai('auth get-me')).code, 0, 'renewed');
	t.not((JSON.parse(await readFile(file, 'utf8')) as SignIns).byUrl[other.baseUrl]?.accessToken, 'old');

	t.is((await line.scai('logout')).code, 0);
	t.is((await line.scai('auth get-me')).code, exitCodes.denied.code);
});

test('who gives up in the browser is told, and nothing is kept', async t => {
	const issuer = await freshIssuer(t);
	const other = await startWorld('2026-06-01T10:00:00Z', {
		...{SCAIKEY_ISSUER: issuer.issuer, SCAIKEY_AUDIENCE: 'test-audience', SCAIKEY_CLIENT_ID: 'web'},
	});
	t.teardown(other.close);
	const line = await commandLine(t);
	const openBrowser = (address: string): void => {
		const asked = new URL(address).searchParams;
		void fetch(`${asked.get('redirect_uri')}?error=access_denied&error_description=The+sign-in+was+cancelled.&state=${asked.get('state')}`);
	};
	const refused = await line.scai(`login --url ${other.baseUrl}`, {openBrowser});
	t.is(refused.code, exitCodes.denied.code);
	t.regex(refused.err, /The sign-in was cancelled/);
	t.is((await line.scai(`auth get-me --url ${other.baseUrl}`)).code, exitCodes.denied.code);
});
