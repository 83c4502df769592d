import anyTest, {type TestFn} from 'ava';
import {makePlan, makeService} from '../../support/factories.ts';
import {startWorld, type World} from '../../support/world.ts';

const test = anyTest as TestFn<{world: World}>;

test.before(async t => {
	t.context.world = await startWorld();
});
test.after.always(async t => t.context.world?.close());

test.serial('the settings have defaults, and a change leaves the others as they are', async t => {
	const {operator} = t.context.world;
	const defaults = {
		default_currency: 'EUR',
		default_payment_terms_days: 14,
		invoice_auto_finalize: true,
		invoice_auto_send: true,
		dunning_schedule_days: [1, 3, 5, 7],
		dunning_suspend_after_days: 8,
		trial_notice_days: [7, 3, 1],
		quota_warning_percent: [80, 100],
		maintenance_message: null,
		internal_service_slugs: [],
		public_catalog: false,
	};
	t.deepEqual((await operator.get('/admin/platform/settings')).body.data, defaults);
	const changed = await operator.put('/admin/platform/settings', {default_payment_terms_days: 30, internal_service_slugs: ['crm']});
	t.deepEqual(changed.body.data, {...defaults, default_payment_terms_days: 30, internal_service_slugs: ['crm']});
	t.deepEqual((await operator.get('/admin/platform/settings')).body.data, changed.body.data);
	const {body} = await operator.get('/admin/audit-log?resource_type=platform_settings');
	t.is(body.data[0].after.given.defaultPaymentTermsDays, 30);
});

test.serial('partners that become known from now on, by a token or by hand, have the payment terms of the settings', async t => {
	const {operator, partnerAdmin} = t.context.world;
	await operator.put('/admin/platform/settings', {default_payment_terms_days: 30});
	const entered = await operator.post('/admin/partners', {id: 'prt_entered', name: 'Entered B.V.'});
	const signedIn = await (await partnerAdmin('prt_signed_in')).get('/organization/partner');
	const [first, second] = [entered.body.data.payment_terms_days, signedIn.body.data.payment_terms_days];
	t.deepEqual([first, second], [30, 30]);
});

test.serial('everything that is wrong with a change is told at once', async t => {
	const {status, body} = await t.context.world.operator.put('/admin/platform/settings', {
		default_currency: 'QQQ',
		default_payment_terms_days: -1,
		dunning_schedule_days: [1, 1],
		quota_warning_percent: ['80'],
		internal_service_slugs: ['Not A Slug'],
		public_catalog: null,
		colour: 'red',
	});
	t.is(status, 422);
	t.deepEqual(body.error.details.map(({path}: {path: string}) => path).sort(), [
		'colour',
		'default_currency',
		'default_payment_terms_days',
		'dunning_schedule_days',
		'internal_service_slugs.0',
		'public_catalog',
		'quota_warning_percent.0',
	]);
});

test.serial('the maintenance message is told to whoever is about to sign in', async t => {
	const {operator, nobody} = t.context.world;
	t.is((await nobody.get('/auth/config')).body.notice, null);
	await operator.put('/admin/platform/settings', {maintenance_message: 'Back at noon'});
	t.is((await nobody.get('/auth/config')).body.notice, 'Back at noon');
	await operator.put('/admin/platform/settings', {maintenance_message: null});
	t.is((await nobody.get('/auth/config')).body.notice, null);
});

test.serial('a public catalog is read without a token, and shows what is active and public only', async t => {
	const {world} = t.context;
	const {operator, nobody} = world;
	const shown = await makeService(world);
	const hidden = await makeService(world, {is_public: false});
	const [plan, secretPlan] = [
		await makePlan(world, {service_id: shown.id}),
		await makePlan(world, {service_id: shown.id, is_public: false}),
	];
	const paths = [
		'/catalog/services',
		`/catalog/services/${shown.slug}`,
		`/catalog/services/${shown.slug}/plans`,
		`/catalog/plans/${plan.id}`,
	];
	for (const path of [...paths, '/catalog/services?colour=red']) t.is((await nobody.get(path)).status, 401, path);

	await operator.put('/admin/platform/settings', {public_catalog: true});
	for (const path of paths) t.is((await nobody.get(path)).status, 200, path);
	t.is((await nobody.get(`/catalog/services/${hidden.slug}`)).status, 404);
	t.is((await nobody.get(`/catalog/plans/${secretPlan.id}`)).status, 404);
	t.is((await nobody.get('/catalog/services?colour=red')).status, 422);
	t.is((await nobody.get('/subscriptions')).status, 401);
	t.is((await nobody.get('/catalog/services', {authorization: 'Bearer nonsense'})).status, 401);

	await operator.put('/admin/platform/settings', {public_catalog: false});
	t.is((await nobody.get('/catalog/services')).status, 401);
});

test.serial("the settings are the operator's", async t => {
	const {world} = t.context;
	t.is((await (await world.partnerAdmin()).get('/admin/platform/settings')).status, 403);
	t.is((await (await world.tenantAdmin()).put('/admin/platform/settings', {})).status, 403);
	t.is((await world.nobody.get('/admin/platform/settings')).status, 401);
});
