import test from 'ava';
import {AT_WORK_FOR_EACH_CONNECTION} from '../../src/api/http/limits/admission.ts';
import {rateRefusals} from '../../src/api/http/limits/rate-limits.ts';
import {makeCustomer, makePlan} from '../support/factories.ts';
import {acceptedPerSecond, type LoadAsked, offerLoad} from '../support/offered-load.ts';
import {until} from '../support/processes.ts';
import {memoryOf} from '../support/processes-of.ts';
import {startOwnRedis, startSystem} from '../support/system.ts';

/** People of the tenant who ask in turns, so that nobody's own limit is what refuses. */
const PEOPLE = 40;
const CALLERS = 32;
const MEASURED_SECONDS = 3;
const OVERLOAD_SECONDS = 8;
const TIMES = 10;
/** More would take the processors from answering. */
const OFFERED_LIMIT = 2500;
const CONNECTIONS = 1000;
/** Connections of a web process to the database (`poolSizes`). */
const POOL = 10;
const AT_WORK_LIMIT = POOL * AT_WORK_FOR_EACH_CONNECTION;
/** Far below what is kept (`bench/overload.ts` measures it), and far above what is waited: a machine with other work must not fail the test. */
const LEAST_KEPT = 0.1;
const P99_LIMIT_MS = 10_000;
/** Refusals that say that more is asked than can be done; the others waited in vain for a connection. */
const LEAST_AT_ONCE = 0.9;
const GROWTH_LIMIT_MEGABYTES = 120;
const WITHIN_MS = 15_000;
const LOOK_MS = 500;

const redis = await startOwnRedis();
const system = await startSystem({redisUrl: redis.url()}, {RATE_LIMIT_SCALE: '1000'});
const web = await system.startWeb();
test.after.always(async () => {
	await system.close();
	await redis.close();
});

const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

/** What the supervisor of the process is told. `/ready` asks the database, and waits for a connection as everybody does. */
const healthStatus = async (): Promise<number> => {
	const answer = await fetch(`${web.url}/health`);
	await answer.body?.cancel();
	return answer.status;
};

/** What web measures now. */
async function metric(name: string): Promise<number> {
	const text = await (await fetch(web.metricsUrl)).text();
	return Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(text)?.[1]);
}

onLinux(
	'at ten times what it can take web answers or refuses with 503, goes on answering, and is as quick and small afterwards',
	async t => {
		const plan = await makePlan(web);
		const {admin, tenantId} = await makeCustomer(web);
		t.is((await admin.post('/subscriptions', {plan_id: plan.id})).status, 201);
		const claims = {tenant_id: tenantId, partner_id: 'prt_reseller', roles: ['tenant_admin']};
		const tokens = await Promise.all(
			Array.from({length: PEOPLE}, async (_, index) => system.issuer.sign({...claims, sub: `usr_${index}`})),
		);
		const load: LoadAsked = {url: web.url, path: '/api/v1/subscriptions', tokens, connections: CALLERS, seconds: MEASURED_SECONDS};
		await offerLoad(load);
		const before = await offerLoad(load);
		t.deepEqual(Object.keys(before.statuses), ['200'], 'as many as may be at work are answered');
		const megabytesBefore = memoryOf(web.pid).megabytes;
		const capacity = acceptedPerSecond(before);

		const looks: {status: number; atWork: number}[] = [];
		const looking = setInterval(() => {
			void Promise.all([healthStatus(), metric('scaicontrol_http_requests_at_work')]).then(([status, atWork]) =>
				looks.push({status, atWork}),
			);
		}, LOOK_MS);
		const rate = Math.min(capacity * TIMES, OFFERED_LIMIT);
		const beyond = await offerLoad({...load, connections: CONNECTIONS, seconds: OVERLOAD_SECONDS, ratePerSecond: rate});
		clearInterval(looking);

		t.deepEqual(Object.keys(beyond.statuses).toSorted(), ['200', '503']);
		t.deepEqual(beyond.faults, []);
		const overloaded = beyond.messages[rateRefusals.overloaded.message] ?? 0;
		t.true(overloaded >= beyond.refused.count * LEAST_AT_ONCE, JSON.stringify(beyond.messages));
		t.is(await metric('scaicontrol_http_refused_total'), overloaded);
		t.true(looks.length > 0);
		t.deepEqual(
			looks.filter(({status, atWork}) => status !== 200 || atWork > AT_WORK_LIMIT),
			[],
		);
		t.true(acceptedPerSecond(beyond) > capacity * LEAST_KEPT, `${acceptedPerSecond(beyond)} of ${capacity} a second`);
		t.true(beyond.accepted.p99Ms < P99_LIMIT_MS, `${beyond.accepted.p99Ms} ms`);

		const after = await offerLoad(load);
		t.deepEqual(Object.keys(after.statuses), ['200']);
		t.true(acceptedPerSecond(after) > capacity * LEAST_KEPT, `${acceptedPerSecond(after)} of ${capacity} a second`);
		t.true(await until(WITHIN_MS, async () => (await metric('scaicontrol_http_requests_at_work')) === 0));
		const isSmall = () => memoryOf(web.pid).megabytes < megabytesBefore + GROWTH_LIMIT_MEGABYTES;
		t.true(await until(WITHIN_MS, isSmall), `${megabytesBefore} MB before, ${memoryOf(web.pid).megabytes} after`);
	},
);
