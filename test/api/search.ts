import test from 'ava';
import {makeCustomer, makeDraft, makeGroup, makePlan, makeSeller, makeService, unique} from '../support/factories.ts';
import {startWorld, type World} from '../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-15T10:00:00Z');
});
test.after.always(async () => world?.close());

/** Letters of which a database, a machine and a book on Unicode each have an opinion of their own. */
const mark = unique('q').slice(2);
const NAME = `İSTANBUL Yazılım Straße ΟΔΟΣ ${mark}`;
const QUESTIONS = [NAME, `İSTANBUL`, 'istanbul', 'YAZILIM', 'yazılım', 'STRASSE', 'straße', 'οδος', 'οδοσ', mark.toUpperCase()];

const finds = async (path: string, id: string): Promise<string[]> => {
	const missed = [];
	for (const q of QUESTIONS) {
		const {status, body} = await world.operator.get(`${path}?q=${encodeURIComponent(q)}`);
		if (status !== 200 || !body.data.some((one: {id: string}) => one.id === id)) missed.push(q);
	}
	return missed;
};

test('every list that can be searched finds by a name in any case, and by its words', async t => {
	const {partner} = await makeSeller(world, {name: NAME});
	const {tenantId, admin} = await makeCustomer(world, {partner, profile: {company_name: NAME}});
	const service = await makeService(world, {name: NAME});
	const plan = await makePlan(world, {name: NAME, service_id: service.id});
	const group = await makeGroup(world, {name: NAME});
	const {id: invoiceId} = await makeDraft(world, tenantId);
	t.is((await world.operator.post(`/admin/invoices/${invoiceId}/finalize`)).status, 200);

	t.deepEqual(await finds('/admin/partners', partner), []);
	t.deepEqual(await finds('/admin/lookups/partners', partner), []);
	t.deepEqual(await finds('/catalog/services', service.id), []);
	t.deepEqual(await finds('/admin/lookups/plans', plan.id), []);
	t.deepEqual(await finds('/admin/groups', group.id), []);
	t.deepEqual(await finds('/admin/invoices', invoiceId), []);

	const subscription = await admin.post('/subscriptions', {plan_id: plan.id});
	const {data} = (await world.operator.get(`/admin/subscriptions?q=${tenantId.toUpperCase()}`)).body;
	t.deepEqual(
		data.map(({id}: {id: string}) => id),
		[subscription.body.data.id],
	);
});

test('a final document is found by its number and its id, and one that is paid stays to be found', async t => {
	const {partner} = await makeSeller(world);
	const {tenantId} = await makeCustomer(world, {partner});
	const {id} = await makeDraft(world, tenantId);
	const {number} = (await world.operator.post(`/admin/invoices/${id}/finalize`)).body.data;
	t.is((await world.operator.post(`/admin/invoices/${id}/mark-paid`, {})).status, 200);
	for (const q of [number.toLowerCase(), id, id.toUpperCase()]) {
		const {data} = (await world.operator.get(`/admin/invoices?q=${q}`)).body;
		t.deepEqual(
			data.map((one: {id: string}) => one.id),
			[id],
			q,
		);
	}
});
