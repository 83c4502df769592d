import {asService, makeCustomer, makePlan, makeSeller, makeService, usageEvent} from './factories.ts';
import type {World} from './world.ts';

type Line = {kind: string; description: string; amount_cents: number; period_start: string; period_end: string; tax_category: string};

/** A document as staff see it. */
export type Document = {
	id: string;
	created_at: string;
	document_type: string;
	status: string;
	number: string | null;
	issue_date: string;
	subtotal_cents: number;
	total_cents: number;
	amount_due_cents: number;
	referenced_invoice_id: string | null;
	line_items: Line[];
	credit_notes: {id: string}[];
	buyer_snapshot: {country_code: string};
	vat_details: {legal_note: string | null; breakdown: {category: string}[]};
};

export const HOUR = 3_600_000;

/** A German buyer's address. */
export const german = {company_name: 'Kunde GmbH', address_line1: 'Weg 1', postal_code: '10115', city: 'Berlin', country_code: 'DE'};

/** Prices by which more may cost less: ten a unit up to a hundred, one of all above. */
export const VOLUME = [
	{model: 'volume', tier_end: '100', unit_price_cents: '10'},
	{model: 'volume', tier_start: '100', unit_price_cents: '1'},
];

const orderOf = ({created_at, document_type, id}: Document) => `${created_at} ${document_type === 'invoice' ? 0 : 1} ${id}`;

/** Business time. */
export const now = async ({clock}: World): Promise<Date> => clock.business(async () => 0);

/** Lets so many hours pass. */
export const later = async (world: World, hours: number): Promise<void> =>
	world.advanceTo(new Date((await now(world)).getTime() + hours * HOUR).toISOString());

type Given = Readonly<{seller?: Record<string, unknown>; profile?: Record<string, unknown>}>;

/** A customer of a seller of its own, and what can be done with it. */
export async function payingCustomer(world: World, {seller = {}, profile = {}}: Given = {}) {
	const {partner} = await makeSeller(world, seller);
	const {tenantId, admin} = await makeCustomer(world, {partner, profile});
	return {
		...{partner, tenantId, admin},
		async subscribe(planId: string): Promise<{id: string; current_period_end: string}> {
			const {status, body} = await admin.post('/subscriptions', {plan_id: planId});
			if (status !== 201) throw new Error(JSON.stringify(body));
			await world.drain();
			return body.data;
		},
		async end(id: string) {
			await world.operator.post(`/admin/subscriptions/${id}/cancel?immediate=true`);
			await world.drain();
		},
		setProfile: async (fields: Record<string, unknown>) =>
			world.operator.put(`/admin/tenants/${tenantId}/billing-profile`, {contact_email: 'k@example.com', ...fields}),
		/** Oldest first; of one instant the invoices first. */
		async documents(): Promise<Document[]> {
			const {data} = (await world.operator.get(`/admin/invoices?tenant_id=${tenantId}&page_size=100`)).body;
			const details = (data as Document[]).map(async ({id}) => (await world.operator.get(`/admin/invoices/${id}`)).body.data);
			const all: Document[] = await Promise.all(details);
			return all.toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
		},
	};
}

/** A plan of a service that reports `calls`, with these prices of them, and how to report some. */
export async function meteredPlan(
	world: World,
	tiers: readonly Record<string, unknown>[],
	plan: Record<string, unknown> = {},
	metric: Record<string, unknown> = {},
) {
	const service = await makeService(world);
	const reporter = await asService(world, service.slug);
	await reporter.put('/registry/register', {
		...{slug: service.slug, name: 'Dienst', version: '1', base_url: 'http://127.0.0.1:9/'},
		metrics: [{slug: 'calls', name: 'Aufrufe', unit: 'call', aggregation: 'sum', ...metric}],
	});
	const {id} = await makePlan(world, {base_price_cents: 0, ...plan, service_id: service.id});
	const priced = tiers.map(tier => ({metric_slug: 'calls', model: 'graduated', tier_start: '0', unit_label: 'call', ...tier}));
	await world.operator.put(`/admin/catalog/plans/${id}/pricing-tiers`, priced);
	return {
		...{id, serviceId: service.id},
		async use(tenantId: string, quantity: number, timestamp?: string) {
			const {body} = await reporter.post('/metering/events', {events: [usageEvent(tenantId, {quantity, ...(timestamp && {timestamp})})]});
			if (body.data.rejected.length > 0) throw new Error(JSON.stringify(body));
			await world.drain();
		},
	};
}

/** What documents come to, without VAT. */
export const net = (documents: readonly Document[]) => documents.reduce((sum, {subtotal_cents}) => sum + subtotal_cents, 0);

/** The lines of a document, each by its kind and amount. */
export const lines = (document: Document | undefined) =>
	document?.line_items.map(({kind, amount_cents}) => `${kind} ${amount_cents}`) ?? [];
