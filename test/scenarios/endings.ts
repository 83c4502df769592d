import test from 'ava';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {makeCustomer, makePlan, makeSeller, makeService, unique} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

type Line = {kind: string; amount_cents: number; period_start: string; period_end: string; quantity: string};
type Document = {
	id: string;
	document_type: string;
	status: string;
	subtotal_cents: number;
	total_cents: number;
	amount_due_cents: number;
	line_items: Line[];
};

/** A world of its own on the first of June, with a customer that has just subscribed for 30.00 a month. */
async function subscriber(world: World, plan: Record<string, unknown> = {}) {
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const {id: planId} = await makePlan(world, {base_price_cents: 3000, ...plan});
	const {id} = (await admin.post('/subscriptions', {plan_id: planId})).body.data;
	await world.drain();
	const path = `/subscriptions/${id}`;
	return {
		...{admin, tenantId, planId, path},
		state: async () => (await admin.get(path)).body.data,
		byAdmin: async (action: string, body?: Record<string, unknown>) => world.operator.post(`/admin${path}${action}`, body),
		/** Invoices first, the oldest first. */
		async documents(): Promise<Document[]> {
			const {data} = (await world.operator.get(`/admin/invoices?tenant_id=${tenantId}`)).body;
			const details = (data as Document[])
				.toReversed()
				.map(async ({id: invoice}) => (await world.operator.get(`/admin/invoices/${invoice}`)).body.data);
			const all: Document[] = await Promise.all(details);
			return all.toSorted((one, other) => (one.document_type === other.document_type ? 0 : one.document_type === 'invoice' ? -1 : 1));
		},
	};
}

const start = async (now = '2026-06-01T10:00:00Z') => startWorld(now);

test.serial('a customer cancels for the end of the period, takes it back, and cancels for good', async t => {
	const world = await start();
	t.teardown(world.close);
	const {admin, path, state, documents} = await subscriber(world);
	const cancelled = await admin.post(`${path}/cancel`, {reason: 'Too dear'});
	t.like(cancelled, {status: 200, body: {data: {status: 'cancelling', cancellation_reason: 'Too dear'}}});
	t.is(cancelled.body.data.pending_cancellation_at, '2026-06-30T22:00:00.000Z');
	t.is((await admin.post(`${path}/cancel`)).status, 400);

	const back = await admin.post(`${path}/reactivate`);
	t.like(back.body.data, {status: 'active', pending_cancellation_at: null, cancellation_reason: null});
	t.is((await admin.post(`${path}/reactivate`)).status, 400);
	await world.advanceTo('2026-07-02T10:00:00Z');
	t.is((await documents()).length, 2);

	t.is((await admin.post(`${path}/cancel`)).status, 200);
	world.clock.moveTo('2026-08-01T10:00:00Z');
	t.regex((await admin.post(`${path}/reactivate`)).body.error.message, /over/);
	await world.advanceTo('2026-08-01T12:00:00Z');
	t.like(await state(), {status: 'cancelled', current_period_end: '2026-07-31T22:00:00.000Z'});
	await world.advanceTo('2026-09-02T10:00:00Z');
	t.is((await documents()).length, 2);
	t.is((await admin.post(`${path}/cancel`)).status, 400);
});

test.serial('a trial, and what is bought once, is cancelled at once and gives nothing back', async t => {
	const world = await start();
	t.teardown(world.close);
	const trial = await subscriber(world, {trial_days: 14});
	t.is((await trial.admin.post(`${trial.path}/cancel`)).body.data.status, 'cancelled');
	const once = await subscriber(world, {billing_period: 'one_time'});
	t.is((await once.admin.post(`${once.path}/cancel`)).body.data.status, 'cancelled');
	await world.advanceTo('2026-07-02T10:00:00Z');
	t.is((await trial.documents()).length, 0);
	t.deepEqual(
		(await once.documents()).map(({subtotal_cents}) => subtotal_cents),
		[3000],
	);
});

test.serial('an immediate end gives the days after this one back, by a credit note that lowers what is due', async t => {
	const world = await start();
	t.teardown(world.close);
	const {byAdmin, documents, state, path} = await subscriber(world);
	await world.advanceTo('2026-06-10T10:00:00Z');
	t.is((await byAdmin('/cancel?immediate=true', {reason: 'Asked by phone'})).status, 200);
	await world.drain();
	t.like(await state(), {status: 'cancelled', cancellation_reason: 'Asked by phone', cancelled_at: '2026-06-10T10:00:00.000Z'});
	const [invoice, note] = await documents();
	t.like(note, {document_type: 'credit_note', status: 'paid', subtotal_cents: -2000, total_cents: -2420});
	t.like(note?.line_items, [
		{kind: 'proration', quantity: '-1', amount_cents: -2000, period_start: '2026-06-11', period_end: '2026-06-30'},
	]);
	t.like(invoice, {total_cents: 3630, amount_due_cents: 1210});
	await world.advanceTo('2026-08-01T10:00:00Z');
	t.is((await documents()).length, 2);
	const told = await world.operator.get(`/admin/audit-log?resource_id=${path.split('/')[2]}`);
	t.true(told.body.data.length > 0);
});

test.serial('what was used until an immediate end is charged on the same document', async t => {
	const world = await start();
	t.teardown(world.close);
	const service = await makeService(world);
	const key = (await world.operator.post(`/admin/registry/services/${service.slug}/rotate-key`)).body.data.api_key;
	const {byAdmin, documents, tenantId, planId} = await subscriber(world, {service_id: service.id});
	const tier = {metric_slug: 'calls', model: 'graduated', tier_start: 0, unit_price_cents: 100, unit_label: 'call'};
	await world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers?apply_to_existing=next_renewal`, [tier]);
	await world.advanceTo('2026-07-10T10:00:00Z');
	const event = {idempotency_key: unique('event'), tenant_id: tenantId, metric_slug: 'calls', quantity: 5};
	const sent = {events: [{...event, timestamp: '2026-07-10T09:00:00Z'}]};
	t.deepEqual((await world.nobody.post('/metering/events', sent, {'x-scaicontrol-key': key})).body.data.rejected, []);
	await world.drain();
	await byAdmin('/cancel?immediate=true');
	await world.drain();
	const last = (await documents()).at(-1);
	// 21 of 31 days of 30.00 are given back, five calls are charged.
	t.like(last, {document_type: 'credit_note', subtotal_cents: -2032 + 500});
	t.deepEqual(last?.line_items.map(({kind, amount_cents}) => `${kind} ${amount_cents}`).toSorted(), ['proration -2032', 'usage 500']);
});

test.serial('days are given back once, whatever becomes of the drafts of both documents', async t => {
	const world = await start();
	t.teardown(world.close);
	t.is((await world.operator.put('/admin/platform/settings', {invoice_auto_finalize: false})).status, 200);
	const {byAdmin, documents} = await subscriber(world);
	await world.advanceTo('2026-06-10T10:00:00Z');
	await byAdmin('/cancel?immediate=true');
	await world.drain();
	const sums = async () => (await documents()).map(({document_type, subtotal_cents}) => `${document_type} ${subtotal_cents}`);
	const remove = async (type: string) => {
		for (const {id, document_type} of await documents())
			if (document_type === type) t.is((await world.operator.delete(`/admin/invoices/${id}`)).status, 204);
		await world.operator.post('/admin/invoices/generate', {});
		await world.drain();
	};
	t.deepEqual(await sums(), ['invoice 3000', 'credit_note -2000']);
	await remove('credit_note');
	t.deepEqual(await sums(), ['invoice 3000', 'credit_note -2000']);
	// What gives back a draft goes with it: only the days that were used are charged then.
	await remove('invoice');
	t.deepEqual(await sums(), ['invoice 1000']);
	for (const {id} of await documents()) await world.operator.delete(`/admin/invoices/${id}`);
	await remove('invoice');
	t.deepEqual(await sums(), ['invoice 1000']);
	t.like((await documents())[0]?.line_items, [{kind: 'proration', period_start: '2026-06-01', period_end: '2026-06-10'}]);
	await remove('invoice');
	t.deepEqual(await sums(), ['invoice 1000']);
});

test.serial('what a void draft charged is not given back, only what was charged instead of it', async t => {
	const world = await start();
	t.teardown(world.close);
	await world.operator.put('/admin/platform/settings', {invoice_auto_finalize: false});
	const {byAdmin, documents} = await subscriber(world);
	const [wrong] = await documents();
	t.is((await world.operator.post(`/admin/invoices/${wrong?.id}/void`, {reason: 'Wrong'})).body.data.status, 'void');
	await world.operator.post('/admin/invoices/generate', {});
	await world.drain();
	await byAdmin('/cancel?immediate=true');
	await world.drain();
	const open = (await documents()).filter(({status}) => status !== 'void');
	t.deepEqual(
		open.map(({subtotal_cents}) => subtotal_cents),
		[3000, -2900],
	);
	t.is(open[1]?.line_items.length, 1);
});

test.serial('a term counts the periods that were lived through, and every renewal is told, also after a suspension', async t => {
	const world = await start();
	t.teardown(world.close);
	const {byAdmin, documents, state, path} = await subscriber(world, {term_periods: 4});
	await world.advanceTo('2026-07-15T10:00:00Z');
	await byAdmin('/suspend');
	await world.advanceTo('2026-08-15T10:00:00Z');
	await byAdmin('/resume');
	await world.advanceTo('2026-09-20T10:00:00Z');
	t.like(await state(), {status: 'active', current_period_start: '2026-09-14T22:00:00.000Z'});
	await world.advanceTo('2026-10-20T10:00:00Z');
	t.is((await state()).status, 'expired');
	t.is((await documents()).length, 4);
	const told = await asSystem(world.inUnit, {because: 'test'}, async ({em}) =>
		em.execute<{idempotency_key: string}[]>(
			"select idempotency_key from fact where type = 'subscription.changed' and data->>'subscription_id' = ? and data->>'change_kind' = 'renewal'",
			[path.split('/')[2]],
		),
	);
	t.is(new Set(told.map(({idempotency_key: key}) => key)).size, 2);
});

test.serial('an immediate end gives back no more than a credit note by hand has left', async t => {
	const world = await start();
	t.teardown(world.close);
	const {byAdmin, documents} = await subscriber(world);
	const [invoice] = await documents();
	const draft = await world.operator.post(`/admin/invoices/${invoice?.id}/credit-note`, {reason: 'Late', amount_cents: 3025});
	await world.operator.post(`/admin/invoices/${draft.body.data.id}/finalize`);
	await byAdmin('/cancel?immediate=true');
	await world.drain();
	const after = await documents();
	t.deepEqual(
		after.map(({total_cents}) => total_cents).toSorted((one, other) => other - one),
		[3630, -605, -3025],
	);
	t.is(after[0]?.amount_due_cents, 0);
});

test.serial('a suspended subscription is not renewed; it goes on in its period, or in a new one from this day', async t => {
	const world = await start();
	t.teardown(world.close);
	const {byAdmin, documents, state, admin, path} = await subscriber(world);
	t.like((await byAdmin('/suspend', {reason: 'Abuse'})).body.data, {status: 'suspended', suspension_reason: 'Abuse'});
	t.is((await byAdmin('/suspend')).status, 400);
	t.is((await admin.post(`${path}/cancel`)).status, 400);
	await world.advanceTo('2026-06-20T10:00:00Z');
	t.like((await byAdmin('/resume')).body.data, {status: 'active', suspension_reason: null, current_period_end: '2026-06-30T22:00:00.000Z'});
	await world.advanceTo('2026-06-25T10:00:00Z');
	await byAdmin('/suspend');
	await world.advanceTo('2026-07-15T10:00:00Z');
	t.is((await documents()).length, 1);
	await byAdmin('/resume');
	await world.drain();
	t.like(await state(), {current_period_start: '2026-07-14T22:00:00.000Z', current_period_end: '2026-08-14T22:00:00.000Z'});
	const [, second] = await documents();
	t.like(second?.line_items, [{kind: 'recurring', amount_cents: 3000, period_start: '2026-07-15', period_end: '2026-08-14'}]);
	t.is((await byAdmin('/resume')).status, 400);
});

test.serial('twenty immediate ends at once are one, and give back once', async t => {
	const world = await start();
	t.teardown(world.close);
	const {byAdmin, documents} = await subscriber(world);
	const answers = await Promise.all(Array.from({length: 20}, async () => byAdmin('/cancel?immediate=true')));
	t.is(answers.filter(({status}) => status === 200).length, 1);
	t.is(answers.filter(({status}) => status === 400).length, 19);
	await world.drain();
	t.deepEqual(
		(await documents()).map(({subtotal_cents}) => subtotal_cents),
		[3000, -2900],
	);
});

test.serial('staff find subscriptions by state, customer, service and words', async t => {
	const world = await start();
	t.teardown(world.close);
	const {tenantId, state, byAdmin} = await subscriber(world);
	const other = await subscriber(world);
	await byAdmin('/suspend');
	const {id, service_slug: slug, plan_key: plan} = await state();
	const found = async (query: string) =>
		(await world.operator.get(`/admin/subscriptions?${query}`)).body.data.map((each: {id: string}) => each.id);
	t.is((await found('')).length, 2);
	for (const query of [
		'status=suspended',
		`tenant_id=${tenantId}`,
		`service_slug=${slug}`,
		`q=${plan.toUpperCase()}`,
		`q=${id}`,
		`q=${tenantId}`,
	])
		t.deepEqual(await found(query), [id], query);
	t.is((await world.operator.get('/admin/subscriptions?tenant_id=tnt_nobody')).status, 404);
	const staff = await world.partnerAdmin('prt_other_seller');
	t.is((await staff.get('/admin/subscriptions')).body.data.length, 0);
	t.is((await staff.post(`/admin${other.path}/cancel`)).status, 404);
});
