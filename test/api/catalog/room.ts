import test, {type ExecutionContext} from 'ava';
import {ENTRYPOINTS_LIMIT} from '../../../src/domain/catalog/create-entrypoint.ts';
import {PLANS_LIMIT} from '../../../src/domain/catalog/create-plan.ts';
import {askPast} from '../../support/database.ts';
import {makePlan, makeService, unique} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

/** Copies of a row, so many, told apart by their ids and by one more column. */
const copies = async (table: string, id: string, column: string, count: number) =>
	askPast(
		world.database,
		`insert into ${table} select (jsonb_populate_record(r, jsonb_build_object(
		   'id', left(r.id, -5) || lpad(n::text, 5, '0'), '${column}', r.${column} || '-' || n))).*
		 from ${table} r, generate_series(1, ${count}) n where r.id = '${id}'`,
	);

/** Of two that are sent at once where there is room for one, one is taken. */
async function oneIsTaken(t: ExecutionContext, path: string, bodies: readonly object[]) {
	const answers = await Promise.all(bodies.map(async body => world.operator.post(path, body)));
	t.deepEqual(answers.map(({status}) => status).toSorted(), [201, 422]);
	const {error} = answers.find(({status}) => status === 422)?.body ?? {};
	return error;
}

test.serial('a service has so many plans at most, and all of them are shown', async t => {
	const service = await makeService(world);
	const {id} = await makePlan(world, {service_id: service.id});
	await copies('plan', id, 'slug', PLANS_LIMIT - 2);
	const plan = () => ({
		...{service_id: service.id, slug: unique('plan'), name: 'Plan', billing_period: 'monthly', base_price_cents: 100, currency: 'EUR'},
	});
	const {message, details} = await oneIsTaken(t, '/admin/catalog/plans', [plan(), plan()]);
	t.is(message, `There are ${PLANS_LIMIT} plans of a service already, and no more are possible`);
	t.deepEqual(details, [{path: 'slug', message: `would be one more than ${PLANS_LIMIT}`}]);
	const {body} = await world.operator.get(`/catalog/services/${service.slug}/plans`);
	t.is(body.data.length, PLANS_LIMIT);
	await makePlan(world);
});

test.serial('a service has so many entrypoints at most; when one is removed, there is room again', async t => {
	const service = await makeService(world);
	const entrypoint = {service_id: service.id, label: 'Open', url_template: 'https://crm.example/', entry_type: 'web'};
	const {body} = await world.operator.post('/admin/entrypoints', entrypoint);
	await copies('entrypoint', body.data.id, 'label', ENTRYPOINTS_LIMIT - 2);
	await oneIsTaken(t, '/admin/entrypoints', [entrypoint, entrypoint]);
	const {body: all} = await world.operator.get(`/admin/entrypoints?service_id=${service.id}`);
	t.is(all.pagination.total, ENTRYPOINTS_LIMIT);
	await world.operator.delete(`/admin/entrypoints/${body.data.id}`);
	t.is((await world.operator.post('/admin/entrypoints', entrypoint)).status, 201);
});
