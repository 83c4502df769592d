import test from 'ava';
import {createClient} from '../../../clients/typescript/src/index.ts';
import {rowsOf} from '../../../clients/typescript/src/pages.ts';
import {makeCustomer, makePlan} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld();
	await world.stopWorker();
});
test.after.always(async () => world.close());

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const row of rows) all.push(row);
	return all;
}

test('a list is gone through to its end, each row once, whatever the size of its pages', async t => {
	const {admin} = await makeCustomer(world);
	const plans = await Promise.all(Array.from({length: 5}, async () => makePlan(world)));
	const scai = createClient({baseUrl: world.baseUrl, token: admin.token});
	for (const {id} of plans) await scai.createSubscription({body: {plan_id: id}});
	for (const size of [1, 2, 5, 100]) {
		const rows = await collect(scai.each.listSubscriptions({page_size: size}));
		t.deepEqual(rows.map(({plan_id: id}) => id).toSorted(), plans.map(({id}) => id).toSorted(), `${size} a page`);
	}

	t.deepEqual(await collect(scai.each.listSubscriptions({status: 'cancelled'})), []);
	const [newest] = await collect(scai.each.listSubscriptions({page_size: 2}));
	t.is(newest?.id, (await scai.listSubscriptions({page_size: 1})).data[0]?.id);
});

test('a list that has no pages is asked for once', async t => {
	const {admin} = await makeCustomer(world);
	const scai = createClient({baseUrl: world.baseUrl, token: admin.token});
	const topics = await collect(scai.each.listWebhookTopics());
	t.true(topics.length > 20);
	t.deepEqual(topics, (await scai.listWebhookTopics()).data);
});

/** A list of ids that asks by the last one, and loses its newest rows while it is read. */
function shrinkingList(count: number) {
	const asked: unknown[] = [];
	let rows = Array.from({length: count}, (_, index) => ({id: String(count - index)}));
	return {
		asked,
		ask: async ({page_size: size, after}: Readonly<Record<string, unknown>>) => {
			asked.push(after);
			const data = rows.filter(({id}) => after === undefined || Number(id) < Number(after)).slice(0, Number(size));
			rows = rows.slice(1);
			return {data, pagination: {}};
		},
	};
}

test('where a list goes on by its last row, nothing is skipped or repeated while rows go', async t => {
	const list = shrinkingList(7);
	const ids = (await collect(rowsOf('after', list.ask, 3))).map(row => (row as {id: string}).id);
	t.deepEqual(
		[ids, list.asked],
		[
			['7', '6', '5', '4', '3', '2', '1'],
			[undefined, '5', '2'],
		],
	);
});

test('where the answer says what it goes on behind, that is asked for, and its end is the end', async t => {
	const asked: unknown[] = [];
	const ask = async ({after}: Readonly<Record<string, unknown>>) => {
		asked.push(after);
		return {data: [{}], pagination: {next_after: after === undefined ? 'one' : null}};
	};
	t.is((await collect(rowsOf('after', ask, 1))).length, 2);
	t.deepEqual(asked, [undefined, 'one']);
});

test('rows without an id cannot be gone on from, and that is said', async t => {
	await t.throwsAsync(async () => collect(rowsOf('after', async () => ({data: [{}], pagination: {}}), 1)), {message: /no id/});
});

test('a page that is full may be the last, and more than can be counted goes on', async t => {
	const sizes: unknown[] = [];
	const page = async ({page: number = 1}: Readonly<Record<string, unknown>>) => {
		sizes.push(number);
		return {data: [{}, {}].slice(0, number === 4 ? 1 : 2), pagination: {total_pages: 2, more: true}};
	};
	t.is((await collect(rowsOf('page', page, 2))).length, 7);
	t.deepEqual(sizes, [1, 2, 3, 4]);
	t.is((await collect(rowsOf('page', async () => ({data: [{}], pagination: {total_pages: 1}}), 1))).length, 1);
});
