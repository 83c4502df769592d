import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {makeCustomer, makePlan} from '../test/support/factories.ts';
import {acceptedPerSecond, type LoadTaken, offerLoad} from '../test/support/offered-load.ts';
import {memoryOf} from '../test/support/processes-of.ts';
import {startSystem} from '../test/support/system.ts';
import {compare, median, report} from './support/compare.ts';
import {drawLoadCurve, type LoadPoint} from './support/draw-load-curve.ts';
import {circumstancesNow} from './support/results.ts';
import {startProgram} from './support/start-program.ts';

const checkout = join(import.meta.dirname, '..');
/** People of one tenant who ask in turns, so that nobody's own limit is what refuses. */
const PEOPLE = 60;
const SUBSCRIPTIONS = 20;
/** As many callers as keep web busy without one being refused. */
const CALLERS = 48;
/** Beyond that nothing more would be learnt, and asking would take the processors from answering. */
const CONNECTIONS = 1000;
const SECONDS = 4;
/** What is offered for the picture, in times of the capacity. */
const CURVE = [0.25, 0.5, 0.75, 0.9, 1, 1.25, 1.5, 2, 3, 5, 7, 10];

/**
 * L1 and L2: what web still answers of `GET /subscriptions` when twice and ten times as much is asked as it can answer, beside what it answers
 * at its best. L3: the memory that it holds afterwards. L4: how long those wait that are let in, at ten times beside twice: what is offered
 * beyond the capacity lets nobody wait longer. The curve of it all is drawn to `docs/load-curve.svg`.
 */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {LOG_LEVEL: 'info', RATE_LIMIT_SCALE: '1000'});
parts.defer(system.close);
const web = await startProgram('web', system.environment, parts);
const tokens = await makePeople();
let capacity = 0;
const p99s = new Map<number, number[]>();

await compare({name: 'L1', goal: 0.9, ours: async () => acceptedPerSecond(await offered(2)), other: best});
await compare({name: 'L2', goal: 0.9, ours: async () => acceptedPerSecond(await offered(10)), other: best});
report('L3', memoryOf(web.pid).megabytes, '≤ 300');
report('L4', median(p99s.get(10) ?? []) / median(p99s.get(2) ?? []), '≤ 2');

const points: LoadPoint[] = [];
for (const times of CURVE) {
	// Measured anew each time: what else the machine does changes meanwhile.
	await best();
	const taken = await offered(times);
	const {accepted, refused, seconds} = taken;
	const [answered, turnedAway] = [accepted, refused].map(({count}) => count / seconds / capacity);
	points.push({times, accepted: answered ?? 0, refused: turnedAway ?? 0, p50Ms: accepted.p50Ms, p99Ms: accepted.p99Ms});
	console.log(`  ${times} × ${capacity.toFixed(0)}/s offered: ${line(taken)}`);
}

writeFileSync(join(checkout, 'docs', 'load-curve.svg'), drawLoadCurve(points, circumstancesNow(checkout)));

/** A tenant with subscriptions to list, and the tokens of its people. */
async function makePeople(): Promise<string[]> {
	const callers = await system.callersAt(web.url);
	const {admin, tenantId} = await makeCustomer(callers);
	for (let made = 0; made < SUBSCRIPTIONS; made++) {
		const plan = await makePlan(callers);
		const {status, body} = await admin.post('/subscriptions', {plan_id: plan.id});
		if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`);
	}

	const claims = {tenant_id: tenantId, partner_id: 'prt_reseller', roles: ['tenant_admin']};
	return Promise.all(Array.from({length: PEOPLE}, async (_, index) => system.issuer.sign({...claims, sub: `usr_${index}`})));
}

/** What web answers in a second when somebody always asks: its capacity. */
async function best(): Promise<number> {
	const taken = await asked({connections: CALLERS});
	if (taken.refused.count > 0) throw new Error(`refused at its best: ${line(taken)}`);
	capacity = acceptedPerSecond(taken);
	return capacity;
}

/** So many times the capacity, by the clock. */
async function offered(times: number): Promise<LoadTaken> {
	if (capacity === 0) await best();
	const taken = await asked({connections: CONNECTIONS, ratePerSecond: capacity * times});
	p99s.set(times, [...(p99s.get(times) ?? []), taken.accepted.p99Ms]);
	return taken;
}

async function asked(how: Readonly<{connections: number; ratePerSecond?: number}>): Promise<LoadTaken> {
	const taken = await offerLoad({url: web.url, path: '/api/v1/subscriptions', tokens, seconds: SECONDS, ...how});
	const wrong = Object.keys(taken.statuses).filter(status => !['200', '429', '503'].includes(status));
	if (wrong.length > 0 || taken.faults.length > 0) throw new Error(`${line(taken)} ${taken.faults.join(', ')}`);
	return taken;
}

function line({accepted, refused, seconds, statuses, processorSeconds}: LoadTaken): string {
	const rates = `${(accepted.count / seconds).toFixed(0)}/s accepted, ${(refused.count / seconds).toFixed(0)}/s refused`;
	const waits = `p50 ${accepted.p50Ms.toFixed(0)} ms, p99 ${accepted.p99Ms.toFixed(0)} ms, of refusals ${refused.p99Ms.toFixed(0)} ms`;
	return `${rates}; ${waits}; ${JSON.stringify(statuses)}; asking took ${(processorSeconds / seconds).toFixed(2)} processors`;
}
