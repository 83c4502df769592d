import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {Client} from '../support/client.ts';
import {makeCustomer, makePack, makePlan, makeSeller} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-01T10:00:00Z');
});
test.after.always(async () => world?.close());

type Plans = Readonly<Record<'monthly' | 'dearer' | 'trial' | 'once' | 'weekly' | 'pack', string>>;

const idOf = async (answer: Promise<{status: number; body: {data: {id: string}}}>): Promise<string> => {
	const {status, body} = await answer;
	if (status >= 300) throw new Error(JSON.stringify(body));
	return body.data.id;
};

/** A subscription in each state in which it can be met, each of a customer of its own, by what it is. */
async function oneOfEach(partner: string, plans: Plans): Promise<Map<string, string>> {
	const admin = async (): Promise<Client> => (await makeCustomer(world, {partner})).admin;
	const subscribed = async (planId: string): Promise<string> => idOf((await admin()).post('/subscriptions', {plan_id: planId}));
	const as = async (path: string, planId: string): Promise<string> => {
		const id = await subscribed(planId);
		await idOf(world.operator.post(`/admin/subscriptions/${id}/${path}`));
		return id;
	};
	const changing = await admin();
	const toChange = await idOf(changing.post('/subscriptions', {plan_id: plans.dearer}));
	await idOf(changing.post(`/subscriptions/${toChange}/change-plan`, {plan_id: plans.monthly, when: 'period_end'}));
	await idOf(world.operator.post(`/admin/subscriptions/${toChange}/suspend`));
	const packed = await admin();
	await idOf(packed.post(`/service-packs/${plans.pack}/subscribe`));
	const [child] = (await packed.get('/subscriptions')).body.data;
	return new Map([
		['active', await subscribed(plans.monthly)],
		['trialing', await subscribed(plans.trial)],
		['bought once', await subscribed(plans.once)],
		['suspended in its period', await as('suspend', plans.monthly)],
		['suspended beyond its period', await as('suspend', plans.weekly)],
		['suspended with a change that waits', toChange],
		['cancelling', await as('cancel', plans.monthly)],
		['cancelled', await as('cancel?immediate=true', plans.monthly)],
		['of a pack', child.id],
		['unknown', 'sub_01jd2x4k7m9q3s5v8x0z2b4d6f'],
	]);
}

/** Everything that the books have of a subscription, without ids. */
const booksOf = async (id: string): Promise<unknown> =>
	asSystem(world.inUnit, {because: 'a test compares'}, async ({em}) => {
		const rows = async (sql: string) => em.execute(sql, [id]);
		return {
			subscription: await rows(
				`select status, plan_id, quantity, price_minor, current_period_start, current_period_end, cancelled_at, cancellation_reason,
					suspension_reason, pending_plan_id, pending_cancellation_at, past_due_since, anchor_day, step from subscription where id = ?`,
			),
			periods: await rows(
				`select starts_at, ends_at, closed_at, unused_from, usage_until, price_minor, plan_id, is_trial from subscription_period
				 where subscription_id = ? order by starts_at, closed_at`,
			),
			charges: await rows(`select kind, due_at, final_at, is_last from charge where subscription_id = ? order by kind, due_at`),
			facts: await rows(
				`select type, data - 'subscription_id' - 'tenant_id' as data from fact where data->>'subscription_id' = ? order by recorded_at, id`,
			),
		};
	});

test.serial('what is done to many is what is done to each, whatever state it is in, and refuses as it does', async t => {
	t.timeout(120_000);
	const {partner} = await makeSeller(world);
	const {id: monthly, service_id: service} = await makePlan(world);
	const plans = {
		...{monthly, dearer: (await makePlan(world, {service_id: service, base_price_cents: 9900})).id},
		...{trial: (await makePlan(world, {trial_days: 30})).id, once: (await makePlan(world, {billing_period: 'one_time'})).id},
		...{weekly: (await makePlan(world, {billing_period: 'weekly'})).id, pack: (await makePack(world)).slug},
	};
	const actions = [
		{action: 'suspend', path: 'suspend'},
		{action: 'resume', path: 'resume'},
		{action: 'cancel', path: 'cancel'},
		{action: 'cancel_immediate', path: 'cancel?immediate=true'},
	];
	const lives = [];
	for (const each of actions) lives.push({...each, alone: await oneOfEach(partner, plans), together: await oneOfEach(partner, plans)});
	await world.drain();
	await world.advanceTo('2026-06-20T10:00:00Z');
	for (const {action, path, alone, together} of lives) {
		const refused: string[] = [];
		for (const [what, id] of alone) {
			const {status, body} = await world.operator.post(`/admin/subscriptions/${id}/${path}`, action === 'resume' ? {} : {reason: 'Kind'});
			if (status >= 300) refused.push(`${what}: ${body.error.code} ${body.error.message.replace(/p?sub_\w+/, '')}`);
		}

		const {body} = await world.operator.post('/admin/subscriptions/bulk', {action, ids: [...together.values()], reason: 'Kind'});
		const names = new Map([...together].map(([what, id]) => [id, what]));
		const failed = body.data.failed.map(
			({id, error}: {id: string; error: {code: string; message: string}}) =>
				`${names.get(id)}: ${error.code} ${error.message.replace(/p?sub_\w+/, '')}`,
		);
		t.deepEqual(failed, refused, action);
		t.is(body.data.succeeded.length + failed.length, together.size);
		await world.drain();
		for (const [what, id] of alone) t.deepEqual(await booksOf(together.get(what) ?? ''), await booksOf(id), `${action}: ${what}`);
	}
});
