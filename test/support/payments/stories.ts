import type {ApiAnswer, Client} from '../client.ts';
import {makeCustomer, makePlan, makeSeller} from '../factories.ts';
import {startWorld, type World} from '../scenario.ts';

/** What stories start at: nothing else happens on that day. */
export const STORY_START = '2026-06-01T10:00:00Z';

export const startPayingWorld = async (
	environment: Record<string, string> = {},
	given: Parameters<typeof startWorld>[2] = {},
): Promise<World> => {
	const world = await startWorld(STORY_START, {SANDBOX: 'true', LOG_LEVEL: 'error', ...environment}, given);
	await makeSeller(world, {id: 'prt_reseller'});
	return world;
};

export const dataOf = (answer: ApiAnswer) => {
	if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
	return answer.body.data;
};

/** A method of the sandbox that does what its label says, as the tenant's default. */
export async function addSandboxMethod(admin: Client, label: string): Promise<string> {
	const {setup_id: setupId} = dataOf(await admin.post('/billing/payment-providers/sandbox/setup', {label}));
	const method = dataOf(await admin.post('/billing/payment-methods', {provider: 'sandbox', setup_id: setupId}));
	return dataOf(await admin.post(`/billing/payment-methods/${method.id}/default`)).id;
}

export type Buyer = Readonly<{tenantId: string; admin: Client; subscriptionId: string}>;

/** A tenant with a method that does what the label says, and a subscription of 49.00 EUR a month, not billed yet. */
export async function makeBuyer(world: World, label?: string): Promise<Buyer> {
	const {tenantId, admin} = await makeCustomer(world);
	if (label) await addSandboxMethod(admin, label);
	const {id: planId} = await makePlan(world);
	const {id: subscriptionId} = dataOf(await admin.post('/subscriptions', {plan_id: planId}));
	return {tenantId, admin, subscriptionId};
}

export const statusOf = async ({admin, subscriptionId}: Buyer): Promise<string> =>
	dataOf(await admin.get(`/subscriptions/${subscriptionId}`)).status;

/** The tenant's newest invoice, whole. */
export async function newestInvoice({admin}: Pick<Buyer, 'admin'>) {
	const [newest] = dataOf(await admin.get('/billing/invoices')).filter(
		({document_type: type}: {document_type: string}) => type === 'invoice',
	);
	return dataOf(await admin.get(`/billing/invoices/${newest.id}`));
}

/** So many days after the story began, a little later in the day. */
export const dayOfStory = (day: number, time = '12:00'): string => {
	const at = new Date(`${STORY_START.slice(0, 10)}T${time}:00Z`);
	return new Date(at.getTime() + day * 24 * 3_600_000).toISOString();
};
