import {Pool} from 'pg';
import {pino} from 'pino';
import {bill} from '../src/domain/billing/run/bill.ts';
import type {Account} from '../src/domain/charges/account.ts';
import {type AccountRow, accountFrom} from '../src/domain/charges/due-charges.ts';
import {stoppedClock, systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {createInUnit} from '../src/domain/platform/unit/in-unit.ts';
import type {IdOf} from '../src/domain/platform/values/id.ts';
import {passPeriodEnds} from '../src/domain/subscriptions/periods/pass-period-ends.ts';
import {SLICE, slicesOf} from '../src/workers/queue/in-slices.ts';
import {copySampleCustomer, makeSampleCustomer} from '../test/support/many-customers.ts';
import {startSystem} from '../test/support/system.ts';
import {billBare} from './support/bill-bare.ts';
import {compare} from './support/compare.ts';

const CLIENTS = 8;
/** In a turn of ours, and of the others, which are slower. */
const MANY = 1000;
const FEW = 200;
/** Of each comparison: one unmeasured turn and five measured ones. */
const TURNS = 6;

/**
 * I3: documents a second of a bill run's slices, beside the same accounts billed one a unit, and beside a bare script that makes one
 * document a transaction. R1: renewals a second in slices beside one subscription a unit.
 */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
parts.defer(system.close);
const web = await system.startWeb();
await makeSampleCustomer(web);
await copySampleCustomer(system, 1, (MANY * 2 + FEW * 2) * TURNS);
const log = pino({level: 'silent'});
const {orm, inUnit} = openDatabase(
	{url: system.database.appUrl, poolSize: CLIENTS, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log},
	parts,
);
const pool = new Pool({connectionString: system.database.appUrl, max: CLIENTS});
parts.defer(async () => pool.end());
const rules = {isFinalized: true, isVatStrict: false};

const accounts = (await system.rows<AccountRow>('select distinct tenant_id, partner_id, currency from charge order by tenant_id'))
	.map(accountFrom)
	.slice(1);

/** How many things a second several clients do, each so many at once. */
async function perSecond<Thing>(things: readonly Thing[], size: number, work: (together: readonly Thing[]) => Promise<unknown>) {
	const waiting = slicesOf(things, size);
	const started = performance.now();
	const client = async () => {
		for (let slice = waiting.pop(); slice !== undefined; slice = waiting.pop()) await work(slice);
	};
	await Promise.all(Array.from({length: CLIENTS}, client));
	return (things.length * 1000) / (performance.now() - started);
}

const billed = (size: number, count: number) => async () =>
	perSecond(accounts.splice(0, count), size, async (together: readonly Account[]) =>
		asSystem(inUnit, {because: 'bench'}, async unit => {
			const done = await bill(unit, together, {...rules, asOf: unit.now});
			if (!done.every(({made}) => made.every(({outcome}) => outcome === 'finalized'))) throw new Error('a document waits');
		}),
	);

await compare({name: 'I3', goal: 10, ours: billed(SLICE, MANY), other: billed(1, FEW)});
await compare({
	name: 'I3-bare',
	goal: 3,
	ours: billed(SLICE, MANY),
	other: async () => perSecond(accounts.splice(0, FEW), 1, async ([account]) => account && billBare(pool, account)),
});

const MONTH_MS = 32 * 24 * 3_600_000;
const clock = stoppedClock(new Date(Date.now() + MONTH_MS).toISOString());
const inAMonth = createInUnit({orm, clock, log, onFactsCommitted: () => undefined});
const subscriptions = (
	await system.rows<{id: IdOf<'subscription'>}>('select subscription_id as id from subscription_period where closed_at is null order by id')
).map(({id}) => id);

/** Renews subscriptions whose period is over, each once. */
const renewed = (size: number, count: number) => async () =>
	perSecond(subscriptions.splice(0, count), size, async (subscriptionIds: readonly IdOf<'subscription'>[]) =>
		asSystem(inAMonth, {because: 'bench'}, async unit => passPeriodEnds(unit, {subscriptionIds})),
	);

await compare({name: 'R1', goal: 10, ours: renewed(SLICE, MANY), other: renewed(1, FEW)});
