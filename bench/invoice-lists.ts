import {poolSizes} from '../src/domain/platform/process/pool-sizes.ts';
import {askPast, pastWalls} from '../test/support/database.ts';
import {makeCustomer, makeFinalInvoice, makeSeller} from '../test/support/factories.ts';
import {copies, idOfRow} from '../test/support/long-lists.ts';
import {startSystem} from '../test/support/system.ts';
import {compare} from './support/compare.ts';
import {requestsPerSecond} from './support/requests-per-second.ts';
import {startProgram} from './support/start-program.ts';

const INVOICES = 1000;

/** H4: a page of a tenant's invoices, 20 of 1,000, beside a bare Koa that answers the rows of the same two statements. */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {LOG_LEVEL: 'info', RATE_LIMIT_SCALE: '1000'});
parts.defer(system.close);
const web = await startProgram('web', system.environment, parts);
const callers = {...(await system.callersAt(web.url)), baseUrl: web.url};
const {partner} = await makeSeller(callers);
const {tenantId} = await makeCustomer(callers, {partner});
await makeFinalInvoice(callers as never, tenantId);
await askPast(
	system.database,
	[
		'set session_replication_role = replica',
		copies('invoice', 'true', {id: idOfRow('inv'), number: "'B-' || n", sequence_number: '1000000 + n'}, INVOICES - 1),
		'analyze invoice',
	].join('; '),
);
const token = await system.issuer.sign({sub: 'usr_reader', tenant_id: tenantId, partner_id: partner, roles: ['tenant_admin']});
const {web: poolSize} = poolSizes({worker: {concurrency: 1}});
const bare = await startProgram(
	'bench/http/bare-invoices.ts',
	{DATABASE_URL: pastWalls(system.database.name), TENANT_ID: tenantId, POOL_SIZE: String(poolSize)},
	parts,
);
const listed = async ({url}: {url: string}) =>
	requestsPerSecond(`${url}/api/v1/billing/invoices`, {headers: {authorization: `Bearer ${token}`}});

await compare({name: 'H4', goal: 0.5, ours: async () => listed(web), other: async () => listed(bare)});
