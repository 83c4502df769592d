import type {Decimal} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import type {InvoiceLine, LineKind} from '../invoice-line.ts';
import type {TaxCategory} from '../tax/vat.ts';

/** A line that is to be put on a document. Tax fields are what it asks for; the document decides. */
export type NewLine = Readonly<{
	kind: LineKind;
	description: string;
	quantity: Decimal;
	unitPriceMinor: Decimal;
	amountMinor: bigint;
	unitCode?: string | null;
	taxCategory?: TaxCategory | null;
	taxRate?: Decimal | null;
	taxExemptionReason?: string | null;
	/** Of a credit alone: what of the line's VAT it gives back. */
	taxMinor?: bigint;
	periodStart?: Day | null;
	periodEnd?: Day | null;
	serviceSlug?: string | null;
	metricSlug?: string | null;
	subscriptionId?: IdOf<'subscription'> | null;
	subscriptionPeriodId?: IdOf<'subscriptionPeriod'> | null;
	chargeId?: IdOf<'charge'> | null;
	creditedLineId?: IdOf<'invoiceLine'> | null;
	explanation?: Readonly<Record<string, unknown>> | null;
	/** The buyer's number of the order that it is charged to; it stands on the document. */
	purchaseOrder?: string | null;
	metadata?: Record<string, string>;
}>;

/** What a line that gives back takes over from the line it gives back: it is taxed as that one was, whatever holds today. */
export const taxAsBilled = ({id, taxCategory, taxRate, taxExemptionReason}: InvoiceLine) =>
	({
		creditedLineId: id,
		taxCategory: taxCategory ?? null,
		taxRate: taxRate ?? null,
		taxExemptionReason: taxExemptionReason ?? null,
	}) satisfies Partial<NewLine>;
