import {Agent, request} from 'undici';
import {startSystem} from '../test/support/system.ts';

const SERVICES = 500;
const CONNECTIONS = 128;
/** Each registration holds a connection to the database; heartbeats share one. */
const REGISTERING = 4;
const MEASURED_MS = 5000;
const GOAL_PER_SECOND = 500;

/** How many heartbeats one web process takes in a second, each answered when it is committed, beside the 500 that are promised. */
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {RATE_LIMIT_SCALE: '1000'});
const web = await system.startWeb();
const [agent, few] = [new Agent({connections: CONNECTIONS}), new Agent({connections: REGISTERING})];

const send = async (path: string, token: string, body: object, dispatcher = agent): Promise<number> => {
	const {statusCode, body: answer} = await request(`${web.url}/api/v1${path}`, {
		method: 'POST',
		dispatcher,
		headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
		body: JSON.stringify(body),
	});
	await answer.dump();
	return statusCode;
};

const services = await Promise.all(
	Array.from({length: SERVICES}, async (_, index) => {
		const slug = `bench-${index}`;
		const token = await system.issuer.sign({sub: `account-${index}`, roles: ['service_account']});
		const registration = {slug, name: slug, version: '1.0.0', base_url: 'https://93.184.216.34/'};
		if ((await send('/registry/register', token, registration, few)) !== 201) throw new Error(`${slug} could not register`);
		return {slug, token};
	}),
);

/** Beats over all connections, service after service, for a time; answers beats a second. */
async function beatFor(milliseconds: number): Promise<number> {
	const started = performance.now();
	let [beats, next] = [0, 0];
	const beat = async () => {
		while (performance.now() - started < milliseconds) {
			const service = services[next++ % SERVICES];
			if (!service) return;
			const report = {slug: service.slug, status: 'ok', version: '1.0.0', uptime_seconds: beats, queue_depth: 3};
			if ((await send('/registry/heartbeat', service.token, report)) !== 200) throw new Error('a heartbeat was refused');
			beats += 1;
		}
	};
	await Promise.all(Array.from({length: CONNECTIONS}, beat));
	return (beats * 1000) / (performance.now() - started);
}

await beatFor(MEASURED_MS / 5);
const perSecond = await beatFor(MEASURED_MS);
const [silent] = await system.rows<{count: string}>(
	'select count(*) from service where last_heartbeat_at is null or consecutive_misses > 0',
);
console.log(`R1 ${(perSecond / GOAL_PER_SECOND).toFixed(2)} ≥ 1`);
console.log(`${Math.round(perSecond)} heartbeats a second; services that were not heard of: ${silent?.count}`);

await Promise.all([agent.close(), few.close()]);
await web.kill();
await system.close();
