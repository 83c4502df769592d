import test from 'ava';
import {z} from 'zod';
import {jobIdOf, NOBODY, type Order} from '../../../src/workers/queue/enqueue.ts';
import {gatherOrders} from '../../../src/workers/queue/gather-orders.ts';
import {SLICE} from '../../../src/workers/queue/in-slices.ts';
import {job} from '../../../src/workers/queue/job.ts';

const declared = {
	queue: 'platform',
	summary: 'For tests',
	payload: z.object({ids: z.array(z.int())}),
	process: async () => undefined,
} as const;
const alone = job({...declared, name: 'test.alone'});
const gathering = job({...declared, name: 'test.gather', gathers: some => ({ids: some.flatMap(({ids}) => ids)})});

const order = (of: typeof alone, id: number, owner: Order['owner'] = NOBODY): Order => ({
	...{job: of, payload: {ids: [id]}, requestId: `req_${id}`, cause: `cause_${id}`, owner},
});

const idsOf = ({payload}: Order): number[] => (payload as {ids: number[]}).ids;

test('what a job gathers of one owner is one order, for the first of them; of another owner it is another', t => {
	const [one, other] = [{tenantId: 'tnt_a', partnerId: 'prt_a'}, {partnerId: 'prt_a'}];
	const gathered = gatherOrders([order(gathering, 1, one), order(gathering, 2, other), order(gathering, 3, one)]);
	t.deepEqual(gathered.map(idsOf), [[1, 3], [2]]);
	t.deepEqual(
		gathered.map(({cause, requestId, owner}) => ({cause, requestId, owner})),
		[
			{cause: 'cause_1', requestId: 'req_1', owner: one},
			{cause: 'cause_2', requestId: 'req_2', owner: other},
		],
	);
});

test('a slice is the most that is gathered, and nothing is left out', t => {
	const many = Array.from({length: 2 * SLICE + 1}, (_, nth) => order(gathering, nth));
	t.deepEqual(
		gatherOrders(many).map(one => idsOf(one).length),
		[SLICE, SLICE, 1],
	);
	t.deepEqual(gatherOrders(many).flatMap(idsOf), many.flatMap(idsOf));
});

test('what is gathered is other work when something else is among it, though it begins alike', t => {
	const [few] = gatherOrders([1, 2].map(id => order(gathering, id)));
	const [more] = gatherOrders([1, 2, 3].map(id => order(gathering, id)));
	if (!few || !more) throw new Error('nothing was gathered');
	const idOf = ({payload, cause}: Order) => jobIdOf(gathering, payload, cause);
	t.is(few.cause, more.cause);
	t.not(idOf(few), idOf(more), 'a fact that comes to the others would be lost');
	t.is(idOf(few), idOf({...few}));
});

test('what other jobs do stays as it was ordered', t => {
	const orders = [order(alone, 1), order(alone, 2)];
	t.deepEqual(gatherOrders(orders), orders);
});
