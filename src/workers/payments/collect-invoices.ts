import {z} from 'zod';
import {collectInvoices as collect, setCollectionAside} from '../../domain/payments/collect-invoices.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {doTogether} from '../queue/in-slices.ts';
import {job, type Reaction, to} from '../queue/job.ts';
import {askProvider} from './ask-provider.ts';

export const collectInvoices = job({
	name: 'payments.collect-invoices',
	queue: 'payments',
	summary: 'Begins a payment for each of some invoices that are to be collected',
	payload: z.object({invoice_ids: z.array(idOf('invoice')).min(1)}),
	async process({invoice_ids: ids}, {system, paymentProviders: providers, isLastTry, log}) {
		const reactions: Reaction[] = [];
		await doTogether(ids, {
			...{isLastTry, log},
			async work(invoiceIds) {
				const made = await system(async unit => collect(unit, {invoiceIds, providers}));
				reactions.push(...made.map(id => to(askProvider, {id})));
			},
			giveUp: async (invoiceId, code) => system(async unit => setCollectionAside(unit, {invoiceId, code})),
		});
		return reactions;
	},
});
