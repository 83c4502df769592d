import {makeCustomer, makeFinalInvoice, makeSeller} from './factories.ts';
import type {World} from './world.ts';

/** Where an invoice is found by staff, or an action on it. */
export const at = (id: string, action = ''): string => `/admin/invoices/${id}${action}`;

/** What a test does with final invoices: 100.00 at 21 % and 50.00 at 9 %, 175.50 in all, unless it says otherwise. */
export const invoicesIn = (world: () => World) => {
	const another = async (tenantId: string, more: Record<string, unknown> = {}) =>
		makeFinalInvoice(world(), tenantId, {
			line_items: [
				{description: 'Hours', quantity: 4, unit_price_cents: 2500, unit_code: 'HUR'},
				{description: 'Books', unit_price_cents: 5000, tax_rate: '9'},
			],
			...more,
		});

	return {
		another,

		/** An invoice of a seller and buyer of its own. */
		async invoiced(more: Record<string, unknown> = {}) {
			const {partner, prefix} = await makeSeller(world());
			const {tenantId, admin} = await makeCustomer(world(), {partner});
			return {partner, prefix, tenantId, admin, invoice: await another(tenantId, more)};
		},

		read: async (id: string) => (await world().operator.get(at(id))).body.data,

		/** A credit note, drafted and finalised. */
		async credited(id: string, requested: Record<string, unknown> = {}) {
			const draft = await world().operator.post(at(id, '/credit-note'), {reason: 'Not as agreed', ...requested});
			if (draft.status !== 201) throw new Error(JSON.stringify(draft.body));
			const final = await world().operator.post(at(draft.body.data.id, '/finalize'));
			if (final.status !== 200) throw new Error(JSON.stringify(final.body));
			return final.body.data;
		},
	};
};
