import {startSystem} from '../test/support/system.ts';
import {AUDIENCE} from '../test/support/test-issuer.ts';
import {OPERATOR_PARTNER} from '../test/support/world.ts';
import {compare} from './support/compare.ts';
import {requestsPerSecond} from './support/requests-per-second.ts';
import {startProgram} from './support/start-program.ts';

/**
 * H1: the whole stack on `GET /auth/me`, warm, beside a bare Koa. H1b: beside what one would put together from stock middleware. H2: with
 * authentication beside without.
 */
await using parts = new AsyncDisposableStack();
const system = await startSystem({redisUrl: process.env['TEST_REDIS_URL'] ?? ''}, {LOG_LEVEL: 'info', RATE_LIMIT_SCALE: '1000'});
parts.defer(system.close);
const web = await startProgram('web', system.environment, parts);
const bare = await startProgram('bench/http/bare-koa.ts', {}, parts);
const open = await startProgram('bench/http/open-api.ts', system.environment, parts);
const stock = await startProgram(
	'bench/http/stock.js',
	{ISSUER: system.issuer.issuer, AUDIENCE, JWKS_URL: `${system.issuer.issuer}/api/v1/platform/.well-known/jwks.json`},
	parts,
);
const token = await system.issuer.sign({sub: 'usr_operator', partner_id: OPERATOR_PARTNER, roles: ['super_admin']});
const headers = {authorization: `Bearer ${token}`};
const me = async ({url}: {url: string}) => requestsPerSecond(`${url}/api/v1/auth/me`, {headers});

await compare({name: 'H1', goal: 0.4, ours: async () => me(web), other: async () => me(bare)});
await compare({name: 'H1b', goal: 2, ours: async () => me(web), other: async () => me(stock)});
await compare({name: 'H2', goal: 0.85, ours: async () => me(web), other: async () => me(open)});
