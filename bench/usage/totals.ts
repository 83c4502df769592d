import {impliedTerms} from '../../src/domain/metering/metric.ts';
import {bucketAt, usageHistory} from '../../src/domain/metering/usage-history.ts';
import {usageOfPeriod} from '../../src/domain/metering/usage-of-period.ts';
import {usageOverTenants} from '../../src/domain/metering/usage-over-tenants.ts';
import type {Unit} from '../../src/domain/platform/unit/unit.ts';
import {makeService} from '../../test/support/factories.ts';
import {rollUp} from '../../test/support/roll-up.ts';
import type {World} from '../../test/support/world.ts';

const EVENTS = 2_000_000;
const TENANTS = 5;
const BATCH = 2000;
const LOOKS = 5;
const period = {start: new Date('2026-05-31T22:00:00Z'), end: new Date('2026-06-30T22:00:00Z')};

type Tools = Readonly<{
	world: World;
	inUnit: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
	timed: (work: () => Promise<unknown>) => Promise<number>;
	median: (values: readonly number[]) => number;
	say: (name: string, ratio: number, goal: string) => void;
	pairs: number;
}>;

/** A month of a few tenants, as if it had been sent: events in batches, spread evenly over the days. */
async function fill({inUnit, world}: Tools, serviceId: string): Promise<void> {
	await inUnit(async ({em}) => {
		await em.execute(
			"select ensure_partition('usage_event', day::date) from generate_series('2026-05-30'::date, '2026-07-02', interval '1 day') day",
		);
		await em.execute(
			`insert into usage_period (tenant_id, service_id, starts_at, ends_at, partner_id, subscription_id, subscription_period_id, is_stale)
			 select 'tnt_bench' || n, ?, ?, ?, 'prt_bench', 'sub_bench', 'spr_bench', false from generate_series(0, ${TENANTS - 1}) n`,
			[serviceId, period.start, period.end],
		);
		await em.execute(
			`insert into usage_event (batch_id, service_id, tenant_id, partner_id, metric_slug, idempotency_key, quantity, at)
			 select 2000000000 + n / ${BATCH}, '${serviceId}', 'tnt_bench' || n % ${TENANTS}, 'prt_bench', 'calls', 'fill-' || n, round(n % 1000 / 7.0, 12),
			   '2026-05-31T22:00:00Z'::timestamptz + n * (interval '30 days' / ${EVENTS})
			 from generate_series(0, ${EVENTS - 1}) n`,
		);
		await em.execute(
			`insert into usage_batch (id, first_at, last_at, event_count)
			 select batch_id, min(at), max(at), count(*) from usage_event where batch_id >= 2000000000 group by batch_id`,
		);
	});
	await rollUp(world);
}

/** The running totals of everybody, and the days of one tenant's month, each beside the same from the events. */
export async function compareTotals(tools: Tools): Promise<void> {
	const {world, inUnit, timed, median, say, pairs} = tools;
	const {id: serviceId, slug} = await makeService(world);
	await fill(tools, serviceId);
	const raw = async (where: string, group: string) =>
		inUnit(async ({em}) =>
			em.execute<{sum: string}[]>(
				`select trunc(sum(quantity) * 1000000000000)::text as sum from usage_event
				 where service_id = ? and metric_slug = 'calls' and at >= ? and at < ? ${where} group by ${group} order by ${group}`,
				[serviceId, period.start, period.end],
			),
		);
	const ofAll = async () => (await inUnit(async unit => usageOverTenants(unit, 'billing_period'))).services;
	const rawOfAll = async () => raw('', 'tenant_id');
	await compareEachTenant(tools, serviceId, await rawOfAll());
	const total = (await ofAll()).find(({serviceSlug}) => serviceSlug === slug)?.metrics[0]?.quantity.trillionths;
	same('the total of all', [total], [(await rawOfAll()).reduce((sum, row) => sum + BigInt(row.sum), 0n)]);

	const window = {start: bucketAt('day', period.start).start, end: bucketAt('day', period.end).end};
	const request = {tenantId: 'tnt_bench0', serviceId, bucket: 'day', window, limit: 500} as const;
	const days = async () => inUnit(async unit => usageHistory(unit, request, new Map([['calls', impliedTerms('calls')]])));
	const rawDays = async () => raw("and tenant_id = 'tnt_bench0'", "date_trunc('day', at, 'UTC')");
	same(
		'the days',
		(await days()).toReversed().map(({quantity}) => quantity.trillionths),
		(await rawDays()).map(({sum}) => BigInt(sum)),
	);

	const ratios: number[] = [];
	const dayRatios: number[] = [];
	const repeat = (work: () => Promise<unknown>) => async () => {
		for (let look = 0; look < LOOKS; look++) await work();
	};
	for (let pair = 0; pair < pairs; pair++) {
		ratios.push((await timed(repeat(ofAll))) / (await timed(repeat(rawOfAll))));
		dayRatios.push((await timed(repeat(days))) / (await timed(repeat(rawDays))));
	}

	say('U5', median(ratios), '≤ 0.01');
	say('U5-hours', median(dayRatios), '≤ 0.05');
}

async function compareEachTenant({inUnit}: Tools, serviceId: string, sums: readonly {sum: string}[]): Promise<void> {
	for (const [index, {sum}] of sums.entries()) {
		const usage = await inUnit(async unit => usageOfPeriod(unit, {tenantId: `tnt_bench${index}`, serviceId, ...period}));
		same(`the total of tenant ${index}`, [usage.get('calls')?.sum.trillionths], [BigInt(sum)]);
	}
}

/** To the last digit, or the figures mean nothing. */
function same(what: string, ours: readonly unknown[], other: readonly unknown[]): void {
	if (ours.join() !== other.join()) throw new Error(`${what}: ${ours.join()} is not what the events come to: ${other.join()}`);
}
