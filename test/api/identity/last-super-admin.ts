import test from 'ava';
import {startWorld} from '../../support/world.ts';

test('the last active super_admin is neither revoked nor switched off, and two who try at once leave one', async t => {
	const world = await startWorld();
	t.teardown(world.close);
	const people = ['usr_one', 'usr_two'] as const;
	for (const sub of people) await (await world.as({sub, partner_id: 'prt_operator'})).get('/auth/me');
	const path = (id: string) => `/admin/users/${id}`;
	for (const id of people) t.is((await world.operator.post(`${path(id)}/role`, {role: 'super_admin'})).status, 200);

	const [one, two] = await Promise.all(people.map(async sub => world.as({sub, partner_id: 'prt_operator', fresh: true})));
	const both = await Promise.all([
		one?.delete(`${path('usr_two')}/role?role=super_admin`),
		two?.delete(`${path('usr_one')}/role?role=super_admin`),
	]);
	t.deepEqual(both.map(answer => answer?.status).sort(), [200, 409]);

	const {body} = await world.operator.get('/admin/users?role=super_admin');
	const [last] = body.data as {id: string}[];
	t.is(body.data.length, 1);
	t.is((await world.operator.delete(`${path(last?.id ?? '')}/role?role=super_admin`)).status, 409);
	t.is((await world.operator.patch(path(last?.id ?? ''), {is_active: false})).status, 409);
	t.is((await world.operator.get(path(last?.id ?? ''))).body.data.is_active, true);
});
