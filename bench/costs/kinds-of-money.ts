import {finalizeInvoice} from '../../src/domain/billing/final/finalize.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {IdOf} from '../../src/domain/platform/values/id.ts';
import {makeCardHolder} from '../../test/support/payments/stripe-world.ts';
import {makeBenchDraft} from '../support/bench-documents.ts';
import type {Kind} from './kind.ts';
import {SELLER} from './market.ts';
import {must, type Stage} from './stage.ts';

const CARD_HOLDERS = 10;
const JOURNALS = '/admin/accounting/integrations';

/** Invoices that wait to be collected by a card that is kept, at a provider that answers at once. */
export function kindOfPayments({world, stripe, inUnit, numberOf, hold, release}: Stage): Kind {
	let wanted = 0;
	const paid = async () => numberOf(`select count(*) from invoice where status = 'paid'`);
	return {
		...{name: 'payment, collected and booked', count: 300},
		async prepare(count) {
			await hold('payments');
			wanted = (await paid()) + count;
			const tenants: string[] = [];
			while (tenants.length < CARD_HOLDERS) tenants.push((await makeCardHolder({world, stripe})).tenantId);
			for (let made = 0; made < count; made++)
				await asSystem(inUnit, {because: 'bench'}, async unit => {
					const tenantId = tenants[made % CARD_HOLDERS] as IdOf<'tenant'>;
					await finalizeInvoice(unit, {invoiceId: await makeBenchDraft(unit, {tenantId, partnerId: SELLER}), isVatStrict: false});
				});
		},
		act: async () => release('payments'),
		isDone: async () => (await paid()) === wanted,
	};
}

/** Everything that happened so far, posted into a journal that is new. */
export function kindOfPostings({world, numberOf}: Stage): Kind {
	let at = '';
	const posted = async () => numberOf(`select count(*) from journal_posting where integration_id = '${at.split('/').at(-1)}'`);
	const movements = async () => numberOf(`select count(*) from accounting_movement where partner_id = '${SELLER}'`);
	return {
		...{name: 'posting in the books', count: 0, counted: posted},
		async prepare() {
			// One at a time, or both would be told what happens.
			if (at !== '') await must(world.operator.delete(at));
			const {data} = await must(world.operator.post(JOURNALS, {provider: 'journal', name: 'Books', partner_id: SELLER}));
			at = `${JOURNALS}/${data.id as string}`;
		},
		act: async () => void (await must(world.operator.post(`${at}/sync`))),
		isDone: async () => (await posted()) >= (await movements()),
	};
}
