import {impliedTerms} from '../../src/domain/metering/metric.ts';
import {bucketAt, usageHistory} from '../../src/domain/metering/usage-history.ts';
import {usageOfPeriod} from '../../src/domain/metering/usage-of-period.ts';
import {formatDecimal} from '../../src/domain/platform/decimal.ts';
import type {Unit} from '../../src/domain/platform/unit.ts';
import {rollUp} from '../../test/support/roll-up.ts';
import type {World} from '../../test/support/world.ts';

const EVENTS = 500_000;
const TENANTS = 5;
const BATCH = 2000;
const LOOKS = 20;
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
async function fill({inUnit, world}: Tools): Promise<void> {
	await inUnit(async ({em}) => {
		await em.execute(
			"select ensure_partition('usage_event', day::date) from generate_series('2026-05-30'::date, '2026-07-02', interval '1 day') day",
		);
		await em.execute(
			`insert into usage_period (tenant_id, service_id, starts_at, ends_at, partner_id, subscription_id, is_stale)
			 select 'tnt_bench' || n, 'svc_bench', ?, ?, 'prt_bench', 'sub_bench', false from generate_series(0, ${TENANTS - 1}) n`,
			[period.start, period.end],
		);
		await em.execute(
			`insert into usage_event (batch_id, service_id, tenant_id, partner_id, metric_slug, idempotency_key, quantity, at)
			 select 2000000000 + n / ${BATCH}, 'svc_bench', 'tnt_bench' || n % ${TENANTS}, 'prt_bench', 'calls', 'fill-' || n, n % 1000 / 7.0,
			   '2026-05-31T22:00:00Z'::timestamptz + n * (interval '30 days' / ${EVENTS})
			 from generate_series(0, ${EVENTS - 1}) n`,
		);
		await em.execute(
			`insert into usage_batch (id, first_at, last_at, event_count) overriding system value
			 select batch_id, min(at), max(at), count(*) from usage_event where batch_id >= 2000000000 group by batch_id`,
		);
	});
	await rollUp(world);
	await inUnit(async ({em}) => em.execute('analyze usage_event').catch(() => undefined));
}

/** Totals of all tenants' periods, and the days of one tenant's month, each beside the same from the events. */
export async function compareTotals(tools: Tools): Promise<void> {
	const {inUnit, timed, median, say, pairs} = tools;
	await fill(tools);
	const tenants = Array.from({length: TENANTS}, (_, index) => `tnt_bench${index}`);
	const totals = async () =>
		inUnit(async unit => {
			const sums = [];
			for (const tenantId of tenants) {
				const usage = await usageOfPeriod(unit, {tenantId, serviceId: 'svc_bench', ...period});
				sums.push(formatDecimal(usage.get('calls')?.sum ?? {trillionths: 0n}));
			}

			return sums;
		});
	const rawSums = async (where: string, group: string) =>
		inUnit(async ({em}) =>
			em.execute<{sum: string}[]>(
				`select trunc(sum(quantity) * 1000000000000)::text as sum from usage_event
				 where service_id = 'svc_bench' and metric_slug = 'calls' and at >= ? and at < ? ${where} group by ${group} order by ${group}`,
				[period.start, period.end],
			),
		);
	const raw = async () => (await rawSums('', 'tenant_id')).map(({sum}) => formatDecimal({trillionths: BigInt(sum)}));
	const [ofTotals, ofRaw] = [await totals(), await raw()];
	if (ofTotals.join() !== ofRaw.join()) throw new Error(`totals ${ofTotals} are not what the events come to: ${ofRaw}`);

	const window = {start: bucketAt('day', period.start).start, end: bucketAt('day', period.end).end};
	const request = {tenantId: 'tnt_bench0', serviceId: 'svc_bench', bucket: 'day', window, limit: 500} as const;
	const days = async () => inUnit(async unit => usageHistory(unit, request, new Map([['calls', impliedTerms('calls')]])));
	const rawDays = async () => rawSums("and tenant_id = 'tnt_bench0'", "date_trunc('day', at, 'UTC')");
	const [ofDays, ofRawDays] = [(await days()).toReversed(), await rawDays()];
	if (ofDays.map(({quantity}) => quantity.trillionths).join() !== ofRawDays.map(({sum}) => BigInt(sum)).join())
		throw new Error('days differ');

	const ratios: number[] = [];
	const dayRatios: number[] = [];
	const repeat = (work: () => Promise<unknown>) => async () => {
		for (let look = 0; look < LOOKS; look++) await work();
	};
	for (let pair = 0; pair < pairs; pair++) {
		ratios.push((await timed(repeat(totals))) / (await timed(repeat(raw))));
		dayRatios.push((await timed(repeat(days))) / (await timed(repeat(rawDays))));
	}

	say('U5', median(ratios), '<= 0.01');
	say('U5-hours', median(dayRatios), '<= 0.05');
}
