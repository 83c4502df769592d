import type {MikroORM} from '@mikro-orm/postgresql';
import type {Cluster, Redis} from 'ioredis';
import type {Logger} from 'pino';
import type {OpenQueues} from '../adapters/bullmq/queues.ts';
import {wakeWorkers} from '../adapters/bullmq/wake-workers.ts';
import {createIdentityProvider, fetchKeySet} from '../adapters/identity-provider/identity-provider.ts';
import {createLocalIssuer, createLocalMailbox} from '../adapters/local-services/local-services.ts';
import {createAddressPolicy, publicRules, serviceRules} from '../adapters/outbound/address-guard.ts';
import {createPictures} from '../adapters/pictures/create-pictures.ts';
import {createStorage} from '../adapters/storage/create-storage.ts';
import {createRenderer} from '../adapters/typst/create-renderer.ts';
import type {Config} from '../config.ts';
import {type Clock, sandboxClock, systemClock} from '../domain/platform/process/clock.ts';
import {createCipher} from '../domain/platform/secrets.ts';
import {createInUnit} from '../domain/platform/unit/in-unit.ts';
import type {Shell} from './app.ts';
import {createMaintenanceMessage} from './auth/maintenance-message.ts';
import {createDashboard} from './dashboard/dashboard.ts';
import {createAuthenticate} from './http/authenticate.ts';
import {createIdentify} from './http/identify.ts';
import {createKeySet} from './http/key-set.ts';
import {createRateLimiter} from './http/rate-limits.ts';
import type {Answered} from './http/request-frame.ts';
import {createUsageIntake} from './metering/usage-intake.ts';
import {createHeartbeatIntake} from './registry/heartbeat-intake.ts';
import type {Tools} from './tools.ts';

/** Web prints what somebody is waiting for, one document at a time; the workers print the rest. */
const RENDERER_CHILDREN = 1;

type Parts = Readonly<{
	config: Config;
	log: Logger;
	orm: MikroORM;
	redis: Redis | Cluster;
	queues: OpenQueues;
	version: string;
	isStopping: () => boolean;
	onAnswered: (answered: Answered) => void;
	/** The configuration's own unless a test brings one. */
	clock?: Clock;
	/** Keeps several systems on one Redis apart. */
	space?: string;
}>;

/** Puts together what the API needs: called by `main.ts` and by tests. */
export function createShell(parts: Parts): Shell {
	const {config, log, orm, redis, queues, space = ''} = parts;
	const clock = parts.clock ?? (config.isSandbox ? sandboxClock : systemClock);
	const wake = wakeWorkers(redis, space);
	const inUnit = createInUnit({orm, clock, log, onFactsCommitted: wake});
	const keys = createKeySet({
		url: config.identity.jwksUrl,
		fetchKeys: fetchKeySet,
		real: clock.real,
		log,
		onChange: () => authenticate.forgetTokens(),
	});
	const identify = createIdentify({inUnit, operatorPartnerId: config.operatorPartnerId});
	const authenticate = createAuthenticate({...config.identity, keys, real: clock.real, identify});
	const limit = createRateLimiter({redis, scale: config.rateLimitScale, keyPrefix: `scai${space}:`, real: clock.real});
	const tools: Tools = {
		...{config, clock, log, inUnit, isStopping: parts.isStopping, version: parts.version},
		cipher: createCipher(config.credentialsKeys),
		addressPolicy: createAddressPolicy(publicRules(config.outbound)),
		serviceAddressPolicy: createAddressPolicy(serviceRules(config)),
		storage: createStorage(config.storageUrl),
		renderer: createRenderer({children: RENDERER_CHILDREN, log}),
		pictures: createPictures(),
		usageIntake: createUsageIntake({inUnit}),
		heartbeatIntake: createHeartbeatIntake({inUnit, graceMultiplier: config.heartbeats.graceMultiplier}),
		identityProvider: createIdentityProvider(config.identity),
		maintenanceMessage: createMaintenanceMessage({inUnit, real: clock.real}),
		backlog: queues.backlog,
		sandbox: sandboxServices(config, wake),
	};
	const dashboard = createDashboard({tools, authenticate, identify: identify.byClaims, keys, limit, queues: queues.all});
	return {tools, authenticate, limit, dashboard, onAnswered: parts.onAnswered};
}

function sandboxServices({isSandbox, local}: Config, wake: () => void): Tools['sandbox'] {
	const {issuerAdminUrl, issuerAdminSecret, mailboxUrl} = local;
	if (!isSandbox || !issuerAdminUrl || !issuerAdminSecret || !mailboxUrl) return undefined;
	const issuer = createLocalIssuer({url: issuerAdminUrl, secret: issuerAdminSecret});
	return {issuer, mailbox: createLocalMailbox({url: mailboxUrl}), wakeWorkers: wake};
}
