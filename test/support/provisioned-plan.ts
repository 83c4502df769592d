import type {Client} from './client.ts';
import {asService, makePlan, makeService} from './factories.ts';
import type {World} from './world.ts';

export type StepInput = Readonly<{name: string; depends_on?: readonly string[]} & Record<string, unknown>>;

/** A step that is done by a POST to its own path, and undone by a DELETE of it. */
export const stepOf = ({name, ...more}: StepInput) => ({
	name,
	action: {method: 'POST', path: `/steps/${name}`},
	compensation: {method: 'DELETE', path: `/steps/${name}`},
	...more,
});

type Definition = Readonly<{
	baseUrl: string;
	activate: readonly StepInput[];
	change?: readonly StepInput[];
	deactivate?: readonly StepInput[];
	suspend?: readonly StepInput[];
	resume?: readonly StepInput[];
	onFailure?: 'compensate' | 'hold';
	plan?: Record<string, unknown>;
}>;

/** An active service that provisions what is bought, and a plan of it. */
export async function makeProvisionedPlan(
	world: Pick<World, 'operator' | 'baseUrl'>,
	{baseUrl, onFailure, plan, ...kinds}: Definition,
): Promise<{slug: string; serviceId: string; planId: string; signingSecret: string}> {
	const {id: serviceId, slug} = await makeService(world);
	const account = await asService(world as World, slug);
	const steps = Object.fromEntries(Object.entries(kinds).map(([kind, listed]) => [kind, listed.map(stepOf)]));
	const answer = await account.put('/registry/register', {
		...{slug, name: `Service ${slug}`, version: '1', base_url: baseUrl},
		provisioning: {...steps, ...(onFailure && {on_failure: onFailure})},
	});
	if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
	const {body} = await world.operator.post(`/admin/registry/services/${slug}/rotate-key`, {revoke_previous: true});
	const {id: planId} = await makePlan(world, {service_id: serviceId, ...plan});
	return {slug, serviceId, planId, signingSecret: body.data.signing_secret};
}

/** A workflow that is held: what it was begun for cannot be provided, for its service has no address that answers. */
export async function makeHeldWorkflow(world: World, admin: Client): Promise<string> {
	const steps = {activate: [{name: 'tenant', max_attempts: 1}], onFailure: 'hold'} as const;
	const {planId} = await makeProvisionedPlan(world, {baseUrl: 'http://127.0.0.1:9', ...steps});
	await admin.post('/subscriptions', {plan_id: planId});
	await world.drain();
	return (await admin.get('/provisioning/workflows')).body.data[0].id;
}
