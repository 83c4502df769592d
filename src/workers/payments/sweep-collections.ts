import {firstCollection, toCollect} from '../../domain/payments/queries.ts';
import {sweep} from '../queue/entry.ts';
import {slicesOf} from '../queue/in-slices.ts';
import {to} from '../queue/job.ts';
import {collectInvoices} from './collect-invoices.ts';

export const sweepCollections = sweep({
	name: 'payments.sweep-collections',
	everySeconds: 10,
	summary: 'Finds invoices that are to be collected now',
	limit: 5000,
	earliest: firstCollection,
	due: toCollect,
	follow: ids => slicesOf(ids).map(slice => to(collectInvoices, {invoice_ids: slice})),
});
