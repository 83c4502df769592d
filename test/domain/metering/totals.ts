import test from 'ava';
import fc from 'fast-check';
import {aggregations} from '../../../src/domain/catalog/metric-definition.ts';
import {Service} from '../../../src/domain/catalog/service.ts';
import {aggregate} from '../../../src/domain/metering/aggregate.ts';
import {quantityOf} from '../../../src/domain/metering/aggregation.ts';
import {type IngestOutcome, ingest} from '../../../src/domain/metering/intake/ingest.ts';
import {makeRoomForUsage} from '../../../src/domain/metering/intake/make-room-for-usage.ts';
import type {FindTerms} from '../../../src/domain/metering/intake/terms-cache.ts';
import {impliedTerms} from '../../../src/domain/metering/metric.ts';
import {rebuildTotals} from '../../../src/domain/metering/rebuild-totals.ts';
import {bucketAt, usageHistory} from '../../../src/domain/metering/usage-history.ts';
import {usageOfPeriod} from '../../../src/domain/metering/usage-of-period.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import {decimalOf, formatDecimal, parseDecimal} from '../../../src/domain/platform/values/decimal.ts';
import {counting} from '../../support/counting.ts';
import {makeService, unique} from '../../support/factories.ts';
import {rollUp} from '../../support/roll-up.ts';
import {startWorld, type World} from '../../support/world.ts';

const RUNS = 15;
const SENDERS = 10;
const SENDS_OF_EACH = 8;
const HOUR_MS = 3_600_000;
const now = new Date('2026-06-10T10:00:00Z');
const boundary = new Date('2026-06-08T22:00:00Z');
const early = {start: new Date('2026-06-05T22:00:00Z'), end: boundary};
const late = {start: boundary, end: new Date('2026-07-05T22:00:00Z')};

let world: World;
let sender: {id: string; slug: string; status: string};
const inUnit = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => asSystem(world.inUnit, {because: 'a law'}, work);

test.before(async () => {
	world = await startWorld(now.toISOString());
	await world.stopWorker();
	sender = {...(await makeService(world)), status: 'active'};
	await inUnit(async ({em}) => {
		const service = await em.findOneOrFail(Service, {slug: sender.slug});
		service.metrics = aggregations.map(slug => ({slug, name: slug, unit: 'each', aggregation: slug, latePolicy: 'next_invoice'}));
	});
	await inUnit(makeRoomForUsage);
});
test.after.always(async () => world.close());

/** Everybody is a client: this is about adding up. */
const findTerms: FindTerms = async (_, {tenantIds}) => ({
	metrics: new Map(aggregations.map(aggregation => [aggregation, {...impliedTerms(aggregation), aggregation}])),
	clients: new Map([...tenantIds].map(id => [id, {partnerId: 'prt_law', liveSince: new Date(0), periods: []}])),
	safeQuantities: new Map(),
});

type Sent = {metric: (typeof aggregations)[number]; trillionths: bigint; hoursAgo: number; subject: string};

const sentEvents = fc.array(
	fc.record({
		metric: fc.constantFrom(...aggregations),
		trillionths: fc.bigInt({min: 0n, max: 10n ** 24n}),
		// Few instants, so that some events share one.
		hoursAgo: fc.integer({min: 0, max: 80}).map(hours => hours / 2),
		subject: fc.constantFrom('ann', 'bob', 'cleo', 'dan'),
	}),
	{minLength: 1, maxLength: 40},
);

const everySent: Sent = {metric: 'unique_count', trillionths: 1n, hoursAgo: 1, subject: 'ann'};

const atOf = ({hoursAgo}: Sent): Date => new Date(now.getTime() - hoursAgo * HOUR_MS);

const eventsOf = (tenantId: string, sent: readonly Sent[]) =>
	sent.map((event, index) => ({
		idempotency_key: `${tenantId}-${String(index).padStart(3, '0')}`,
		tenant_id: tenantId,
		metric_slug: event.metric,
		quantity: formatDecimal({trillionths: event.trillionths}),
		timestamp: atOf(event).toISOString(),
		subject: event.subject,
	}));

/** The plain second implementation: what some events come to. */
function expected(sent: readonly Sent[], metric: Sent['metric'], period: {start: Date; end: Date}): string {
	const events = sent
		.map((event, index) => ({...event, index}))
		.filter(event => event.metric === metric && atOf(event) >= period.start && atOf(event) < period.end);
	const latest = events.toSorted((one, other) => other.hoursAgo - one.hoursAgo || one.index - other.index).at(-1);
	const readings = {
		sum: events.reduce((sum, {trillionths}) => sum + trillionths, 0n),
		max:
			events
				.map(({trillionths}) => trillionths)
				.sort((one, other) => (one < other ? -1 : 1))
				.at(-1) ?? 0n,
		latest: latest?.trillionths ?? 0n,
		count: decimalOf(BigInt(events.length)).trillionths,
		unique_count: decimalOf(BigInt(new Set(events.map(({subject}) => subject)).size)).trillionths,
	};
	return formatDecimal({trillionths: readings[metric]});
}

const shown = async (tenantId: string, period: {start: Date; end: Date}) => {
	const usage = await inUnit(async unit => usageOfPeriod(unit, {tenantId, serviceId: sender.id, ...period}));
	return Object.fromEntries(aggregations.map(metric => [metric, formatDecimal(quantityOf(metric, usage.get(metric)))]));
};

const wanted = (sent: readonly Sent[], period: {start: Date; end: Date}) =>
	Object.fromEntries(aggregations.map(metric => [metric, expected(sent, metric, period)]));

const openPeriod = async (tenantId: string, {start, end}: {start: Date; end: Date}) =>
	inUnit(async ({em}) => {
		await em.execute(
			`insert into usage_period (tenant_id, service_id, starts_at, ends_at, partner_id, subscription_id, subscription_period_id)
			 values (?, ?, ?, ?, 'prt_law', 'sub_law', 'spr_law')
			 on conflict (tenant_id, service_id, starts_at) do update set ends_at = excluded.ends_at, is_stale = true`,
			[tenantId, sender.id, start, end],
		);
	});

const markStale = async (tenantId: string) =>
	inUnit(async ({em}) => em.execute('update usage_period set is_stale = true where tenant_id = ?', [tenantId]));

test.serial(
	'in any order, batches and delay the same events come to the same quantities, at every moment and to the last digit',
	async t => {
		await fc.assert(
			fc.asyncProperty(sentEvents, fc.infiniteStream(fc.nat()), async (sent, numbers) => {
				const tenantId = unique('tnt');
				const next = (below: number): number => Number(numbers.next().value) % below;
				await openPeriod(tenantId, early);
				await openPeriod(tenantId, late);
				await rollUp(world);

				const shuffled = eventsOf(tenantId, sent)
					.map(event => ({event, place: next(1000)}))
					.sort((one, other) => one.place - other.place)
					.map(({event}) => event);
				while (shuffled.length > 0) {
					const events = shuffled.splice(0, 1 + next(10));
					await inUnit(async unit => ingest(unit, [{sender, events}], findTerms));
					if (next(3) === 0) await inUnit(aggregate);
				}

				const usage = [wanted(sent, early), wanted(sent, late)];
				t.deepEqual([await shown(tenantId, early), await shown(tenantId, late)], usage, 'while some of it waits');
				await rollUp(world);
				t.deepEqual([await shown(tenantId, early), await shown(tenantId, late)], usage, 'rolled up');
				await markStale(tenantId);
				t.deepEqual([await shown(tenantId, early), await shown(tenantId, late)], usage, 'from the events themselves');
			}),
			{numRuns: RUNS},
		);
	},
);

test.serial('when the bounds of a period change, its totals are what they would have been', async t => {
	await fc.assert(
		fc.asyncProperty(sentEvents, fc.boolean(), async (sent, isRolledUp) => {
			const tenantId = unique('tnt');
			await openPeriod(tenantId, {start: early.start, end: late.end});
			await rollUp(world);
			await inUnit(async unit => ingest(unit, [{sender, events: eventsOf(tenantId, sent)}], findTerms));
			if (isRolledUp) await rollUp(world);

			await openPeriod(tenantId, early);
			await openPeriod(tenantId, late);
			const usage = [wanted(sent, early), wanted(sent, late)];
			t.deepEqual([await shown(tenantId, early), await shown(tenantId, late)], usage, 'at once');
			await rollUp(world);
			t.deepEqual([await shown(tenantId, early), await shown(tenantId, late)], usage, 'when they are made again');
		}),
		{numRuns: RUNS},
	);
});

test.serial('the totals of many periods are made again by as many statements as those of one', async t => {
	const asked: number[] = [];
	for (const count of [1, 60]) {
		await rollUp(world);
		for (let made = 0; made < count; made++) {
			const tenantId = unique('tnt');
			await inUnit(async unit => ingest(unit, [{sender, events: eventsOf(tenantId, [everySent])}], findTerms));
			await openPeriod(tenantId, late);
		}

		await inUnit(aggregate);
		const isRebuilt = async (unit: Unit) => {
			const statements = counting(unit);
			t.is(await rebuildTotals(unit, 13), count);
			asked.push(statements());
		};
		await inUnit(isRebuilt);
	}

	t.is(asked[0], asked[1]);
});

test.serial('hours and days hold what their events come to', async t => {
	await fc.assert(
		fc.asyncProperty(sentEvents, fc.constantFrom('hour', 'day', 'month'), fc.boolean(), async (sent, bucket, isRolledUp) => {
			const tenantId = unique('tnt');
			await inUnit(async unit => ingest(unit, [{sender, events: eventsOf(tenantId, sent)}], findTerms));
			if (isRolledUp) await rollUp(world);

			const request = {tenantId, serviceId: sender.id, bucket, window: {start: new Date('2026-06-01T00:00:00Z'), end: now}, limit: 10_000};
			const terms = await findTerms({} as Unit, {serviceId: sender.id, tenantIds: new Set(), metricSlugs: new Set()});
			const points = await inUnit(async unit =>
				usageHistory(unit, {...request, window: {...request.window, end: late.end}}, terms.metrics),
			);
			const buckets = new Map(sent.map(event => [`${event.metric} ${bucketAt(bucket, atOf(event)).start.toISOString()}`, event]));
			t.is(points.length, buckets.size);
			for (const {metricSlug, start, quantity} of points) {
				const metric = metricSlug as Sent['metric'];
				t.is(formatDecimal(quantity), expected(sent, metric, bucketAt(bucket, start)));
			}
		}),
		{numRuns: RUNS},
	);
});

test.serial('a key counts once per service, whoever sends it at the same time, and requests that share keys never deadlock', async t => {
	const tenantId = unique('tnt');
	await openPeriod(tenantId, late);
	const events = Array.from({length: 50}, (_, index) => ({
		...{idempotency_key: `${tenantId}-${index}`, tenant_id: tenantId, metric_slug: 'sum', quantity: '0.1'},
	}));
	const orders = [events, events.toReversed(), events.slice(25), events.slice(0, 30).toReversed()];
	const outcomes: IngestOutcome[] = [];
	await Promise.all(
		Array.from({length: SENDERS}, async (_, place) => {
			for (let send = 0; send < SENDS_OF_EACH; send++) {
				const order = orders[(place + send) % orders.length] ?? [];
				outcomes.push(...(await inUnit(async unit => ingest(unit, [{sender, events: order}], findTerms))));
			}
		}),
	);
	const accepted = outcomes.reduce((sum, outcome) => sum + outcome.accepted, 0);
	t.is(accepted, 50);
	t.true(outcomes.every(outcome => outcome.rejected.length === 0));
	t.is((await shown(tenantId, late))['sum'], formatDecimal(parseDecimal('5')));
});
