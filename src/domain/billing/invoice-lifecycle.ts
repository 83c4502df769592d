import type {Lifecycle, StateOf} from '../platform/values/lifecycle.ts';
import {statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/**
 * The life of an invoice or credit note. Sending changes neither `past_due` nor `paid`. Of a numbered document nothing but its state,
 * and what was paid, credited and sent, ever changes.
 */
export const invoiceLifecycle = {
	draft: {finalize: 'finalized', void: 'void'},
	finalized: {send: 'sent', miss_payment: 'past_due', pay: 'paid', void: 'void'},
	sent: {send: 'sent', miss_payment: 'past_due', pay: 'paid', void: 'void'},
	past_due: {send: 'past_due', pay: 'paid', void: 'void'},
	// What a credit note had paid out came back: it is there to be used again.
	paid: {send: 'paid', reverse_payment: 'past_due', reopen: 'finalized'},
	void: {},
} as const satisfies Lifecycle;

export type InvoiceStatus = StateOf<typeof invoiceLifecycle>;

export const invoiceStatus = namedEnum(statesOf(invoiceLifecycle), {
	id: 'InvoiceStatus',
	description:
		'Where a document stands. `draft` has no number yet; `finalized`, `sent` and `past_due` are to be paid; `paid` owes nothing; `void` was taken back.',
});
