import {once} from 'node:events';
import {Worker} from 'node:worker_threads';
import type {UsageIntake} from '../src/api/metering/usage-intake.ts';
import {contentHash} from '../src/domain/metering/intake/content-hash.ts';
import {ingest} from '../src/domain/metering/intake/ingest.ts';
import {makeRoomForUsage} from '../src/domain/metering/intake/make-room-for-usage.ts';
import {createTermsCache} from '../src/domain/metering/intake/terms-cache.ts';
import {readUsageEvent} from '../src/domain/metering/intake/usage-event.ts';
import {type KeyedEvent, writeUsage} from '../src/domain/metering/intake/write-usage.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../src/domain/platform/unit/unit.ts';
import {adminUrl} from '../test/support/database.ts';
import {makeMeteredCustomer} from '../test/support/factories.ts';
import {startWorld} from '../test/support/world.ts';
import {openCopy} from './usage/copy-usage.ts';
import {createFlushIntake} from './usage/flush-intake.ts';
import {lagAtHalfLoad} from './usage/lag.ts';
import type {Load, LoadResult} from './usage/load.ts';
import {comparePeriods} from './usage/many-periods.ts';
import {compareTotals} from './usage/totals.ts';

/**
 * How fast usage is taken and counted, each beside another way to do the same, in turns, so that whatever else the machine does weighs
 * on both alike. Prints `name ratio goal`.
 *
 * TEST_DATABASE_ADMIN_URL=… TEST_REDIS_URL=… node bench/usage.ts [U1 U2 …]
 */
const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 5);
const ROUND_MS = 2000;
/** In a short round one wave of requests alone is its 99th percentile. */
const LATENCY_ROUND_MS = 8000;
const BATCH = 100;
const BATCHES_OF_A_ROUND = 100;
const START = '2026-06-10T10:00:00Z';

const asked = process.argv.slice(2);
const isAsked = (name: string): boolean => asked.length === 0 || asked.includes(name);
const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const say = (name: string, ratio: number, goal: string): void => console.log(`${name} ${ratio.toPrecision(3)} ${goal}`);

const world = await startWorld(START, {RATE_LIMIT_SCALE: '1000'});
await world.stopWorker();
const customer = await makeMeteredCustomer(world, {quotas: {calls: 0}});
const inUnit = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> =>
	asSystem(world.inUnit, {because: 'a benchmark', actor: 'bench'}, work);
await inUnit(makeRoomForUsage);
const {body} = await world.operator.post(`/admin/registry/services/${customer.service.slug}/rotate-key`);
const sender = {...customer.service, status: 'active'};
const coalescing = world.tools.usageIntake;
const findTerms = createTermsCache();
const oneByOne: UsageIntake = {
	take: async submission => {
		const [outcome] = await inUnit(async unit => ingest(unit, [submission], findTerms));
		if (!outcome) throw new Error('no outcome');
		return outcome;
	},
	flush: async () => undefined,
};

const generator = new Worker(new URL('./usage/load.ts', import.meta.url));
const load = async (intake: UsageIntake, shape: Pick<Load, 'batchSize' | 'connections'>, forMs = ROUND_MS): Promise<LoadResult> => {
	Object.assign(world.tools, {usageIntake: intake});
	generator.postMessage({...shape, forMs, url: world.baseUrl, apiKey: body.data.api_key, tenantId: customer.tenantId, at: START});
	const [result] = (await once(generator, 'message')) as [LoadResult];
	return result;
};

let made = 0;
const freshBatch = () =>
	Array.from({length: BATCH}, () => ({
		...{idempotency_key: `bench-${made++}`, tenant_id: customer.tenantId, metric_slug: 'calls', quantity: `${made % 1000}.5`},
		timestamp: new Date(Date.parse(START) - (made % 3_600_000)).toISOString(),
	}));
const keyedEvents = (batch: ReturnType<typeof freshBatch>): KeyedEvent[] =>
	batch.map(readUsageEvent).flatMap(event =>
		'code' in event
			? []
			: [
					{
						event,
						serviceId: sender.id,
						hash: contentHash(event),
						partnerId: 'prt_reseller',
						at: event.timestamp ?? new Date(START),
						isCounted: true,
					},
				],
	);
const timed = async (work: () => Promise<unknown>): Promise<number> => {
	const started = performance.now();
	await work();
	return performance.now() - started;
};

if (isAsked('U1')) {
	const flushing = await createFlushIntake(world.database.appUrl, new Date(START));
	const shape = {batchSize: BATCH, connections: 8};
	for (const intake of [coalescing, flushing]) await load(intake, shape);
	const pairs = [];
	for (let pair = 0; pair < PAIRS; pair++) pairs.push([(await load(coalescing, shape)).perSecond, (await load(flushing, shape)).perSecond]);
	say('U1', median(pairs.map(([ours = 0, other = 1]) => ours / other)), '≥ 5');
	console.log(
		`  events a second: ${Math.round(median(pairs.map(([ours = 0]) => ours)))} beside ${Math.round(median(pairs.map(([, other = 0]) => other)))}`,
	);
	await flushing.close();
}

if (isAsked('U2')) {
	const shape = {batchSize: 1, connections: 100};
	for (const intake of [coalescing, oneByOne]) await load(intake, shape);
	const pairs = [];
	for (let pair = 0; pair < PAIRS; pair++)
		pairs.push([await load(coalescing, shape, LATENCY_ROUND_MS), await load(oneByOne, shape, LATENCY_ROUND_MS)]);
	say('U2', median(pairs.map(([ours, other]) => (ours?.perSecond ?? 0) / (other?.perSecond ?? 1))), '≥ 2.4');
	say('U2-p99', median(pairs.map(([ours, other]) => (ours?.p99Ms ?? 0) / (other?.p99Ms ?? 1))), '≤ 0.3');
}

if (isAsked('U3')) {
	const copy = await openCopy(Object.assign(new URL(adminUrl()), {pathname: `/${world.database.name}`}).href);
	const ratios: number[] = [];
	for (let pair = 0; pair <= PAIRS; pair++) {
		const keyed = Array.from({length: BATCHES_OF_A_ROUND}, freshBatch).map(keyedEvents);
		const copied = Array.from({length: BATCHES_OF_A_ROUND}, freshBatch).map(batch =>
			batch.map(event => ({
				...{key: event.idempotency_key, tenantId: event.tenant_id, metric: 'calls'},
				...{quantity: event.quantity, at: event.timestamp},
			})),
		);
		const ours = await timed(async () => {
			for (const events of keyed) await inUnit(async unit => writeUsage(unit, events));
		});
		const other = await timed(async () => {
			for (const events of copied) await copy.write(sender.id, events);
		});
		if (pair > 0) ratios.push(other / ours);
	}

	say('U3', median(ratios), '≥ 0.8');
	await copy.close();
}

if (isAsked('U4')) {
	const ratios: number[] = [];
	const countEvents = async () =>
		Number((await inUnit(async ({em}) => em.execute<{n: string}[]>('select count(*) as n from usage_event')))[0]?.n);
	let added = 0;
	for (let pair = 0; pair <= PAIRS; pair++) {
		const batches = Array.from({length: BATCHES_OF_A_ROUND}, freshBatch);
		const send = async () => {
			for (const events of batches) await coalescing.take({sender, events});
		};
		const fresh = await timed(send);
		const before = await countEvents();
		const duplicates = await timed(send);
		added += (await countEvents()) - before;
		if (pair > 0) ratios.push(fresh / duplicates);
	}

	say('U4', median(ratios), '≥ 1.5');
	say('U4-added', added, '= 0');
}

if (isAsked('U5')) await compareTotals({world, inUnit, timed, median, say, pairs: PAIRS});
if (isAsked('U7')) await comparePeriods({world, inUnit, timed, median, say, pairs: PAIRS});
if (isAsked('U6')) {
	const {perSecond} = await load(coalescing, {batchSize: BATCH, connections: 8});
	say(
		'U6',
		await lagAtHalfLoad({
			world,
			send: async () => coalescing.take({sender, events: freshBatch()}),
			batchesPerSecond: perSecond / BATCH / 2,
		}),
		'≤ 2',
	);
}

await generator.terminate();
await world.close();
