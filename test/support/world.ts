import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {JWTPayload} from 'jose';
import {type Logger, pino} from 'pino';
import type {DatabaseUrls} from '../../local/database.ts';
import {openFoundations} from '../../src/adapters/process/open-foundations.ts';
import {createApp, servedRoutes} from '../../src/api/app.ts';
import {createShell} from '../../src/api/create-shell.ts';
import {readConfig} from '../../src/config.ts';
import {stoppedClock} from '../../src/domain/platform/process/clock.ts';
import {createWorker} from '../../src/workers/create-worker.ts';
import {openWorkerTools} from '../../src/workers/open-worker-tools.ts';
import {drain as drainQueues, stepTowards} from '../../src/workers/queue/clock-stepper.ts';
import type {WorkerTools} from '../../src/workers/worker-tools.ts';
import {type Client, clientOf} from './client.ts';
import {makeDatabase, redisUrl} from './database.ts';
import {checkDocuments} from './lawful-documents.ts';
import {startMailReceiver} from './mail-receiver.ts';
import {AUDIENCE, startTestIssuer} from './test-issuer.ts';
import {watchRefusals} from './unlisted-refusals.ts';

const STEPS_LIMIT = 10_000;
/** On a machine with no time to spare, rest takes its time. */
const SETTLE_LOOKS = 20;
export const OPERATOR_PARTNER = 'prt_operator';

/** The environment that a world's API and worker read. */
export const testEnvironment = (more: Record<string, string> = {}): Record<string, string> => ({
	NODE_ENV: 'test',
	DATABASE_URL: 'postgresql://app@127.0.0.1/none',
	REDIS_URL: 'redis://127.0.0.1/none',
	SCAIKEY_ISSUER: 'http://127.0.0.1:1',
	SCAIKEY_AUDIENCE: AUDIENCE,
	OPERATOR_PARTNER_ID: OPERATOR_PARTNER,
	PUBLIC_URL: 'http://localhost:8000',
	CREDENTIALS_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
	WEBHOOK_ALLOW_PRIVATE: 'true',
	WEBHOOK_ALLOW_INSECURE: 'true',
	RATE_LIMIT_SCALE: '1000',
	HOST: '127.0.0.1',
	PORT: '0',
	LOG_LEVEL: 'silent',
	...more,
});

async function openDatabase(parts: AsyncDisposableStack) {
	const database = await makeDatabase();
	parts.defer(database.drop);
	return database;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** What a test gives in place of what a world would have: adapters that talk to stand-ins, a database to go on with, a log to read. */
export type Given = Partial<Pick<WorkerTools, 'directory' | 'vatRegister'>> & {
	database?: DatabaseUrls & {name: string};
	log?: Logger;
	/** How its callers call. */
	clientOf?: typeof clientOf;
};

/**
 * A whole system of its own: database, queues, API over HTTP and worker, with a clock that stands still until the test moves it. It
 * is what runs in production, put together by the same functions.
 */
export async function startWorld(
	start = '2026-06-01T10:00:00Z',
	environment: Record<string, string> = {},
	{database: given, log: givenLog, clientOf: callerOf = clientOf, ...services}: Given = {},
) {
	const parts = new AsyncDisposableStack();
	const database = given ?? (await openDatabase(parts));
	const issuer = await startTestIssuer();
	parts.defer(issuer.close);
	const space = `-${randomBytes(6).toString('hex')}`;
	const storageFolder = await mkdtemp(join(tmpdir(), 'scaicontrol-storage-'));
	parts.defer(async () => rm(storageFolder, {recursive: true, force: true}));
	const mailServer = await startMailReceiver();
	parts.defer(mailServer.close);
	const config = readConfig(
		testEnvironment({
			...{DATABASE_URL: database.appUrl, REDIS_URL: redisUrl(), SCAIKEY_ISSUER: issuer.issuer, STORAGE_URL: `file:${storageFolder}`},
			SMTP_URL: mailServer.url,
			...environment,
		}),
	);
	const log = givenLog ?? pino({level: config.logLevel});
	const clock = stoppedClock(start);
	const foundations = openFoundations(config, log, {kind: 'both', clock, space}, parts);
	const {orm, queues, redis} = foundations;
	if (redis.status !== 'ready') await once(redis, 'ready');
	parts.defer(async () => {
		for (const queue of queues.all) await queue.obliterate({force: true}).catch(() => undefined);
	});
	const refused = watchRefusals(servedRoutes(config));
	const {onAnswered} = refused;
	const shell = createShell(foundations, {version: 'test', isStopping: () => false, onAnswered, onRefused: () => undefined}, parts);
	const server = createServer(createApp(shell).callback());
	await new Promise<void>(resolve => server.listen(config.port, config.host, resolve));
	parts.defer(async () => {
		server.closeAllConnections();
		await new Promise(resolve => server.close(resolve));
	});
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const workerTools = {...openWorkerTools(foundations, parts), ...services, jitter: 0};
	const startWorker = () => createWorker(foundations, workerTools, {onJobDone: () => undefined, onJobFailed: () => undefined}, parts);
	const worker = startWorker();
	parts.defer(async () => {
		await worker.stop();
	});

	const drain = async () => {
		let left = await drainQueues(worker.clockwork);
		for (let look = 1; left.length > 0 && look < SETTLE_LOOKS; look++) left = await drainQueues(worker.clockwork);
		if (left.length > 0) throw new Error(`not settled: ${left.join(', ')}`);
	};
	const laws = {ofDocuments: true};
	const as = async (claims: JWTPayload): Promise<Client> => callerOf(baseUrl, await issuer.sign(claims));
	return {
		/** What was sent by mail, oldest first. */
		mails: mailServer.mails,
		/** Makes the mail server say no to the next mails. */
		refuseMails: mailServer.refuse,
		...{baseUrl, config, clock, issuer, orm, queues, database, tools: shell.tools, inUnit: shell.tools.inUnit, as},
		/** Nobody: no credential. */
		nobody: callerOf(baseUrl),
		operator: await as({sub: 'usr_operator', partner_id: OPERATOR_PARTNER, roles: ['super_admin']}),
		partnerAdmin: async (partner = 'prt_reseller') => as({sub: `usr_admin_of_${partner}`, partner_id: partner, roles: ['partner_admin']}),
		tenantAdmin: async (tenant = 'tnt_acme', partner = 'prt_reseller') =>
			as({sub: `usr_admin_of_${tenant}`, tenant_id: tenant, partner_id: partner, roles: ['tenant_admin']}),
		/** Waits until outbox, queues and due sweeps are empty. */
		drain,
		/** Moves business time forward, from due instant to due instant, as the sandbox does. */
		async advanceTo(instant: string) {
			const target = new Date(instant);
			await drain();
			for (let step = 0; step < STEPS_LIMIT; step++) {
				const now = await clock.business(async () => 0);
				const {instant: reached, left} = await stepTowards(worker.clockwork, {now, target, setTo: async next => clock.moveTo(next)});
				if (left.length > 0) await drain();
				if (reached >= target) return;
			}

			throw new Error(`the clock did not reach ${instant}`);
		},
		stopWorker: worker.stop,
		/** A second worker beside the world's own, for the same queues; to be stopped before the world is closed. */
		startAnotherWorker: startWorker,
		/** The test alters documents by force: they need not be as they were made. */
		altersDocuments() {
			laws.ofDocuments = false;
		},
		/** Fails when a document is not as it was made, and when a refusal was given that its route does not list. */
		async close() {
			try {
				if (laws.ofDocuments) await checkDocuments(shell.tools.inUnit);
			} finally {
				await parts.disposeAsync();
			}

			refused.check();
		},
	};
}
