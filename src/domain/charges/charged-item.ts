import type {Day} from '../platform/values/period.ts';

/** Something that is charged once, in the words of the service that charges it; decimals are strings without trailing zeros. */
export type ChargedItem = Readonly<{
	service_slug: string;
	description: string;
	quantity: string;
	unit_price_cents: string;
	/** Net: quantity × unit price, rounded half-up. */
	amount_cents: number;
	/** In percent; null: whatever the document's VAT says. */
	tax_rate: string | null;
	period_start: Day | null;
	/** The last day, inclusive. */
	period_end: Day | null;
	metadata: Readonly<Record<string, string>>;
}>;
