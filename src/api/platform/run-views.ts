import {z} from 'zod';
import type {Run} from '../../domain/platform/unit/run.ts';
import {view} from '../http/shapes.ts';
import {run} from './views.ts';

/** Any run; what its result holds depends on its kind. */
export const runView = view(run).meta({id: 'Run'});

const counts = z
	.object({due: z.int(), drafted: z.int(), finalized: z.int(), skipped: z.int(), failed: z.int()})
	.meta({id: 'InvoiceRunCounts', description: 'By account: a buyer, a seller and a currency'});

const total = z
	.object({currency: z.string(), subtotal_cents: z.int(), tax_cents: z.int(), total_cents: z.int()})
	.meta({id: 'InvoiceRunTotal'});

const results = z.object({
	counts,
	totals: z.array(total).meta({description: 'Invoices minus credit notes'}),
	errors: z.array(z.object({tenant_id: z.string(), code: z.string(), message: z.string()})),
});

/** A run of invoices, as it is answered when it is asked for. */
export const invoiceRunView = view({...run, ...results.shape}).meta({id: 'InvoiceRun'});

export const shownInvoiceRun = (shown: Run) => ({...shown, progress: shown.progress(), ...(shown.result as z.input<typeof results>)});
