import {type UsagePeriod, usageOfPeriod} from '../../src/domain/metering/usage-of-period.ts';
import {usageKey, usageOfPeriods} from '../../src/domain/metering/usage-of-periods.ts';
import type {Unit} from '../../src/domain/platform/unit/unit.ts';
import type {World} from '../../test/support/world.ts';

const PERIODS = 1000;
const METRICS = 5;
const UNCOUNTED_EVENTS = 5000;
const START = '2026-05-31T22:00:00Z';
const END = '2026-06-30T22:00:00Z';
const SERVICE = 'svc_many';

type Tools = Readonly<{
	world: World;
	inUnit: <T>(work: (unit: Unit) => Promise<T>) => Promise<T>;
	timed: (work: () => Promise<unknown>) => Promise<number>;
	median: (values: readonly number[]) => number;
	say: (name: string, ratio: number, goal: string) => void;
	pairs: number;
}>;

/** A period of each of many tenants, with totals of a few metrics, as if it had been rolled up. */
const fill = async ({inUnit}: Tools): Promise<void> => {
	await inUnit(async ({em}) => {
		await em.execute(
			`insert into usage_period (tenant_id, service_id, starts_at, ends_at, partner_id, subscription_id, subscription_period_id, is_stale)
			 select 'tnt_many' || n, ?, ?, ?, 'prt_bench', 'sub_bench', 'spr_bench', false from generate_series(1, ${PERIODS}) n`,
			[SERVICE, START, END],
		);
		await em.execute(
			`insert into usage_total (tenant_id, service_id, period_start, metric_slug, partner_id, quantity_sum, event_count, quantity_max, latest,
				latest_at, latest_key, subject_count)
			 select 'tnt_many' || n, ?, ?, 'metric' || m, 'prt_bench', 1000.5 + n, 100, 20, 5, ?, 'bench', 0
			 from generate_series(1, ${PERIODS}) n, generate_series(1, ${METRICS}) m`,
			[SERVICE, START, START],
		);
		await em.execute('analyze usage_period, usage_total');
	});
};

/** Some events that no total holds yet, in batches as they come. */
const leaveSomeUncounted = async ({inUnit}: Tools): Promise<void> => {
	await inUnit(async ({em}) => {
		await em.execute(
			`insert into usage_event (batch_id, service_id, tenant_id, partner_id, metric_slug, idempotency_key, quantity, at)
			 select 3000000000 + n / 500, '${SERVICE}', 'tnt_many' || 1 + n % ${PERIODS}, 'prt_bench', 'metric' || 1 + n % ${METRICS}, 'many-' || n, 1,
			   '2026-06-10T09:00:00Z' from generate_series(0, ${UNCOUNTED_EVENTS - 1}) n`,
		);
		await em.execute(
			`insert into usage_batch (id, first_at, last_at, event_count)
			 select batch_id, min(at), max(at), count(*) from usage_event where batch_id >= 3000000000 group by batch_id`,
		);
	});
};

/** The usage of a thousand periods at once, beside that of one after another; with all of it rolled up, and while some is not. */
export async function comparePeriods(tools: Tools): Promise<void> {
	const {inUnit, timed, median, say, pairs} = tools;
	await fill(tools);
	const periods = Array.from(
		{length: PERIODS},
		(_, index): UsagePeriod => ({tenantId: `tnt_many${index + 1}`, serviceId: SERVICE, start: new Date(START), end: new Date(END)}),
	);
	const together = async () => inUnit(async unit => usageOfPeriods(unit, periods));
	const oneByOne = async () =>
		inUnit(async unit => {
			const usage = new Map<string, Awaited<ReturnType<typeof usageOfPeriod>>>();
			for (const period of periods) usage.set(usageKey(period), await usageOfPeriod(unit, period));
			return usage;
		});
	for (const name of ['U7', 'U7-uncounted']) {
		if (name !== 'U7') await leaveSomeUncounted(tools);
		const sums = (usage: Awaited<ReturnType<typeof together>>) =>
			[...usage].map(([key, metrics]) => [key, ...[...metrics].map(([slug, {sum}]) => `${slug} ${sum.trillionths}`).sort()].join()).sort();
		if (sums(await together()).join() !== sums(await oneByOne()).join()) throw new Error('together they are not what each of them is');
		const ratios: number[] = [];
		for (let pair = 0; pair < pairs; pair++) ratios.push((await timed(together)) / (await timed(oneByOne)));
		say(name, median(ratios), '≤ 0.1');
	}
}
