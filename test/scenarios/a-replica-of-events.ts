import {createClient} from '@scaicontrol/client';
import test from 'ava';
import {keepUp, type Replica} from '../../docs/follow-events.ts';
import {Invoice} from '../../src/domain/billing/invoice.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import {Subscription} from '../../src/domain/subscriptions/subscription.ts';
import {makeCustomer, makePlan, makeSeller} from '../support/factories.ts';
import {startWorld, type World} from '../support/scenario.ts';

const emptyReplica = (): Replica => ({subscriptions: new Map(), documents: new Map()});

const shownOf = (rows: Iterable<readonly [string, Readonly<Record<string, unknown>>]>, fields: readonly string[]): unknown[] =>
	[...rows].toSorted().map(([id, row]) => [id, ...fields.map(field => row[field])]);

const OF_SUBSCRIPTIONS = ['status', 'plan_id', 'quantity', 'current_period_start', 'current_period_end'];
const OF_DOCUMENTS = ['status', 'number', 'document_type', 'total_cents', 'currency'];

/** The rows themselves, in the same form. */
async function rowsOf(world: World) {
	return asSystem(world.inUnit, {because: 'a test compares', readOnly: true}, async ({em}) => {
		const subscriptions = (await em.find(Subscription, {})).map(
			row =>
				[
					row.id,
					{
						...{status: row.status, plan_id: row.planId, quantity: row.quantity},
						current_period_start: row.currentPeriodStart?.toISOString() ?? null,
						current_period_end: row.currentPeriodEnd?.toISOString() ?? null,
					},
				] as const,
		);
		const documents = (await em.find(Invoice, {status: {$ne: 'draft'}})).map(
			row =>
				[
					row.id,
					{
						...{status: row.status, number: row.number, document_type: row.documentType},
						...{total_cents: Number(row.totalMinor), currency: row.currency},
					},
				] as const,
		);
		return {subscriptions: shownOf(subscriptions, OF_SUBSCRIPTIONS), documents: shownOf(documents, OF_DOCUMENTS)};
	});
}

test('whoever follows the events has the same subscriptions and documents as the database, however it is interrupted', async t => {
	const world = await startWorld();
	t.teardown(world.close);
	const scai = createClient({baseUrl: world.baseUrl, token: world.operator.token});
	const replica = emptyReplica();
	const {partner} = await makeSeller(world);
	const [basic, big] = [await makePlan(world), await makePlan(world, {base_price_cents: 9900, trial_days: 7})];
	const other = await makePlan(world, {service_id: basic.service_id, base_price_cents: 7900});
	const customers = await Promise.all([1, 2, 3].map(async () => makeCustomer(world, {partner})));
	const ids: string[] = [];
	for (const {admin} of customers) {
		for (const plan of [basic, big]) ids.push((await admin.post('/subscriptions', {plan_id: plan.id, quantity: 2})).body.data.id);
		await world.drain();
		await keepUp(replica, scai, true);
	}
	const [first, second, third] = customers.map(({admin}) => admin);
	t.is((await first?.post(`/subscriptions/${ids[0]}/change-plan`, {plan_id: other.id, when: 'now'}))?.status, 200);
	t.is((await second?.post(`/subscriptions/${ids[2]}/cancel`, {reason: 'done'}))?.status, 200);
	t.is((await world.operator.post(`/admin/subscriptions/${ids[4]}/suspend`, {reason: 'a test'})).status, 200);
	await world.advanceTo('2026-07-20T10:00:00Z');
	const [invoice] = (await third?.get('/billing/invoices'))?.body.data ?? [];
	t.is((await world.operator.post(`/admin/invoices/${invoice.id}/mark-paid`)).status, 200);
	await world.drain();
	await keepUp(replica, scai, true);
	const rows = await rowsOf(world);
	t.true(rows.subscriptions.length === 6 && rows.documents.length > 6);
	t.deepEqual(shownOf(replica.subscriptions, OF_SUBSCRIPTIONS), rows.subscriptions);
	t.deepEqual(shownOf(replica.documents, OF_DOCUMENTS), rows.documents);
	const anew = emptyReplica();
	await keepUp(anew, scai, true);
	t.deepEqual(anew, replica, 'read from the beginning it is the same');
});
