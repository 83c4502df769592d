import {randomUUID} from 'node:crypto';
import test from 'ava';
import {once, onceOutside} from '../../src/api/http/idempotency.ts';
import {createPartner} from '../../src/domain/organization/create-partner.ts';
import {refuse} from '../../src/domain/platform/refusals.ts';
import type {Unit} from '../../src/domain/platform/unit/unit.ts';
import type {ApiAnswer} from '../support/client.ts';
import {makeCustomer, makePlan, unique} from '../support/factories.ts';
import {startWorld, type World} from '../support/world.ts';

const HOOKS = '/admin/webhook-subscriptions';
const TIME = '2026-06-01T00:00:00.000Z';
const asTest = {reach: {kind: 'everything', because: 'a test'}, cause: {requestId: 'req_test', actor: 'test'}} as const;
const hook = () => ({name: unique('hook'), target_url: 'http://127.0.0.1:9/', topics: ['*']});

let world: World;

test.before(async () => {
	world = await startWorld();
});
test.after.always(async () => world?.close());

const key = (value: string = randomUUID()) => ({'idempotency-key': value});
const isReplay = ({headers}: ApiAnswer): boolean => headers.get('idempotency-replayed') === 'true';

const count = async (sql: string, values: unknown[] = []): Promise<number> => {
	return world.inUnit(asTest, async ({em}) => {
		const [row] = await em.execute<{count: string}[]>(`select count(*) as count from ${sql}`, values);
		return Number(row?.count);
	});
};

const hooksNamed = async (name: string) => count('webhook_subscription where name = ?', [name]);

test.serial('the same request with the same key gets the first answer again, and is done once', async t => {
	const [sameKey, body] = [key(), hook()];
	const first = await world.operator.post(HOOKS, body, sameKey);
	const again = await world.operator.post(HOOKS, body, sameKey);
	t.is(first.status, 201);
	t.false(isReplay(first));
	t.is(again.status, 201);
	t.true(isReplay(again));
	t.deepEqual(again.body, first.body, 'its secret and the id of the first request included');
	t.not(again.headers.get('x-request-id'), first.headers.get('x-request-id'));
	t.is(await hooksNamed(body.name), 1);
});

test.serial('without a key, and with another, it is done again', async t => {
	const body = hook();
	for (const headers of [{}, {}, key(), key()] as Record<string, string>[]) {
		const answer = await world.operator.post(HOOKS, body, headers);
		t.is(answer.status, 201);
		t.false(isReplay(answer));
	}

	t.is(await hooksNamed(body.name), 4);
});

test.serial('a key that was used for another body, path or query is a conflict', async t => {
	const [sameKey, body] = [key(), hook()];
	await world.operator.post(HOOKS, body, sameKey);
	const others = [
		await world.operator.post(HOOKS, {...body, name: 'another'}, sameKey),
		await world.operator.post('/admin/partners', {id: unique('prt'), name: 'x'}, sameKey),
	];
	for (const {status, body: answer} of others) {
		t.is(status, 409);
		t.regex(answer.error.message, /used for another request/);
	}
});

test.serial('the key of somebody else is another key', async t => {
	const [sameKey, body] = [key(), hook()];
	const partner = await world.partnerAdmin(unique('prt'));
	const [mine, theirs] = [await world.operator.post(HOOKS, body, sameKey), await partner.post(HOOKS, body, sameKey)];
	t.deepEqual([mine.status, theirs.status], [201, 201]);
	t.false(isReplay(theirs));
	t.not(mine.body.data.id, theirs.body.data.id);
});

test.serial('twenty requests with one key have one effect, and each is told of it or that it is under way', async t => {
	const [sameKey, body] = [key(), hook()];
	const answers = await Promise.all(Array.from({length: 20}, async () => world.operator.post(HOOKS, body, sameKey)));
	t.is(await hooksNamed(body.name), 1);
	const made = answers.filter(({status}) => status === 201);
	t.true(made.length >= 1);
	t.is(new Set(made.map(answer => answer.body.data.id)).size, 1);
	t.is(made.filter(answer => !isReplay(answer)).length, 1);
	for (const {status, body: answer, headers} of answers.filter(({status}) => status !== 201)) {
		t.is(status, 409);
		t.is(headers.get('retry-after'), '1');
		t.regex(answer.error.message, /being worked on/);
	}
});

test.serial('a refusal is an answer: it is given again although it would not be given any more', async t => {
	const plan = await makePlan(world);
	const tenant = await world.tenantAdmin(unique('tnt'));
	const sameKey = key();
	const refused = await tenant.post('/subscriptions', {plan_id: plan.id}, sameKey);
	t.is(refused.status, 400);
	const {admin} = await makeCustomer(world);
	t.is((await admin.post('/subscriptions', {plan_id: plan.id}, sameKey)).status, 201, 'nobody else is touched by it');
	const again = await tenant.post('/subscriptions', {plan_id: plan.id}, sameKey);
	t.deepEqual([again.status, isReplay(again)], [400, true]);
	t.deepEqual(again.body, refused.body);
});

test.serial('a thing that is not there, and one that is there already, are answers too', async t => {
	const {admin} = await makeCustomer(world);
	const plan = await makePlan(world);
	const [missing, taken] = [key(), key()];
	const nothing = {plan_id: 'pln_01jd2x4k7m9q3s5v8x0z2b4d6f'};
	t.is((await admin.post('/subscriptions', nothing, missing)).status, 404);
	t.true(isReplay(await admin.post('/subscriptions', nothing, missing)));
	await admin.post('/subscriptions', {plan_id: plan.id});
	t.is((await admin.post('/subscriptions', {plan_id: plan.id}, taken)).status, 409);
	const again = await admin.post('/subscriptions', {plan_id: plan.id}, taken);
	t.deepEqual([again.status, isReplay(again)], [409, true]);
});

test.serial('work that is refused at its end leaves nothing behind but the answer', async t => {
	const [caller, id] = [unique('operator'), unique('prt') as `prt_${string}`];
	const request = {caller, key: 'k', fingerprint: 'f', requestId: 'req_test', cipher: world.tools.cipher};
	const work = async (unit: Unit) => {
		await createPartner(unit, {partnerId: id, name: 'Left behind', change: {}});
		unit.record({
			...{type: 'partner.billing_linked', step: 1, owner: {partnerId: id}},
			data: {partner_id: id, scaicontrol_customer_id: id, linked_at: TIME, legal_name: null, country_code: null, vat_number: null},
		});
		throw refuse('not_found', {what: 'Thing', id: 'x'});
	};
	for (const isReplayed of [false, true]) {
		const answer = await world.inUnit({...asTest, isAudited: true}, async unit => once(unit, request, async () => work(unit)));
		t.like(answer, {status: 404, isReplayed});
	}

	t.is(await count('partner where id = ?', [id]), 0);
	t.is(await count('fact where partner_id = ?', [id]), 0);
	t.is(await count('audit_log where resource_id = ?', [id]), 0);
});

test.serial('work outside a unit that was cut off is done anew when it is certain that nobody is at it any more', async t => {
	const request = {caller: unique('operator'), key: 'k', fingerprint: 'f', requestId: 'req_test', cipher: world.tools.cipher};
	const askedFor = async (work: () => Promise<{status: number; body: unknown}>) =>
		onceOutside(async step => world.inUnit(asTest, step), request, work);
	const done = async () => ({status: 200, body: {data: 'done'}});
	const atWork = Promise.withResolvers<void>();
	const isCutOff = Promise.withResolvers<never>();
	const first = askedFor(async () => {
		atWork.resolve();
		return isCutOff.promise;
	});
	await atWork.promise;
	await t.throwsAsync(askedFor(done), {message: /being worked on/});
	await world.inUnit(asTest, async ({em}) =>
		em.execute("update idempotency_record set created_at = created_at - interval '3 minutes' where caller = ?", [request.caller]),
	);
	t.like(await askedFor(done), {status: 200, isReplayed: false});
	t.like(await askedFor(done), {status: 200, isReplayed: true});
	isCutOff.reject(new Error('cut off'));
	await t.throwsAsync(first, {message: 'cut off'});
	t.like(await askedFor(done), {status: 200, isReplayed: true}, 'the answer that others were given stays');
});

test.serial('what may change by itself is not kept: a fault of the input, a missing right, a missing credential', async t => {
	const sameKey = key();
	t.is((await world.operator.post(HOOKS, {name: 'x'}, sameKey)).status, 422);
	const member = await world.as({sub: unique('usr'), tenant_id: 'tnt_acme', partner_id: 'prt_reseller', roles: ['tenant_member']});
	t.is((await member.post(HOOKS, hook(), sameKey)).status, 403);
	t.is((await world.nobody.post(HOOKS, hook(), sameKey)).status, 401);
	const done = await world.operator.post(HOOKS, hook(), sameKey);
	t.deepEqual([done.status, isReplay(done)], [201, false]);
});

test.serial('a refused input that the use case found is not kept either', async t => {
	const sameKey = key();
	const wrong = {...hook(), topics: ['no.such.topic']};
	t.is((await world.operator.post(HOOKS, wrong, sameKey)).status, 422);
	t.is((await world.operator.post(HOOKS, {...wrong, topics: ['*']}, sameKey)).status, 201);
});

test.serial('a key has 1 to 255 printable characters', async t => {
	t.is((await world.operator.post(HOOKS, hook(), key('k'.repeat(255)))).status, 201);
	for (const wrong of ['k'.repeat(256), 'a\tb', 'é']) t.is((await world.operator.post(HOOKS, hook(), key(wrong))).status, 422, wrong);
});

test.serial('a secret that is shown once is not readable where the answer is kept', async t => {
	const sameKey = key();
	const {body} = await world.operator.post(HOOKS, hook(), sameKey);
	t.regex(body.data.secret, /^whsec_/);
	const stored = await world.inUnit(asTest, async ({em}) =>
		em.execute<{answer: string}[]>('select answer from idempotency_record where key = ?', [sameKey['idempotency-key']]),
	);
	t.is(stored.length, 1);
	t.notRegex(String(stored[0]?.answer), /whsec_|secret/);
	t.false(String(stored[0]?.answer).includes(Buffer.from(body.data.secret).toString('base64').slice(0, 20)));
});
