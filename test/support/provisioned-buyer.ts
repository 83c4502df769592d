import type {ExecutionContext} from 'ava';
import type {Client} from './client.ts';
import {makeCustomer, makeSeller} from './factories.ts';
import {makeProvisionedPlan} from './provisioned-plan.ts';
import {startStandIn} from './stand-in-service.ts';
import type {World} from './world.ts';

type Steps = Readonly<Omit<Parameters<typeof makeProvisionedPlan>[1], 'baseUrl'>>;

/** A customer that has subscribed to a plan of a service that provisions it, and what can be seen of that. */
export async function buyer(t: ExecutionContext, world: World, definition: Steps, scripts: Parameters<typeof startStandIn>[0] = {}) {
	const service = await startStandIn(scripts);
	t.teardown(service.close);
	const plan = await makeProvisionedPlan(world, {baseUrl: service.url, ...definition});
	const {partner} = await makeSeller(world);
	const {tenantId, admin} = await makeCustomer(world, {partner});
	const {status, body} = await admin.post('/subscriptions', {plan_id: plan.planId});
	t.is(status, 201, JSON.stringify(body));
	t.is(body.data.status, 'pending');
	await world.drain();
	const id: string = body.data.id;
	const workflows = async () => (await admin.get('/provisioning/workflows')).body.data as {id: string; kind: string; status: string}[];
	return {
		...{service, plan, tenantId, admin, id, workflows},
		subscription: async () => (await admin.get(`/subscriptions/${id}`)).body.data,
		/** The newest one, as `status` and each step's. */
		async statuses(): Promise<string[]> {
			const {status: own, steps} = await detail(admin, (await workflows())[0]?.id ?? '');
			return [own, ...steps.map(step => `${step.name} ${step.status}`)];
		},
		invoices: async () => (await admin.get('/billing/invoices')).body.data as {id: string}[],
	};
}

type Detail = {
	status: string;
	error: string | null;
	steps: {name: string; status: string; attempts: number; retry_count: number; endpoint: string | null; error: string | null}[];
};

export const detail = async (client: Client, id: string): Promise<Detail> => (await client.get(`/provisioning/workflows/${id}`)).body.data;

/** Steps that come one after another. */
export const chain = (...names: string[]) => names.map((name, index) => ({name, ...(index > 0 && {depends_on: [names[index - 1] ?? '']})}));
