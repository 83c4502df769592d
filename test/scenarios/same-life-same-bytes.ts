import {createHash} from 'node:crypto';
import test from 'ava';
import {makeCustomer, makePlan, makeSeller, makeService} from '../support/factories.ts';
import {startWorld} from '../support/scenario.ts';

/** Two months of a customer's life, and the digests of its documents. */
async function live(): Promise<string[]> {
	const world = await startWorld('2026-06-01T10:00:00Z');
	try {
		const {partner} = await makeSeller(world, {id: 'prt_same', invoice_number_prefix: 'SAME'});
		const {admin} = await makeCustomer(world, {partner, tenant: 'tnt_same'});
		const {id: service_id} = await makeService(world, {slug: 'same', name: 'Same'});
		const plan = await makePlan(world, {service_id, name: 'Plan'});
		await admin.post('/subscriptions', {plan_id: plan.id, quantity: 2});
		await world.drain();
		await world.advanceTo('2026-07-02T10:00:00Z');
		const {body} = await admin.get('/billing/invoices');
		const digests: string[] = [];
		for (const {id} of body.data) {
			const {bytes} = await admin.get(`/billing/invoices/${id}/pdf`);
			digests.push(createHash('sha256').update(bytes).digest('hex'));
		}

		return digests;
	} finally {
		await world.close();
	}
}

test('the same life gives the same documents, to the byte', async t => {
	const first = await live();
	t.is(first.length, 2);
	t.deepEqual(await live(), first);
});
