import {Agent} from 'undici';
import type {Kind} from './costs/kind.ts';
import {kindOfDeliveries, kindsOfCalls, nothing} from './costs/kinds-of-calls.ts';
import {kindOfPayments, kindOfPostings} from './costs/kinds-of-money.ts';
import {kindOfSteps, kindsOfSubscriptions} from './costs/kinds-of-subscriptions.ts';
import {openMarket} from './costs/market.ts';
import {costOfOne, type Reading, shareOf, usedBy} from './costs/meter.ts';
import {openStage} from './costs/stage.ts';
import {tableOfCosts, tableOfMachines} from './costs/tables.ts';

/** All kinds are done so many times fewer before anything is measured: a worker runs for days. */
const WARMING = 5;
/** `BENCH_SHARE=0.25` does a quarter of each, in a quarter of the time; what is rare then weighs more. */
const SHARE = Number(process.env['BENCH_SHARE'] ?? 1);
const CONNECTIONS = 64;

/**
 * What one of each kind of work costs, of web, worker, PostgreSQL and Redis together, without what they use while nothing is done. Prints two
 * tables for docs/scale.md, and compares nothing: so there are no results.
 */
await using parts = new AsyncDisposableStack();
const stage = await openStage(parts);
const dispatcher = new Agent({connections: CONNECTIONS});
parts.defer(async () => dispatcher.close());
const market = await openMarket(stage);
const kinds: readonly Kind[] = [
	...kindsOfCalls(stage, market, dispatcher),
	kindOfDeliveries(stage, market),
	...kindsOfSubscriptions(stage, market),
	kindOfSteps(stage, market),
	kindOfPayments(stage),
	kindOfPostings(stage),
];

async function used({name, prepare, act, isDone}: Kind, count: number): Promise<Reading> {
	await prepare?.(count);
	await stage.settled();
	console.log(`  ${count} × ${name}`);
	return usedBy(stage.metered, async () => {
		await act(count);
		await stage.settled(isDone);
	});
}

for (const kind of kinds) await used(kind, (kind.count * SHARE) / WARMING);
const idle = await usedBy(stage.metered, async () => nothing.act(nothing.count));
const costs: [string, Reading][] = [];
for (const kind of kinds) {
	const count = kind.count * SHARE;
	const reading = await used(kind, count);
	costs.push([kind.name, costOfOne(reading, idle, (await kind.counted?.()) ?? count)]);
}

console.log(`\n${tableOfCosts([...costs, [nothing.name, shareOf(idle, nothing.count)]])}`);
console.log(tableOfMachines(costs));
