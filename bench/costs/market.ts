import type {Client} from '../../test/support/client.ts';
import {makeCustomer, makePlan, makeSeller, makeService} from '../../test/support/factories.ts';
import {makeProvisionedPlan} from '../../test/support/provisioned-plan.ts';
import {steps} from '../provisioning/steps.ts';
import {forEach, must, type Stage} from './stage.ts';

export const SELLER = 'prt_reseller';

type Buyer = Readonly<{tenantId: string; admin: Client}>;

export type Market = Awaited<ReturnType<typeof openMarket>>;

/** A seller with a metered plan and one that is provisioned in eight steps for nothing, a subscriber of the first, and buyers to come. */
export async function openMarket({world, outsideUrl, numberOf}: Stage) {
	await must(world.operator.put('/admin/platform/settings', {invoice_auto_send: true}));
	await makeSeller(world, {id: SELLER});
	const {id: serviceId, slug} = await makeService(world);
	const {id: planId} = await makePlan(world, {service_id: serviceId, quotas: {calls: 1_000_000_000}});
	const tier = {metric_slug: 'calls', model: 'graduated', tier_start: 0, unit_price_cents: '0.5', unit_label: 'call'};
	await must(world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, [tier]));
	const activate = steps.map(({name, dependsOn}) => ({name, depends_on: dependsOn}));
	const provisioned = await makeProvisionedPlan(world, {baseUrl: outsideUrl, activate, plan: {base_price_cents: 0}});
	const {tenantId, admin} = await makeCustomer(world);
	await must(admin.post('/subscriptions', {plan_id: planId}));
	const {data} = await must(world.operator.post(`/admin/registry/services/${slug}/rotate-key`));
	/** Those who came last. */
	let buyers: readonly Buyer[] = [];
	return {
		...{tenantId, admin, slug, planId, provisionedPlanId: provisioned.planId},
		serviceHeaders: {'x-scaicontrol-key': data.api_key as string},
		get buyers() {
			return buyers;
		},
		/** Lets customers in: each says who it is. */
		async letIn(tenants: readonly string[]): Promise<void> {
			const made: Buyer[] = [];
			await forEach(tenants, async tenant => made.push(await makeCustomer(world, {tenant})));
			buyers = made;
		},
		isCounted: async (): Promise<boolean> => (await numberOf('select count(*) from usage_batch')) === 0,
	};
}
