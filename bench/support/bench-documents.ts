import {draft} from '../../src/domain/billing/draft/draft.ts';
import {BillingProfile} from '../../src/domain/organization/billing-profile.ts';
import {Partner} from '../../src/domain/organization/partner.ts';
import type {Unit} from '../../src/domain/platform/unit/unit.ts';
import {decimalOf} from '../../src/domain/platform/values/decimal.ts';
import type {IdOf} from '../../src/domain/platform/values/id.ts';

const LINES = 3;
export const SELLER = 'prt_bench';
const BUYER = 'tnt_bench';

/** A seller and a buyer that can stand on documents. */
export function makeParties({em, now}: Unit): void {
	em.create(Partner, {
		...{id: SELLER, name: 'Bench', invoiceNumberPrefix: 'BENCH', paymentTermsDays: 14, ossRegistered: false, timeZone: 'Europe/Amsterdam'},
		...{legalName: 'Bench B.V.', sellerAddressLine1: 'Keizersgracht 1', sellerPostalCode: '1015 CN', sellerCity: 'Amsterdam'},
		...{sellerCountryCode: 'NL', sellerVatNumber: 'NL004495445B01', createdAt: now, updatedAt: now},
	});
	em.create(BillingProfile, {
		...{tenantId: BUYER, partnerId: SELLER, companyName: 'Acme B.V.', addressLine1: 'Oudegracht 3', postalCode: '3511 AB', city: 'Utrecht'},
		...{countryCode: 'NL', taxExempt: false, isBusiness: false, vatNumberStatus: 'unchecked'},
		...{preferredEinvoiceFormat: 'ubl', preferredLanguage: 'en', contactEmail: 'finance@acme.example'},
	});
}

const line = {
	...{kind: 'manual' as const, description: 'Consulting', quantity: decimalOf(2n), unitPriceMinor: decimalOf(1234n), amountMinor: 2468n},
	...{periodStart: '2026-06-01', periodEnd: '2026-06-30'},
};

type Parties = Readonly<{tenantId: IdOf<'tenant'>; partnerId: IdOf<'partner'>}>;

/** A draft of three lines between the two, or two others. */
export async function makeBenchDraft(unit: Unit, {tenantId = BUYER, partnerId = SELLER}: Partial<Parties> = {}): Promise<IdOf<'invoice'>> {
	const head = {tenantId, partnerId, documentType: 'invoice', currency: 'EUR', isAutomatic: false} as const;
	const {invoice} = await draft(unit, {...head, lines: Array.from({length: LINES}, () => line)});
	return invoice.id;
}
