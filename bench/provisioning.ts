import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {pino} from 'pino';
import {systemClock} from '../src/domain/platform/process/clock.ts';
import {openDatabase} from '../src/domain/platform/process/open-database.ts';
import {arrayLiteral} from '../src/domain/platform/unit/array-literal.ts';
import {asSystem} from '../src/domain/platform/unit/as-system.ts';
import {SERVICE_CALLS_AT_ONCE} from '../src/domain/provisioning/take-turn.ts';
import {makeDatabase} from '../test/support/database.ts';
import {emptyQueues} from '../test/support/empty-queues.ts';
import {makeCustomer, makeSeller} from '../test/support/factories.ts';
import {copySampleCustomer} from '../test/support/many-customers.ts';
import {makeProvisionedPlan} from '../test/support/provisioned-plan.ts';
import {startSystem} from '../test/support/system.ts';
import {steps} from './provisioning/steps.ts';
import {compare, PAIRS} from './support/compare.ts';
import {startProgram} from './support/start-program.ts';

const IN_FLIGHT = 64;
/** Each service is called at most so many times at once: so many services are 64 calls. */
const SERVICES = IN_FLIGHT / SERVICE_CALLS_AT_ONCE;
/** In a turn each subscribes to all services. */
const CUSTOMERS = 60;
const WORKFLOWS = CUSTOMERS * SERVICES;
const SAMPLE = {seller: 'prt_sample', tenant: 'tnt_sample'};
/** Unmeasured turns of each, in which both get warm. */
const WARMING = 3;
/** Those, one more that is not measured, and the measured ones. */
const TURNS = WARMING + 1 + PAIRS;
/** Seldom, for it takes the database's time; what is measured is how fast the calls come. */
const LOOK_MS = 500;
const PATIENCE_MS = 120_000;

/**
 * F1: steps a second of provisioning workflows, 64 calls in flight, beside the same graph of steps as workflows of @dbos-inc/dbos-sdk, 64 in flight,
 * at the same service, which answers at once. From a turn's first call to its last.
 */
await using parts = new AsyncDisposableStack();
const service = await startChild('service.ts');
const {url} = service.said as {url: string};
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''});
parts.defer(system.close);
const {inUnit} = openDatabase(
	{url: system.database.appUrl, poolSize: 1, statementTimeoutMs: 60_000, applicationName: 'bench'},
	{clock: systemClock, log: pino({level: 'silent'})},
	parts,
);
const web = await system.startWeb();
await makeSample();
await copySampleCustomer(system, 1, CUSTOMERS * TURNS, SAMPLE);
await web.kill();
await startProgram('worker', {...system.environment, WORKER_QUEUES: 'provisioning,platform'}, parts);
// What nobody serves would lie in the way of the next run.
parts.defer(async () => emptyQueues(system.queues));
await provisioned([SAMPLE.tenant]);
await ask(service.child, {});
const theirDatabase = await makeDatabase();
parts.defer(theirDatabase.drop);
const dbos = await startChild('with-dbos.js', theirDatabase.ownerUrl, url, String(IN_FLIGHT));

let customers = 0;

async function ours(): Promise<number> {
	const first = customers + 1;
	customers += CUSTOMERS;
	return stepsPerSecond(async () => provision(first, customers));
}

const theirs = async (): Promise<number> => stepsPerSecond(async () => ask(dbos.child, {workflows: WORKFLOWS}));

for (let turn = 0; turn < WARMING; turn++) for (const turnOf of [ours, theirs]) await turnOf();
await compare({name: 'F1', goal: 1.5, ours, other: theirs});

/** A customer of all services whose subscriptions wait for them: no worker runs yet. */
async function makeSample(): Promise<void> {
	const world = {...web, baseUrl: web.url};
	await makeSeller(world, {id: SAMPLE.seller});
	const {admin} = await makeCustomer(world, {partner: SAMPLE.seller, tenant: SAMPLE.tenant});
	const activate = steps.map(({name, dependsOn}) => ({name, depends_on: dependsOn}));
	for (let made = 0; made < SERVICES; made++) {
		const {planId} = await makeProvisionedPlan(world, {baseUrl: url, activate});
		const {status, body} = await admin.post('/subscriptions', {plan_id: planId});
		if (status !== 201) throw new Error(JSON.stringify(body));
	}
}

/** Has the subscriptions of some customers provisioned, as when each had just subscribed. */
async function provision(first: number, last: number): Promise<void> {
	const tenants = Array.from({length: last - first + 1}, (_, index) => `${SAMPLE.tenant}_${first + index}`);
	const subscriptions = await system.rows<{id: string; tenant_id: string}>(
		'select id, tenant_id from subscription where tenant_id = any($1)',
		[tenants],
	);
	await asSystem(inUnit, {because: 'bench'}, async unit => {
		for (const {id, tenant_id: tenantId} of subscriptions) {
			const data = {subscription_id: id, tenant_id: tenantId, partner_id: SAMPLE.seller};
			unit.record({type: 'subscription.provisioning_requested', step: 1, owner: {tenantId, partnerId: SAMPLE.seller}, data});
		}
	});
	await provisioned(tenants);
}

/** Waits until all workflows of some customers are completed. */
async function provisioned(tenants: readonly string[]): Promise<void> {
	const until = performance.now() + PATIENCE_MS;
	while (performance.now() < until) {
		const [row] = await asSystem(inUnit, {because: 'bench', readOnly: true}, async ({em}) =>
			em.execute<{done: string}[]>(
				`select count(*) as done from workflow w join subscription s on s.id = w.subscription_id
				 where w.tenant_id = any(?::text[]) and w.status = 'completed' and s.status = 'active'`,
				[arrayLiteral(tenants)],
			),
		);
		if (Number(row?.done) === tenants.length * SERVICES) return;
		await delay(LOOK_MS);
	}

	throw new Error('not all was provisioned');
}

async function stepsPerSecond(turn: () => Promise<unknown>): Promise<number> {
	await turn();
	const {count, milliseconds} = (await ask(service.child, {})) as {count: number; milliseconds: number};
	if (count !== WORKFLOWS * steps.length) throw new Error(`${count} calls`);
	return (count * 1000) / milliseconds;
}

/** Starts one of the programs beside this file, and waits until it says something. */
async function startChild(file: string, ...words: readonly string[]): Promise<{child: ChildProcess; said: unknown}> {
	const child = fork(join(import.meta.dirname, 'provisioning', file), words);
	parts.defer(() => {
		if (child.connected) child.disconnect();
	});
	const [said] = await once(child, 'message');
	return {child, said};
}

async function ask(child: ChildProcess, question: object): Promise<unknown> {
	child.send(question);
	return (await once(child, 'message'))[0];
}
