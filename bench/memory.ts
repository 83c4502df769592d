import {unique} from '../test/support/factories.ts';
import {memoryOf} from '../test/support/processes-of.ts';
import {startReceiver} from '../test/support/receiver.ts';
import {startSystem} from '../test/support/system.ts';
import {addSubscriber, introduce} from '../test/support/told.ts';
import {OPERATOR_PARTNER} from '../test/support/world.ts';
import {report} from './support/compare.ts';
import {requestsPerSecond} from './support/requests-per-second.ts';
import {startProgram} from './support/start-program.ts';

const LOAD_SECONDS = 60;
const WRITERS = 4;
const GOAL_MEGABYTES = 300;

/** Resident memory of web and worker after a minute of reads, writes and the webhooks that follow from them. */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {LOG_LEVEL: 'info'});
parts.defer(system.close);
const receiver = await startReceiver();
parts.defer(receiver.close);
const web = await startProgram('web', system.environment, parts);
const worker = await startProgram('worker', system.environment, parts);
const callers = await system.callersAt(web.url);
await addSubscriber(callers, receiver);
const token = await system.issuer.sign({sub: 'usr_operator', partner_id: OPERATOR_PARTNER, roles: ['super_admin']});
const end = performance.now() + LOAD_SECONDS * 1000;
const write = async () => {
	while (performance.now() < end) await introduce(callers, unique('tnt'));
};
const read = requestsPerSecond(`${web.url}/api/v1/catalog/services`, {headers: {authorization: `Bearer ${token}`}, seconds: LOAD_SECONDS});
await Promise.all([read, ...Array.from({length: WRITERS}, write)]);

for (const [name, {pid}] of Object.entries({web, worker})) report(`${name}-megabytes`, memoryOf(pid).megabytes, `≤ ${GOAL_MEGABYTES}`);
