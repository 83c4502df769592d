import {randomBytes, randomUUID} from 'node:crypto';
import test from 'ava';
import {newId} from '../../../src/domain/platform/values/id.ts';
import {differences} from '../../support/reference/differences.ts';
import {stable} from '../../support/reference/stable.ts';

const played = (at: Date) => {
	const [plan, other] = [newId('plan', at), newId('plan', at)];
	return {
		createPlan: {
			caller: 'service',
			request: {method: 'POST', path: `/api/v1/admin/catalog/plans/${plan}`},
			answer: {
				status: 201,
				body: {
					data: {
						id: plan,
						next: other,
						event_id: randomUUID(),
						hash: randomBytes(32).toString('hex'),
						api_key: randomBytes(24).toString('hex'),
					},
					meta: {request_id: `req_${randomBytes(12).toString('hex')}`},
					written_at: at.toISOString(),
					period_end: '2026-07-01T10:00:00.000Z',
				},
			},
		},
	};
};

test('two recordings of the same story are the same, whatever chance and real time have put into them', t => {
	const [first, second] = [new Date('2031-03-01T10:20:30.456Z'), new Date('2031-03-04T05:06:07.890Z')];
	const one = stable(played(first), first);
	t.deepEqual(stable(played(second), second), one);
	const text = JSON.stringify(one);
	t.true(text.includes('"id":"pln_01jd2x4k7m9q3s5v8x0z000001"') && text.includes('plans/pln_01jd2x4k7m9q3s5v8x0z000001'));
	t.true(text.includes('"period_end":"2026-07-01T10:00:00.000Z"'), 'business time is kept');
	t.false(text.includes('2031'));
});

test('recordings differ by an operation, a caller, a status, a field, a type; not by values, nulls and the length of lists', t => {
	const exchange = (body: unknown, {status = 200, caller = 'service'} = {}) => ({
		getPlan: {caller, request: {method: 'GET', path: '/plans/1'}, answer: {status, body}},
	});
	const kept = exchange({name: 'Pro', ended_at: null, tiers: [{price: 1}]});
	const found = (played: ReturnType<typeof exchange>) => differences(kept, played);
	t.deepEqual(found(exchange({name: 'Basic', ended_at: '2026-07-01', tiers: [{price: 2}, {price: 3}]})), []);
	t.deepEqual(found(exchange({name: 'Pro', ended_at: null, tiers: []})), []);
	t.deepEqual(found(exchange({name: 1, tiers: [{price: 1, unit: 'seat'}]})), [
		'getPlan.answer.body.name: string is number now',
		'getPlan.answer.body.ended_at is gone',
		'getPlan.answer.body.tiers[0].unit is new',
	]);
	t.deepEqual(found(exchange({}, {status: 201})), ['getPlan: GET by service is answered 200; now GET by service is answered 201']);
	t.is(found(exchange({}, {caller: 'staff'})).length, 1);
	t.deepEqual(differences(kept, {}), ['getPlan is gone']);
	t.deepEqual(differences({}, kept), ['getPlan is new']);
});
