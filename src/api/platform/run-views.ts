import {z} from 'zod';
import type {Run} from '../../domain/platform/unit/run.ts';
import {view} from '../http/shapes.ts';
import {run} from './views.ts';

/** Any run; what its result holds depends on its kind. */
export const runView = view(run).meta({id: 'Run'});

const counts = z
	.object({
		due: z.int().meta({description: 'Accounts that had something to be billed.'}),
		drafted: z.int().meta({description: 'Accounts whose document is a draft.'}),
		finalized: z.int().meta({description: 'Accounts whose document is final.'}),
		skipped: z.int().meta({description: 'Accounts for which nothing was left when their turn came.'}),
		failed: z.int().meta({description: 'Accounts whose document could not be made; why is in `errors`.'}),
	})
	.meta({id: 'InvoiceRunCounts', description: 'By account: a buyer, a seller and a currency'});

const total = z
	.object({currency: z.string(), subtotal_cents: z.int(), tax_cents: z.int(), total_cents: z.int()})
	.meta({id: 'InvoiceRunTotal'});

const results = z.object({
	counts,
	totals: z.array(total).meta({description: 'Invoices minus credit notes'}),
	errors: z
		.array(z.object({tenant_id: z.string(), code: z.string(), message: z.string()}))
		.meta({description: 'What went wrong, one entry for each account that failed.'}),
});

/** A run of invoices, as it is answered when it is asked for. */
export const invoiceRunView = view({...run, ...results.shape}).meta({id: 'InvoiceRun'});

export const shownInvoiceRun = (shown: Run) => ({...shown, progress: shown.progress(), ...(shown.result as z.input<typeof results>)});
