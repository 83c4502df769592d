import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import test from 'ava';
import {pino} from 'pino';
import {z} from 'zod';
import {connectRedis} from '../../../src/adapters/bullmq/connect-redis.ts';
import {openQueues} from '../../../src/adapters/bullmq/queues.ts';
import {type JobOwner, PARTNER_TURNS} from '../../../src/adapters/bullmq/take-turns.ts';
import {createEnqueue} from '../../../src/workers/queue/enqueue.ts';
import {job, to} from '../../../src/workers/queue/job.ts';
import {redisUrl} from '../../support/database.ts';

const MANY = 3000;
/** Of each other owner a job of the round that is being worked on and one of the next come before a newcomer's. */
const TURNS_BEFORE = 2;

const noted = job({
	...{name: 'test.note', queue: 'notifications', summary: 'Does nothing', payload: z.object({id: z.string()})},
	process: async () => undefined,
});

/** A queue of its own, with what puts jobs of owners into it, and what takes them out as a worker does. */
async function startQueue(t: {teardown: (end: () => Promise<void>) => void}) {
	const redis = connectRedis(redisUrl(), 'ask', pino({level: 'silent'}));
	if (redis.status !== 'ready') await once(redis, 'ready');
	const queues = openQueues(redis, `-${randomUUID()}`);
	t.teardown(async () => {
		await queues.get('notifications').obliterate({force: true});
		await queues.close();
		redis.disconnect();
	});
	const enqueue = createEnqueue(queues);
	return {
		add: async (owner: JobOwner, count: number, name = String(owner.tenantId ?? owner.partnerId)) =>
			enqueue(
				Array.from({length: count}, (_, nth) => ({
					...to(noted, {id: `${name}-${nth}`}),
					owner,
					requestId: 'req_test',
					cause: randomUUID(),
				})),
			),
		/** Whose jobs come next, in the order of their turns; takes them out. */
		async take(count: number): Promise<string[]> {
			const next = await queues.get('notifications').getPrioritized(0, count - 1);
			for (const queued of next) await queued.remove();
			return next.map(({data}) => String(data.payload.id).replace(/-\d+$/, ''));
		},
	};
}

const countOf = (owners: readonly string[], owner: string): number => owners.filter(each => each === owner).length;

test("a tenant's thousands of jobs leave one of the next turns to whoever comes", async t => {
	const {add, take} = await startQueue(t);
	await add({tenantId: 'tnt_many', partnerId: 'prt_a'}, MANY);
	await take(100);
	await add({tenantId: 'tnt_few', partnerId: 'prt_b'}, 1);
	t.true((await take(TURNS_BEFORE + 1)).includes('tnt_few'));
});

test('two that have thousands of jobs take turns, whoever came first, and each keeps its own order', async t => {
	const {add, take} = await startQueue(t);
	await add({tenantId: 'tnt_a', partnerId: 'prt_a'}, MANY);
	await add({tenantId: 'tnt_b', partnerId: 'prt_b'}, MANY);
	const first = await take(100);
	t.true(Math.abs(countOf(first, 'tnt_a') - countOf(first, 'tnt_b')) <= TURNS_BEFORE, first.join());
});

test('whoever waited is not passed over by those who come later, however many come', async t => {
	const {add, take} = await startQueue(t);
	await add({tenantId: 'tnt_waits', partnerId: 'prt_a'}, MANY);
	let turns = 0;
	for (let round = 0; round < 40; round++) {
		await add({tenantId: `tnt_${round}`, partnerId: `prt_${round}`}, 1);
		turns += countOf(await take(1), 'tnt_waits');
	}

	// All others are new: with each round there are more of them. Were the round open that is worked on, it would have one turn.
	t.true(turns >= 5, `it had ${turns} of 40 turns`);
});

test('the tenants of one partner have so many turns in a round, together', async t => {
	const {add, take} = await startQueue(t);
	for (let nth = 0; nth < 100; nth++) await add({tenantId: `tnt_${nth}`, partnerId: 'prt_large'}, 1, 'large');
	await add({tenantId: 'tnt_other', partnerId: 'prt_small'}, 3);
	const first = await take(TURNS_BEFORE * PARTNER_TURNS + 3 * (PARTNER_TURNS + 1));
	t.is(countOf(first, 'tnt_other'), 3, 'three rounds behind the first, of each one turn');
	await add({tenantId: 'tnt_new', partnerId: 'prt_large'}, 1, 'newcomer');
	t.true((await take(100)).includes('newcomer'));
});

test("one tenant's thousands do not use up the turns of its partner's other tenants", async t => {
	const {add, take} = await startQueue(t);
	await add({tenantId: 'tnt_many', partnerId: 'prt_a'}, MANY);
	await add({tenantId: 'tnt_few', partnerId: 'prt_a'}, 1);
	t.true((await take(TURNS_BEFORE + 1)).includes('tnt_few'));
});

test("nobody's work takes its turns by the job's name, and a partner's own like a tenant's", async t => {
	const {add, take} = await startQueue(t);
	await add({tenantId: 'tnt_many', partnerId: 'prt_a'}, MANY);
	await add({}, 1, 'nobody');
	await add({partnerId: 'prt_b'}, 1);
	const next = await take(TURNS_BEFORE + 2);
	t.true(next.includes('nobody') && next.includes('prt_b'), next.join());
});

test('a queue that came to rest begins again', async t => {
	const {add, take} = await startQueue(t);
	await add({tenantId: 'tnt_a', partnerId: 'prt_a'}, 10);
	await take(10);
	await add({tenantId: 'tnt_a', partnerId: 'prt_a'}, 1);
	await add({tenantId: 'tnt_b', partnerId: 'prt_b'}, 1);
	t.deepEqual(await take(2), ['tnt_a', 'tnt_b']);
});
