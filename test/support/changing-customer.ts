import type {Client} from './client.ts';
import {makePlan, makeService} from './factories.ts';
import {type Document, payingCustomer} from './paying-customer.ts';
import {startWorld, type World} from './scenario.ts';

type Preview = {
	credits: {amount_cents: number}[];
	charges: {amount_cents: number}[];
	net_cents: number;
	tax_cents: number;
	total_cents: number;
	effective_at: string;
	documents: Pick<Document, 'subtotal_cents' | 'total_cents' | 'line_items' | 'issue_date'>[];
};

/** A world of its own at an instant, with a customer of one service and plans of it by their prices. */
export async function customerAt(instant: string) {
	const world = await startWorld(instant);
	const customer = await payingCustomer(world);
	const service = await makeService(world);
	const plan = async (fields: Record<string, unknown>) => (await makePlan(world, {...fields, service_id: service.id})).id;
	return {world, service, plan, ...customer, ...changing(world, customer)};
}

/** What a customer asks of a subscription, beforehand and for good. */
const changing = (world: World, {admin}: Readonly<{admin: Client}>) => ({
	async change(id: string, body: Record<string, unknown>) {
		const answer = await admin.post(`/subscriptions/${id}/change-plan`, body);
		await world.drain();
		return answer;
	},
	async preview(id: string, body: Record<string, unknown>): Promise<Preview> {
		const {status, body: answer} = await admin.post(`/subscriptions/${id}/change-plan?preview=true`, body);
		if (status !== 200) throw new Error(JSON.stringify(answer));
		return answer.data;
	},
	state: async (id: string) => (await admin.get(`/subscriptions/${id}`)).body.data,
});

/** What of a document is compared with its preview. */
export const shown = (documents: readonly Pick<Document, 'subtotal_cents' | 'total_cents' | 'line_items' | 'issue_date'>[]) =>
	documents.map(({subtotal_cents, total_cents, issue_date, line_items}) => ({
		...{subtotal_cents, total_cents, issue_date},
		lines: line_items.map(({description, amount_cents, period_start, period_end}) => [description, amount_cents, period_start, period_end]),
	}));
