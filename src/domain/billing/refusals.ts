import {type Fault, Refusal, type Refusals, refusing} from '../platform/refusals.ts';
import type {EInvoiceFormat} from './einvoice/formats.ts';

export const billingRefusals = {
	invoice_not_found: {kind: 'missing', message: "Invoice '{id}' not found"},
	partner_out_of_reach: {kind: 'missing', message: "Partner '{id}' not found"},
	invoice_incomplete: {kind: 'incomplete', message: 'The document cannot be finalised: {what}'},
	not_a_draft: {kind: 'forbidden_by_state', message: '{what} is {status}: only a draft can be {verb}'},
	not_yet_final: {kind: 'forbidden_by_state', message: 'The document is {status}: it must be finalised first'},
	credit_note_needed: {kind: 'forbidden_by_state', message: 'The total is below zero: make a credit note instead'},
	gives_nothing_back: {kind: 'forbidden_by_state', message: 'The total of the credit note is not below zero: it gives nothing back'},
	invoice_not_final: {
		kind: 'forbidden_by_state',
		message: 'The document gives back an invoice that is a draft still: finalise that one first',
	},
	amount_out_of_range: {kind: 'forbidden_by_state', message: 'An amount of the document is beyond the limit of amounts'},
	not_creditable: {kind: 'forbidden_by_state', message: 'The document is {status}: credit notes are made of invoices that are {allowed}'},
	more_than_left: {
		kind: 'forbidden_by_state',
		message: 'That is more than is left to be credited: {left} minor units in all, VAT included',
	},
	more_than_due: {kind: 'forbidden_by_state', message: 'That is more than is due: {due} minor units'},
	paid_already: {kind: 'forbidden_by_state', message: 'Something was paid on the invoice already: make a credit note instead'},
	credited_already: {kind: 'forbidden_by_state', message: 'The invoice has a credit note already: credit the rest instead'},
	final_credit_note: {kind: 'forbidden_by_state', message: 'The credit note is {status}: only a draft of one can be voided'},
	document_not_rendered: {kind: 'unavailable', message: 'The PDF is not ready yet; please ask again'},
	einvoice_incomplete: {kind: 'incomplete', message: 'No e-invoice can be made of the document as {format}: {what}'},
	no_address: {kind: 'incomplete', message: 'There is nobody to send it to: the billing profile has no contact_email'},
	charge_not_found: {kind: 'missing', message: "Charge '{id}' not found"},
	charge_key_used: {kind: 'taken', message: "The idempotency_key '{key}' was used for another charge"},
	charge_not_pending: {kind: 'forbidden_by_state', message: 'The charge is {status}: only a pending one can be cancelled'},
	template_not_found: {kind: 'missing', message: "Template '{id}' not found"},
	template_taken: {kind: 'taken', message: "There is a template '{name}' of this type and language already"},
	template_in_use: {kind: 'taken', message: "The template '{name}' is named by a billing profile or by the partner itself"},
	template_built_in: {kind: 'forbidden_by_state', message: 'The template is built in: duplicate it and change the copy'},
	sent_too_often: {kind: 'too_many', message: 'It was sent {limit} times today already'},
} as const satisfies Refusals;

export const refuse = refusing(billingRefusals);

/** Says everything at once that keeps a document from being final. The sentence is ours, so it may be long. */
export const refuseIncomplete = (faults: readonly Fault[]): Refusal => {
	const {kind, message} = billingRefusals.invoice_incomplete;
	return new Refusal('invoice_incomplete', kind, message.replace('{what}', spoken(faults)), {details: faults});
};

/** Says everything at once that keeps a document from being written in a format. */
export const refuseEinvoice = (format: EInvoiceFormat, faults: readonly Fault[]): Refusal => {
	const {kind, message} = billingRefusals.einvoice_incomplete;
	const said = message.replace('{format}', format).replace('{what}', spoken(faults));
	return new Refusal('einvoice_incomplete', kind, said, {details: faults});
};

const spoken = (faults: readonly Fault[]): string => faults.map(({path, message}) => `${path} ${message}`).join('; ');
