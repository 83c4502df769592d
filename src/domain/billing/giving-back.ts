import type {NewLine} from './draft.ts';
import type {InvoiceLine} from './invoice-line.ts';

/** What a line that gives back takes over from the line it gives back: it is taxed as that one was, whatever holds today. */
export const givingBack = ({id, taxCategory, taxRate, taxExemptionReason}: InvoiceLine) =>
	({
		creditedLineId: id,
		taxCategory: taxCategory ?? null,
		taxRate: taxRate ?? null,
		taxExemptionReason: taxExemptionReason ?? null,
	}) satisfies Partial<NewLine>;
