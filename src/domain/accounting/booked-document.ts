import type {Invoice} from '../billing/invoice.ts';
import type {InvoiceLine} from '../billing/invoice-line.ts';

/** What books read of a final document: little beside all that it is, for they read many. */
export const documentFields = [
	...(['id', 'documentType', 'number', 'currency', 'issueDate', 'dueDate', 'subtotalMinor', 'taxMinor', 'totalMinor'] as const),
	...(['creditAppliedMinor', 'referencedInvoiceId', 'buyerSnapshot', 'sellerSnapshot', 'vatDetails'] as const),
] as const;

/** A final document, as books read it. */
export type BookedDocument = Pick<Invoice, (typeof documentFields)[number]>;

/** What books read of its lines. */
export const lineFields = ['id', 'invoiceId', 'description', 'amountMinor', 'taxMinor', 'taxCategory', 'taxRate', 'serviceSlug'] as const;

/** A line of one. */
export type BookedLine = Pick<InvoiceLine, (typeof lineFields)[number]>;
