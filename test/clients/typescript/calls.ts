import test from 'ava';
import {
	BadRequestError,
	ConnectionError,
	createClient,
	NotFoundError,
	RateLimitedError,
	ServerError,
	UnauthorizedError,
	ValidationError,
} from '../../../clients/typescript/src/index.ts';
import {makeCustomer, makePlan, unique} from '../../support/factories.ts';
import {startFlakyApi} from '../../support/flaky-api.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;
let api: Awaited<ReturnType<typeof startFlakyApi>>;

test.before(async () => {
	world = await startWorld();
	await world.stopWorker();
	api = await startFlakyApi(world.baseUrl);
});
test.after.always(async () => {
	await api.close();
	await world.close();
});

/** A customer by the client, and how often its calls came to the server since. */
async function customer() {
	const {admin} = await makeCustomer(world);
	const before = api.calls.length;
	return {scai: api.clientAs({token: admin.token}), calls: () => api.calls.slice(before)};
}

for (const what of [502, 503, 429, 'close', 'cut'] as const) {
	test.serial(`what only reads is asked again after ${what}`, async t => {
		const {scai, calls} = await customer();
		api.fail({when: 'after', what}, {when: 'before', what});
		t.is((await scai.listSubscriptions()).pagination.total, 0);
		t.is(calls().length, 3);
	});

	test.serial(`a call with an Idempotency-Key that had its effect before ${what} is made again and has no second one`, async t => {
		const plan = await makePlan(world);
		const {scai, calls} = await customer();
		api.fail({when: 'after', what, only: /POST/});
		const made = await scai.createSubscription({body: {plan_id: plan.id}});
		const [first, second] = api.seen.filter(({method}) => method === 'POST').slice(-2);
		t.is(first?.headers['idempotency-key'], second?.headers['idempotency-key']);
		t.is(calls().length, 2);
		t.deepEqual(
			(await scai.listSubscriptions()).data.map(({id}) => id),
			[made.id],
		);
	});
}

test.serial(
	'what has neither a key nor an idempotent method is not made again after a lost answer, but is when it came too often',
	async t => {
		const {scai, calls} = await customer();
		api.fail({when: 'after', what: 'close'});
		await t.throwsAsync(async () => scai.markAllNotificationsRead(), {
			instanceOf: ConnectionError,
			message: /^markAllNotificationsRead was not answered: /,
		});
		t.is(calls().length, 1);
		api.fail({when: 'before', what: 429});
		await scai.markAllNotificationsRead();
		t.is(calls().length, 3);
		api.fail({when: 'after', what: 'close'});
		await scai.markAllNotificationsRead({}, {isRepeatable: true});
		t.is(calls().length, 5, 'unless the caller says that it may be');
	},
);

test.serial('a key that is being worked on is asked for again when the API says when', async t => {
	const plan = await makePlan(world);
	const {scai, calls} = await customer();
	api.fail({when: 'before', what: 409, headers: {'retry-after': '0'}});
	t.is((await scai.createSubscription({body: {plan_id: plan.id}})).plan_id, plan.id);
	t.is(calls().length, 2);
	api.fail({when: 'before', what: 409});
	await t.throwsAsync(async () => scai.createSubscription({body: {plan_id: plan.id}}), {code: 'http_409'});
});

test.serial('no more attempts are made than the limit, and none after a wait that is asked for and too long', async t => {
	const {scai, calls} = await customer();
	api.fail(...Array.from({length: 5}, () => ({when: 'before', what: 503}) as const));
	const error = await t.throwsAsync(async () => scai.listSubscriptions(), {instanceOf: ServerError});
	t.deepEqual([error.status, error.operation, calls().length], [503, 'listSubscriptions', 5]);
	api.fail({when: 'before', what: 429, headers: {'retry-after': '3600'}});
	const limited = await t.throwsAsync(async () => scai.listSubscriptions(), {instanceOf: RateLimitedError});
	t.deepEqual([limited.retryAfterSeconds, calls().length], [3600, 6]);
});

test.serial('an attempt that is not answered in time is lost; a call that is taken back ends at once with the reason', async t => {
	const {admin} = await makeCustomer(world);
	const scai = api.clientAs({token: admin.token, attemptLimitMs: 300});
	api.fail({when: 'before', what: 'silence'});
	t.is((await scai.listSubscriptions()).pagination.total, 0);
	const stop = new AbortController();
	api.fail({when: 'before', what: 429, headers: {'retry-after': '2'}});
	const asked = scai.listSubscriptions({}, {signal: stop.signal});
	stop.abort(new Error('not wanted any more'));
	await t.throwsAsync(asked, {message: 'not wanted any more'});
});

test.serial('a refused token is asked for once more, by all calls together; a second refusal is told', async t => {
	const {admin} = await makeCustomer(world);
	const tokens = ['old', String(admin.token)];
	const asked: string[] = [];
	const next = () => {
		asked.push(tokens[0] ?? '');
		return tokens.shift() ?? 'none';
	};
	const scai = api.clientAs({token: next});
	await Promise.all([scai.listSubscriptions(), scai.listSubscriptions(), scai.getMe()]);
	t.deepEqual(asked, ['old', String(admin.token)]);

	const refused = api.clientAs({token: async () => 'always old'});
	const before = api.calls.length;
	await t.throwsAsync(async () => refused.listSubscriptions(), {instanceOf: UnauthorizedError, code: 'unauthorized'});
	t.is(api.calls.length - before, 2);
	await t.throwsAsync(async () => api.clientAs({token: 'fixed'}).getMe(), {instanceOf: UnauthorizedError});
	t.is(api.calls.length - before, 3, 'a fixed token is not tried twice');
});

test.serial('a refusal is an error of its class with code, faults and the id of the request', async t => {
	const {scai} = await customer();
	const invalid = await t.throwsAsync(async () => scai.createSubscription({body: {plan_id: 'x'}}), {instanceOf: ValidationError});
	t.deepEqual([invalid.code, invalid.status, invalid.details.map(({path}) => path)], ['validation_error', 422, ['plan_id']]);
	t.regex(String(invalid.requestId), /^req_/);
	const id = 'inv_01jd2x4k7m9q3s5v8x0z2b4d6f';
	await t.throwsAsync(async () => scai.getInvoice({invoice_id: id}), {instanceOf: NotFoundError, message: `Invoice '${id}' not found`});
	const nobody = await world.tenantAdmin(unique('tnt'));
	const plan = await makePlan(world);
	await t.throwsAsync(async () => api.clientAs({token: nobody.token}).createSubscription({body: {plan_id: plan.id}}), {
		instanceOf: BadRequestError,
	});
	await t.throwsAsync(async () => createClient({baseUrl: 'http://127.0.0.1:1', retry: {attempts: 1}}).getMe(), {
		instanceOf: ConnectionError,
		message: /ECONNREFUSED|bad port/,
	});
});

test.serial('names of paths are escaped, and files are files', async t => {
	const operator = createClient({baseUrl: world.baseUrl, token: world.operator.token});
	await t.throwsAsync(async () => operator.adminGetPartner({partner_id: '../tenants?x=1'}), {
		instanceOf: NotFoundError,
		message: "Partner '../tenants?x=1' not found",
	});
	await t.throwsAsync(async () => operator.adminGetPartner({partner_id: ''}), {
		instanceOf: TypeError,
		message: 'adminGetPartner needs partner_id',
	});
	const csv = await operator.file.numberingProof();
	t.true(Array.isArray((await operator.numberingProof()).data));
	t.true(csv instanceof File && csv.type.startsWith('text/csv') && csv.name.endsWith('.csv'));
	const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
	const {url} = await operator.uploadIcon({body: {file: new File([picture], 'dot.png', {type: 'image/png'})}});
	const path = new URL(url, world.baseUrl).pathname.replace('/api/v1/uploads/', '');
	const file = await operator.serveUpload({path});
	t.true(file.size > 0 && file.type.startsWith('image/'));
});
