import {createServer} from 'node:http';
import {connectRedis} from '../src/adapters/bullmq/connect-redis.ts';
import {openQueues} from '../src/adapters/bullmq/queues.ts';
import {beginProcess} from '../src/adapters/process/begin-process.ts';
import {createWebMetrics} from '../src/adapters/prometheus/metrics.ts';
import {createApp} from '../src/api/app.ts';
import {createShell} from '../src/api/create-shell.ts';
import type {Caller} from '../src/domain/identity/caller.ts';
import {grantsOf} from '../src/domain/identity/scopes.ts';
import {createOrm} from '../src/domain/platform/process/orm.ts';

/** The API as it is, but whoever calls is taken for one operator without a look at any credential: another than of H1, for one may ask only so often. */
const operator: Caller = {
	subject: 'usr_bench',
	place: 'operator',
	tenantId: undefined,
	partnerId: 'prt_operator',
	roles: ['super_admin'],
	grants: grantsOf('operator', [], ['super_admin']).grants,
	tenantIsSuspended: false,
	profile: {partnerName: 'prt_operator'},
	service: undefined,
};
const {config, log, version} = beginProcess('web', process.env);
const orm = createOrm({url: config.databaseUrl, poolSize: 10, statementTimeoutMs: 10_000, applicationName: 'bench'});
const redis = connectRedis(config.redisUrl, 'ask', log);
const {onAnswered} = createWebMetrics();
const shell = createShell({config, log, orm, redis, queues: openQueues(redis), version, isStopping: () => false, onAnswered});
const open = {...shell, authenticate: {...shell.authenticate, caller: async () => operator}};
createServer(createApp(open).callback()).listen(config.port, config.host);
