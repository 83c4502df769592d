import type {Client} from '../client.ts';
import {makeCustomer} from '../factories.ts';
import {makeHeldWorkflow} from '../provisioned-plan.ts';
import {type Cast, dataOf} from './cast.ts';

type Plans = Readonly<{team: string; business: string; mail: string}>;

/** Acme buys the CRM: its service makes a workspace, and calls back. */
export async function playProvisioning({acme, operator, nobody, crm, world}: Cast, {team}: Plans): Promise<string> {
	const asked = {plan_id: team, purchase_order: 'PO-2026-17', metadata: {order: '2026-17'}};
	const {id} = await dataOf(acme.post('/subscriptions', asked, {'Idempotency-Key': 'order-2026-17'}));
	await world.drain();
	await acme.get('/provisioning/status/crm');
	const [{id: workflow}] = await dataOf(acme.get('/provisioning/workflows'));
	const token = crm.calls.find(({body}) => body?.callback_token)?.body.callback_token;
	await nobody.post('/provisioning/callback', {callback_token: token, status: 'completed', endpoint: 'https://acme.crm.vendor.example'});
	await world.drain();
	await acme.get(`/provisioning/workflows/${workflow}`);
	await operator.get('/admin/provisioning/workflows?status=completed');
	return id;
}

/** Three customers whose workflows are held, and what staff does about each. */
export async function playHeldWorkflows({operator, world}: Cast): Promise<void> {
	const heldOf = async (tenant: string) => {
		const {admin} = await makeCustomer(world, {tenant});
		return `/admin/provisioning/workflows/${await makeHeldWorkflow(world, admin)}`;
	};
	await operator.post(`${await heldOf('tnt_globex')}/retry-step/tenant`);
	await operator.post(`${await heldOf('tnt_initech')}/skip-step/tenant`);
	await operator.post(`${await heldOf('tnt_umbra')}/force-complete`);
	await world.drain();
}

/** What becomes of a subscription, by its tenant and by staff. */
export async function playSubscriptions({acme, operator, world}: Cast, id: string, {business, mail}: Plans): Promise<void> {
	await acme.get(`/subscriptions/${id}`);
	await acme.get('/subscriptions?status=active');
	await acme.patch(`/subscriptions/${id}`, {purchase_order: 'PO-2026-18'});
	await acme.post(`/subscriptions/${id}/change-plan?preview=true`, {plan_id: business});
	await acme.post(`/subscriptions/${id}/cancel`, {reason: 'Too many tools'});
	await acme.post(`/subscriptions/${id}/reactivate`);
	await operator.get('/admin/subscriptions?tenant_id=tnt_acme');
	await operator.patch(`/admin/subscriptions/${id}`, {purchase_order: 'PO-2026-19'});
	const {id: given} = await dataOf(
		operator.post('/admin/subscriptions', {tenant_id: 'tnt_acme', plan_id: mail, quantity: 2, price_cents: 2500}),
	);
	await world.drain();
	await operator.post(`/admin/subscriptions/${given}/suspend`, {reason: 'Asked by phone'});
	await operator.post(`/admin/subscriptions/${given}/resume`);
	await operator.post(`/admin/subscriptions/${given}/override`, {status: 'suspended', reason: 'Under review'});
	await operator.post('/admin/subscriptions/bulk', {action: 'resume', ids: [given]});
	await operator.post(`/admin/subscriptions/${given}/cancel?immediate=true`, {reason: 'Not wanted any more'});
	await world.drain();
}

/** The service tells what was used, and what it asks of us. */
export async function playUsage({acme, operator, world}: Cast, service: Client): Promise<void> {
	const event = {tenant_id: 'tnt_acme', metric_slug: 'api_calls', timestamp: '2026-06-01T10:00:00Z'};
	await service.post('/metering/events', {
		events: [
			{...event, idempotency_key: 'call-1', quantity: '1200'},
			{...event, idempotency_key: 'call-2', quantity: '300.5'},
		],
	});
	await world.drain();
	await service.get('/internal/quotas/tnt_acme/crm/api_calls');
	await service.get('/service-billing/tenants/tnt_acme/subscription');
	await service.get('/service-billing/tenants/tnt_acme/billing-profile');
	await acme.get('/usage/by-service/crm');
	await acme.get('/usage/summary');
	await acme.get('/usage/quotas');
	await acme.get('/usage/history?period_type=day&service_slug=crm');
	await operator.get('/admin/usage/aggregate');
	await operator.get('/admin/usage/tenant/tnt_acme');
	await acme.get('/billing/upcoming');
	const charge = {tenant_id: 'tnt_acme', description: 'Import of old contacts', unit_price_cents: 15_000, currency: 'EUR'};
	await service.post('/service-billing/charges', {...charge, idempotency_key: 'import-17'});
	const {id} = await dataOf(service.post('/service-billing/charges', {...charge, idempotency_key: 'import-18'}));
	await service.delete(`/service-billing/charges/${id}`);
	await service.get('/service-billing/charges?status=pending');
}
