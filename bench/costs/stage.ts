import {createServer} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';
import {Client} from 'pg';
import {pino} from 'pino';
import {connectRedis} from '../../src/adapters/bullmq/connect-redis.ts';
import type {QueueName} from '../../src/adapters/bullmq/queues.ts';
import {systemClock} from '../../src/domain/platform/process/clock.ts';
import {openDatabase} from '../../src/domain/platform/process/open-database.ts';
import {pastWalls} from '../../test/support/database.ts';
import {emptyQueues} from '../../test/support/empty-queues.ts';
import {listen} from '../../test/support/listen.ts';
import {startMailReceiver} from '../../test/support/mail-receiver.ts';
import {startStripe} from '../../test/support/payments/stripe.ts';
import {startSystem} from '../../test/support/system.ts';
import type {World} from '../../test/support/world.ts';
import {startProgram} from '../support/start-program.ts';

const PATIENCE_MS = 180_000;
const LOOK_MS = 200;
/** Fewer than web has connections to the database. */
const AT_ONCE = 8;

export type Stage = Awaited<ReturnType<typeof openStage>>;

/**
 * One web and one worker as in production, with a provider of payments, a mail server, and somebody who answers each webhook and each step at
 * once. Whatever waits in a queue that is held waits until it is released: so one kind of work is done without the next.
 */
export async function openStage(parts: AsyncDisposableStack) {
	const redisUrl = process.env['TEST_REDIS_URL'] ?? '';
	const stripe = await startStripe();
	parts.defer(stripe.close);
	const mails = await startMailReceiver();
	parts.defer(mails.close);
	const answering = createServer((request, response) => {
		request.resume().on('end', () => response.writeHead(200, {'content-type': 'application/json'}).end('{}'));
	});
	const outside = await listen(answering);
	parts.defer(outside.close);
	const system = await startSystem({redisUrl}, {...stripe.environment, SMTP_URL: mails.url, LOG_LEVEL: 'info'});
	parts.defer(system.close);
	const {queues} = system;
	parts.defer(async () => emptyQueues(queues));
	const {inUnit} = openDatabase(
		{url: system.database.appUrl, poolSize: 2, statementTimeoutMs: 60_000, applicationName: 'bench'},
		{clock: systemClock, log: pino({level: 'silent'})},
		parts,
	);
	const database = new Client({connectionString: pastWalls(system.database.name)});
	await database.connect();
	parts.defer(async () => database.end());
	const redis = connectRedis(redisUrl, 'wait', pino({level: 'silent'}));
	parts.defer(() => redis.disconnect());
	const web = await startProgram('web', system.environment, parts);
	const worker = await startProgram('worker', system.environment, parts);
	await database.query('create extension if not exists pg_walinspect');

	const held = new Set<QueueName>();
	const numberOf = async (sql: string, values: unknown[] = []): Promise<number> =>
		Number((await database.query<{n: string}>(`select (${sql}) as n`, values)).rows[0]?.n);
	const isQuiet = async (): Promise<boolean> => {
		const depths = (await queues.backlog.depths()) ?? {};
		const open = Object.entries(depths).filter(([name]) => !held.has(name as QueueName));
		return open.every(([, {waiting, active, delayed}]) => waiting + active + delayed === 0);
	};
	const areFactsTold = async () => (await numberOf('select count(*) from fact where relayed_at is null')) === 0;

	return {
		...{stripe, inUnit, database, outsideUrl: outside.url, numberOf},
		world: {...(await system.callersAt(web.url)), baseUrl: web.url} as unknown as World,
		metered: {
			...{web: web.pid, worker: worker.pid, database, redis, files: system.folder},
			postgres: await numberOf(`split_part(pg_read_file('postmaster.pid'), E'\\n', 1)`),
		},
		async hold(...names: readonly QueueName[]): Promise<void> {
			for (const name of names) {
				held.add(name);
				await queues.get(name).pause();
			}
		},
		async release(...names: readonly QueueName[]): Promise<void> {
			for (const name of names) {
				held.delete(name);
				await queues.get(name).resume();
			}
		},
		/** Waits until something is done and all that follows from it. Redis is asked last: asking is work for it, too. */
		async settled(isDone: () => Promise<boolean> = async () => true): Promise<void> {
			const end = performance.now() + PATIENCE_MS;
			let quietLooks = 0;
			while (quietLooks < 2) {
				if (performance.now() > end) throw new Error(`it took too long: ${JSON.stringify(await queues.backlog.depths())}`);
				await delay(LOOK_MS);
				quietLooks = (await isDone()) && (await areFactsTold()) && (await isQuiet()) ? quietLooks + 1 : 0;
			}
		},
		/** Has an entry of the schedule come now. */
		async bringForward(id: string): Promise<void> {
			const {rowCount} = await database.query(`update schedule set next_due_at = '2000-01-01' where id = $1`, [id]);
			if (rowCount !== 1) throw new Error(`the schedule has no ${id}`);
		},
	};
}

/** Does something for each of some things, some of them at once: eight unless it says otherwise. */
export async function forEach<Thing>(things: readonly Thing[], work: (thing: Thing) => Promise<unknown>, atOnce = AT_ONCE): Promise<void> {
	const waiting = [...things.entries()].toReversed();
	const next = async () => {
		for (let entry = waiting.pop(); entry; entry = waiting.pop()) await work(entry[1]);
	};
	await Promise.all(Array.from({length: atOnce}, next));
}

/** What an answer holds; throws unless it is a success. */
export async function must<Body>(asked: Promise<{status: number; body: Body}>): Promise<Body> {
	const {status, body} = await asked;
	if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
	return body;
}
