import {z} from 'zod';
import {fact} from './unit/fact.ts';

/** Work that can be given up, by what its row is about. */
export const workKinds = [
	'accounting_connection',
	'accounting_entry',
	'charge',
	'directory_sync',
	'fact',
	'invoice_run_account',
	'invoice_einvoice',
	'invoice_pdf',
	'invoice_mail',
	'invoice_past_due',
	'job',
	'payment',
	'period_end',
	'provider_event',
	'refund',
	'trial_mail',
	'trial_notice',
	'vat_check',
	'workflow',
	'webhook_delivery',
	'webhook_subscriber',
] as const;

export const platformFacts = {
	'work.failed_for_good': fact({
		summary: 'Work was given up and is not tried again by itself: its row says so. The operator should know',
		data: z.object({
			kind: z.enum(workKinds),
			/** The row that says it. */
			resource_id: z.string(),
			/** Why, in one word: never a value, for it may be personal. */
			code: z.string(),
		}),
		subject: 'resource_id',
		isPublic: false,
	}),
} as const;
