import test from 'ava';
import fc from 'fast-check';
import {aggregations} from '../../../src/domain/catalog/metric-definition.ts';
import {Service} from '../../../src/domain/catalog/service.ts';
import {aggregate} from '../../../src/domain/metering/aggregate.ts';
import {ingest} from '../../../src/domain/metering/intake/ingest.ts';
import {makeRoomForUsage} from '../../../src/domain/metering/intake/make-room-for-usage.ts';
import type {FindTerms} from '../../../src/domain/metering/intake/terms-cache.ts';
import {impliedTerms} from '../../../src/domain/metering/metric.ts';
import {metricsOf, metricsOfServices} from '../../../src/domain/metering/queries.ts';
import {type UsagePeriod, usageOfPeriod} from '../../../src/domain/metering/usage-of-period.ts';
import {usageKey, usageOfPeriods} from '../../../src/domain/metering/usage-of-periods.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import type {Unit} from '../../../src/domain/platform/unit/unit.ts';
import {formatDecimal} from '../../../src/domain/platform/values/decimal.ts';
import {counting} from '../../support/counting.ts';
import {makePlan, makeService, unique} from '../../support/factories.ts';
import {rollUp} from '../../support/roll-up.ts';
import {startWorld, type World} from '../../support/world.ts';

const RUNS = 20;
const STATEMENTS_LIMIT = 5;
const HOUR_MS = 3_600_000;
const now = new Date('2026-06-10T10:00:00Z');

let world: World;
let senders: {id: string; slug: string; status: string}[];
const inUnit = async <T>(work: (unit: Unit) => Promise<T>): Promise<T> => asSystem(world.inUnit, {because: 'a law'}, work);

test.before(async () => {
	world = await startWorld(now.toISOString());
	await world.stopWorker();
	senders = [
		{...(await makeService(world)), status: 'active'},
		{...(await makeService(world)), status: 'active'},
	];
	await inUnit(async ({em}) => {
		for (const service of await em.find(Service, {slug: {$in: senders.map(({slug}) => slug)}}))
			service.metrics = aggregations.map(slug => ({slug, name: slug, unit: 'each', aggregation: slug, latePolicy: 'next_invoice'}));
	});
	await inUnit(makeRoomForUsage);
});
test.after.always(async () => world.close());

const findTerms: FindTerms = async (_, {tenantIds}) => ({
	metrics: new Map(aggregations.map(aggregation => [aggregation, {...impliedTerms(aggregation), aggregation}])),
	clients: new Map([...tenantIds].map(id => [id, {partnerId: 'prt_law', liveSince: new Date(0), periods: []}])),
	safeQuantities: new Map(),
});

const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * HOUR_MS);

/** Bounds of the periods of one customer, in hours ago; the last one may be open. Two that are the same leave one without length. */
const bounds = fc
	.array(fc.integer({min: 0, max: 9}), {minLength: 1, maxLength: 4})
	.map(tens => tens.toSorted((one, other) => other - one).map(ten => hoursAgo(ten * 10)));

const lives = fc.array(fc.record({tenant: fc.nat({max: 2}), sender: fc.nat({max: 1}), bounds, isOpen: fc.boolean()}), {
	minLength: 1,
	maxLength: 6,
});

const batches = fc.array(
	fc.record({
		events: fc.array(
			fc.record({
				...{tenant: fc.nat({max: 2}), metric: fc.constantFrom(...aggregations), hours: fc.integer({min: 0, max: 95})},
				...{trillionths: fc.bigInt({min: 0n, max: 10n ** 24n}), subject: fc.constantFrom('ann', 'bob', 'cleo')},
			}),
			{minLength: 1, maxLength: 12},
		),
		sender: fc.nat({max: 1}),
		after: fc.constantFrom('nothing', 'nothing', 'aggregate', 'roll up', 'mark some stale'),
	}),
	{maxLength: 8},
);

const written = (usage: Awaited<ReturnType<typeof usageOfPeriod>> | undefined) =>
	[...(usage ?? [])]
		.map(([metric, {sum, count, max, latest, subjects}]) =>
			[metric, formatDecimal(sum), count, formatDecimal(max), formatDecimal(latest), subjects].join(' '),
		)
		.sort();

/** The same without the subjects of metrics that do not count them: totals keep none of those, events have them. */
const counted = (usage: Awaited<ReturnType<typeof usageOfPeriod>> | undefined) =>
	written(usage).map(line => (line.startsWith('unique_count ') ? line : line.replace(/ \d+$/, '')));

async function open(periods: readonly UsagePeriod[]): Promise<void> {
	await inUnit(async ({em}) => {
		for (const {tenantId, serviceId, start, end} of periods) {
			if (end !== null && end <= start) continue;
			await em.execute(
				`insert into usage_period (tenant_id, service_id, starts_at, ends_at, partner_id, subscription_id, subscription_period_id)
				 values (?, ?, ?, ?, 'prt_law', 'sub_law', 'spr_law')`,
				[tenantId, serviceId, start, end],
			);
		}
	});
}

/** From the first to the last period of each tenant with a service, as changes of plan leave them. */
const spansOf = (periods: readonly UsagePeriod[]): UsagePeriod[] =>
	[
		...Map.groupBy(
			periods.filter(({start, end}) => end === null || end > start),
			({tenantId, serviceId}) => `${tenantId} ${serviceId}`,
		),
	].flatMap(([, ofOne]) => {
		const [first, last] = [ofOne.at(0), ofOne.at(-1)];
		return first && last ? [{...first, end: last.end}] : [];
	});

test.serial('the usage of many periods is that of each, to the last digit, by a fixed number of questions', async t => {
	let number = 0;
	await fc.assert(
		fc.asyncProperty(lives, batches, async (customers, sent) => {
			const tenants = [unique('tnt'), unique('tnt'), unique('tnt')];
			const known = new Map(customers.map(life => [`${life.tenant} ${life.sender}`, life]));
			const periods = [...known.values()].flatMap(life =>
				life.bounds.map((start, index): UsagePeriod => {
					const end = life.bounds[index + 1] ?? (life.isOpen ? null : now);
					return {tenantId: tenants[life.tenant] ?? '', serviceId: senders[life.sender]?.id ?? '', start, end};
				}),
			);
			await open(periods);
			for (const {events, sender, after} of sent) {
				const from = senders[sender] ?? {id: '', slug: '', status: ''};
				const written = events.map(({tenant, metric, hours, trillionths, subject}) => ({
					...{idempotency_key: `law-${number++}`, tenant_id: tenants[tenant], metric_slug: metric, subject},
					...{quantity: formatDecimal({trillionths}), timestamp: hoursAgo(hours).toISOString()},
				}));
				await inUnit(async unit => ingest(unit, [{sender: from, events: written}], findTerms));
				if (after === 'aggregate') await inUnit(aggregate);
				if (after === 'roll up') await rollUp(world);
				if (after === 'mark some stale')
					await inUnit(async ({em}) => em.execute('update usage_period set is_stale = true where tenant_id = ?', [tenants[0]]));
			}

			const stranger = {tenantId: unique('tnt'), serviceId: senders[0]?.id ?? '', start: hoursAgo(50), end: null};
			const unheardOf = periods.slice(0, 1).map(period => ({...period, start: hoursAgo(200), end: hoursAgo(40)}));
			const asked = [...periods, stranger, ...unheardOf];
			const spans = spansOf(periods);
			for (const isRolledUp of [false, true]) {
				if (isRolledUp) await rollUp(world);
				const together = await inUnit(async unit => {
					const questions = counting(unit);
					const usage = await usageOfPeriods(unit, asked);
					t.true(questions() <= STATEMENTS_LIMIT, `${questions()} statements`);
					return usage;
				});
				const ofSpans = await inUnit(async unit => usageOfPeriods(unit, spans));
				for (const span of spans) {
					// Beside every period, so that its events themselves are read.
					const read = await inUnit(async unit => usageOfPeriod(unit, {...span, start: new Date(span.start.getTime() - 1)}));
					t.deepEqual(counted(ofSpans.get(usageKey(span)) as typeof read | undefined), counted(read), 'several count together');
				}

				for (const period of asked) {
					const alone = await inUnit(async unit => usageOfPeriod(unit, period));
					t.deepEqual(written(together.get(usageKey(period)) as typeof alone | undefined), written(alone));
				}
			}
		}),
		{numRuns: RUNS},
	);
});

test.serial('of no period nothing is asked', async t => {
	t.is((await inUnit(async unit => usageOfPeriods(unit, []))).size, 0);
	const period = {tenantId: 'tnt_any', serviceId: 'svc_any', start: now, end: now};
	t.is((await inUnit(async unit => usageOfPeriods(unit, [period]))).size, 0);
});

test.serial('the metrics of many services are those of each', async t => {
	await makePlan(world, {service_id: senders[0]?.id, quotas: {named_by_a_quota: 5}});
	const {id: planId} = await makePlan(world, {service_id: senders[1]?.id});
	const tiers = [{metric_slug: 'named_by_a_tier', model: 'graduated', tier_start: 0, unit_price_cents: 10}];
	t.is((await world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, tiers)).status, 200);
	const ids = [...senders.map(({id}) => id), 'svc_nobody'];
	const together = await inUnit(async unit => metricsOfServices(unit, ids));
	t.true(together.get(ids[0] ?? '')?.has('named_by_a_quota'));
	t.true(together.get(ids[1] ?? '')?.has('named_by_a_tier'));
	for (const id of ids) t.deepEqual(together.get(id), await inUnit(async unit => metricsOf(unit, id)));
});
