import {pastWalls} from '../test/support/database.ts';
import {makeSampleCustomer} from '../test/support/many-customers.ts';
import {startSystem} from '../test/support/system.ts';
import {compare} from './support/compare.ts';
import {requestsPerSecond} from './support/requests-per-second.ts';
import {startProgram} from './support/start-program.ts';

const CONNECTIONS = 64;

/** K1: quota checks a second, each exact, beside a bare Koa that answers each by its own two keyed selects. */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {RATE_LIMIT_SCALE: '1000'});
parts.defer(system.close);
const web = await startProgram('web', system.environment, parts);
const callers = await system.callersAt(web.url);
await makeSampleCustomer(callers);
const [found] = await system.rows<{tenant_id: string; service_slug: string}>('select tenant_id, service_slug from subscription');
if (!found) throw new Error('the sample has no subscription');
const {body} = await callers.operator.post(`/admin/registry/services/${found.service_slug}/rotate-key`);
const path = `/api/v1/internal/quotas/${found.tenant_id}/${found.service_slug}/calls`;
const headers = {'x-scaicontrol-key': body.data.api_key as string};
const bare = await startProgram('bench/quotas/bare-quota.ts', {DATABASE_URL: pastWalls(system.database.name)}, parts);
const checked = async ({url}: {url: string}) => requestsPerSecond(`${url}${path}`, {headers, connections: CONNECTIONS});

await compare({name: 'K1', goal: 1.5, ours: async () => checked(web), other: async () => checked(bare)});
