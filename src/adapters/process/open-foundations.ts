import type {Cluster, Redis} from 'ioredis';
import type {Logger} from 'pino';
import type {Config} from '../../config.ts';
import type {RemoteBooksBySlug} from '../../domain/accounting/remote/remote-books.ts';
import type {DocumentRenderer} from '../../domain/billing/paper/document-renderer.ts';
import type {Providers} from '../../domain/payments/provider/provider.ts';
import {type Clock, sandboxClock, systemClock} from '../../domain/platform/process/clock.ts';
import {type OpenDatabase, openDatabase} from '../../domain/platform/process/open-database.ts';
import {poolSizes} from '../../domain/platform/process/pool-sizes.ts';
import {type Cipher, createCipher} from '../../domain/platform/secrets.ts';
import type {Storage} from '../../domain/platform/storage.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';
import {openRemoteBooks} from '../books/open-remote-books.ts';
import {connectRedis} from '../bullmq/connect-redis.ts';
import {type OpenQueues, openQueues} from '../bullmq/queues.ts';
import {wakeWorkers} from '../bullmq/wake-workers.ts';
import {openPaymentProviders} from '../open-payment-providers.ts';
import {createStorage} from '../storage/create-storage.ts';
import {createRenderer} from '../typst/create-renderer.ts';

/**
 * What each kind of process takes of database and machine. Web prints what somebody is waiting for, one document at a time; the workers
 * print the rest. `both` is web and worker in one process, as tests and benches have it: on a busy machine it waits for a connection.
 */
const kinds = {
	web: {poolSize: (config: Config) => poolSizes(config).web, statementTimeoutMs: 10_000, renderers: 1},
	worker: {poolSize: (config: Config) => poolSizes(config).worker, statementTimeoutMs: 60_000, renderers: 2},
	both: {poolSize: () => 16, connectTimeoutMs: 20_000, statementTimeoutMs: 60_000, renderers: 1},
} as const;

/** What handlers and jobs use alike. */
export type SharedTools = Readonly<{
	config: Config;
	clock: Clock;
	log: Logger;
	inUnit: InUnit;
	cipher: Cipher;
	storage: Storage;
	renderer: DocumentRenderer;
	/** Those that are configured. */
	paymentProviders: Providers;
	/** Where books can be kept elsewhere. */
	remoteBooks: RemoteBooksBySlug;
}>;

/** What every process stands on: its tools, and what these were made from. */
export type Foundations = Readonly<{
	tools: SharedTools;
	orm: OpenDatabase['orm'];
	/** Asks and gives up at once when Redis is away. */
	redis: Redis | Cluster;
	queues: OpenQueues;
	/** Tells the workers that there is something to do. */
	wake: () => void;
	space: string;
}>;

type Options = Readonly<{
	kind: keyof typeof kinds;
	/** The configuration's own unless a test brings one. */
	clock?: Clock;
	/** Keeps several systems on one Redis apart. */
	space?: string;
}>;

/** Opens what web and worker have in common. Whatever is opened is closed with `parts`, the last first. */
export function openFoundations(config: Config, log: Logger, options: Options, parts: AsyncDisposableStack): Foundations {
	const {kind, space = '', clock = config.isSandbox ? sandboxClock : systemClock} = options;
	const {poolSize, renderers, ...limits} = kinds[kind];
	const redis = connectRedis(config.redisUrl, 'ask', log);
	parts.defer(() => redis.disconnect());
	const wake = wakeWorkers(redis, space);
	const {orm, inUnit} = openDatabase(
		{url: config.databaseUrl, poolSize: poolSize(config), ...limits, applicationName: `scaicontrol-${kind}`},
		{clock, log, onFactsCommitted: wake},
		parts,
	);
	const queues = openQueues(redis, space);
	parts.defer(queues.close);
	const renderer = createRenderer({children: renderers, log});
	parts.defer(renderer.close);
	const cipher = createCipher(config.credentialsKeys);
	return {
		tools: {
			config,
			clock,
			log,
			inUnit,
			cipher,
			storage: createStorage(config.storageUrl),
			renderer,
			paymentProviders: openPaymentProviders(config, clock),
			remoteBooks: openRemoteBooks(config),
		},
		orm,
		redis,
		queues,
		wake,
		space,
	};
}
