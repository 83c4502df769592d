import {pino} from 'pino';
import {stoppedClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {passPeriodEnds} from '../src/domain/subscriptions/periods/pass-period-ends.ts';
import {overdueForPeriodEnd} from '../src/domain/subscriptions/queries.ts';
import {slicesOf} from '../src/workers/queue/in-slices.ts';
import {RENEWALS_LIMIT} from '../src/workers/subscriptions/sweep-period-ends.ts';
import {copySampleCustomer, makeSampleCustomer} from '../test/support/many-customers.ts';
import {startSystem} from '../test/support/system.ts';
import {median, report} from './support/compare.ts';

const FEW = 1000;
/** `BENCH_MANY=100000` takes some minutes. */
const MANY = Number(process.env['BENCH_MANY'] ?? 10_000);
/** Few are measured so often, after once unmeasured; the many once. */
const TURNS = 5;
const CLIENTS = 8;
const COPIED_AT_ONCE = 10_000;
const MONTH_MS = 32 * 24 * 3_600_000;

/**
 * R2: how much the time of renewals grows from 1,000 subscriptions to `BENCH_MANY` beside their number: what the sweep finds is passed in slices by
 * several clients until it finds nothing any more. Each size has a database of its own. Prints renewals a second, too.
 */
const few = await secondsToRenew(FEW, TURNS);
const many = await secondsToRenew(MANY, 1);
console.log(`${Math.round(FEW / few)} and ${Math.round(MANY / many)} renewals a second`);
report('R2', many / few / (MANY / FEW), '≤ 1.1');

async function secondsToRenew(subscriptions: number, turns: number): Promise<number> {
	await using parts = new AsyncDisposableStack();
	const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
	parts.defer(system.close);
	const web = await system.startWeb();
	await makeSampleCustomer(web);
	await web.kill();
	const {inUnit} = openDatabase(
		{url: system.database.appUrl, poolSize: CLIENTS, statementTimeoutMs: 60_000, applicationName: 'bench'},
		{clock: stoppedClock(new Date(Date.now() + MONTH_MS).toISOString()), log: pino({level: 'silent'})},
		parts,
	);
	// The others are copied from it, so it stays as it is.
	const [sample] = await system.rows<{id: string}>('select id from subscription');
	/** Renews what is over; answers how many. */
	const renewAll = async (): Promise<number> => {
		let renewed = 0;
		for (;;) {
			const found = await asSystem(inUnit, {because: 'bench', readOnly: true}, async unit =>
				overdueForPeriodEnd(unit, {limit: RENEWALS_LIMIT}),
			);
			const due = found.filter(id => id !== sample?.id);
			if (due.length === 0) return renewed;
			renewed += due.length;
			const waiting = slicesOf(due).toReversed();
			const client = async () => {
				for (let slice = waiting.pop(); slice !== undefined; slice = waiting.pop()) {
					const subscriptionIds = slice;
					await asSystem(inUnit, {because: 'bench'}, async unit => passPeriodEnds(unit, {subscriptionIds}));
				}
			};
			await Promise.all(Array.from({length: CLIENTS}, client));
		}
	};

	let made = 0;
	const addAndRenew = async (count: number): Promise<number> => {
		const last = made + count;
		for (; made < last; made = Math.min(last, made + COPIED_AT_ONCE))
			await copySampleCustomer(system, made + 1, Math.min(last, made + COPIED_AT_ONCE));
		const started = performance.now();
		const renewed = await renewAll();
		if (renewed < count) throw new Error(`${renewed} of ${count} were renewed`);
		return (performance.now() - started) / 1000;
	};
	await addAndRenew(FEW);
	const seconds: number[] = [];
	for (let turn = 0; turn < turns; turn++) seconds.push(await addAndRenew(subscriptions));
	return median(seconds);
}
