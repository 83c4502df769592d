import test from 'ava';
import {
	type RejectedUsage,
	reportUsage,
	UsageNotSentError,
	type UsageOptions,
	type UsageState,
} from '../../../clients/typescript/src/index.ts';
import {makeMeteredCustomer, unique} from '../../support/factories.ts';
import {startFlakyApi} from '../../support/flaky-api.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;
let api: Awaited<ReturnType<typeof startFlakyApi>>;

test.before(async () => {
	world = await startWorld();
	api = await startFlakyApi(world.baseUrl);
});
test.after.always(async () => {
	await api.close();
	await world.close();
});

/** A service with one customer, how it reports, and what the API counts. */
async function service(options: Partial<UsageOptions> = {}) {
	const {service: made, tenantId, reporter} = await makeMeteredCustomer(world);
	const apiKey = (await world.operator.post(`/admin/registry/services/${made.slug}/rotate-key`)).body.data.api_key;
	const rejected: RejectedUsage[] = [];
	const states: UsageState[] = [];
	const scai = api.clientAs({apiKey, retry: {attempts: 2}});
	const usage = reportUsage(scai, {
		...{onRejected: more => rejected.push(...more), onState: state => states.push(state), gatherMs: 5, now: null},
		...options,
	});
	return {
		...{usage, rejected, states, tenantId},
		event: (fields: object = {}) => ({tenant_id: tenantId, metric_slug: 'calls', quantity: 1, ...fields}),
		counted: async () => Number((await reporter.get(`/internal/quotas/${tenantId}/${made.slug}/calls`)).body.data.used),
	};
}

test.serial('every event counts once, however often its batch is refused, lost on the way or lost on the way back', async t => {
	const {usage, event, counted, states, rejected} = await service({batchLimit: 7});
	api.fail(
		...([429, 'close', 503, 'cut', 502, 'close', 429, 503, 'close'] as const).map(
			(what, index) => ({when: index % 2 === 0 ? 'after' : 'before', what, only: /metering/}) as const,
		),
	);
	for (let count = 0; count < 50; count++) await usage.add(event());
	await usage.close();
	t.is(await counted(), 50);
	t.deepEqual(rejected, []);
	t.true(states[0]?.isBehind && states[0].error !== undefined);
	t.like(states.at(-1), {isBehind: false, error: undefined});
	t.deepEqual(usage.state(), {waiting: 0, isBehind: false, error: undefined});
});

test.serial('whoever adds more than may wait, waits until there is room, and it is said that it is behind', async t => {
	const {usage, event, counted, states} = await service({waitingLimit: 3, batchLimit: 2});
	api.fail({when: 'before', what: 429, only: /metering/, headers: {'retry-after': '1'}});
	let most = 0;
	for (let count = 0; count < 10; count++) {
		await usage.add(event());
		most = Math.max(most, usage.state().waiting);
	}

	t.is(most, 3);
	t.true(states.some(({isBehind, waiting}) => isBehind && waiting === 3));
	const stop = AbortSignal.abort(new Error('not wanted any more'));
	await usage.flush();
	await t.throwsAsync(
		Promise.all(Array.from({length: 4}, async () => usage.add(event(), {signal: stop}))),
		{message: 'not wanted any more'},
		'whoever waits can be called back',
	);
	await usage.close();
	t.is(await counted(), 13);
});

test.serial('an event that is not taken is told with its reason, its neighbours count', async t => {
	const {usage, event, counted, rejected} = await service();
	await usage.add(event());
	await usage.add(event({metric_slug: 'nothing_like_it'}));
	await usage.add(event({quantity: -1, idempotency_key: 'mine'}));
	await usage.add(event());
	await usage.flush();
	t.deepEqual(
		rejected.map(({code, event: {metric_slug: metric, idempotency_key: key}}) => [code, metric, key === 'mine']),
		[
			['unknown_metric', 'nothing_like_it', false],
			['quantity_out_of_range', 'calls', true],
		],
	);
	await usage.close();
	t.is(await counted(), 2);
});

test.serial('a batch that is too large goes in parts; one event that is too large by itself is told', async t => {
	const {usage, event, counted, rejected} = await service();
	const large = (kilobytes: number) => event({metadata: {text: 'x'.repeat(kilobytes * 1024)}});
	for (let count = 0; count < 4; count++) await usage.add(large(600));
	await usage.add(large(2100));
	await usage.add(event());
	await usage.close();
	t.is((await counted()) + rejected.length, 6);
	t.true(rejected.some(({code}) => code === 'payload_too_large'));
});

test.serial('what could not be sent before the end is handed back, and can be added again without counting twice', async t => {
	const {usage, event} = await service();
	const key = unique('mine');
	// As many as one sending has attempts: what is left over would fail those of the next test.
	api.fail(...Array.from({length: 2}, () => ({when: 'after', what: 'close', only: /metering/}) as const));
	await usage.add(event({idempotency_key: key}));
	const error = await t.throwsAsync(async () => usage.close({limitMs: 300}), {instanceOf: UsageNotSentError});
	t.deepEqual(
		error.events.map(({idempotency_key: id}) => id),
		[key],
	);
	await t.throwsAsync(async () => usage.add(event()), {message: /closed/});
	t.is(usage.state().waiting, 1);
});

test.serial('a flush that is called off leaves what waits where it is; a new key is made where none is given', async t => {
	const {usage, event, counted} = await service({gatherMs: 60_000});
	await usage.add(event());
	await t.throwsAsync(async () => usage.flush({signal: AbortSignal.abort(new Error('later'))}), {message: 'later'});
	await usage.add(event());
	await usage.flush();
	t.is(await counted(), 2);
	await usage.close();
});
