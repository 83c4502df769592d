import {vatCurrencyOf} from '../../organization/numbers/vat-currency.ts';
import type {Partner} from '../../organization/partner.ts';
import type {Currency} from '../../platform/values/currencies.ts';

/** The seller as it was when a document was finalised; kept with the document and shown. */
export type SellerSnapshot = Readonly<{
	partner_id: string;
	legal_name: string;
	address_line1: string;
	address_line2: string | null;
	postal_code: string | null;
	city: string;
	state: string | null;
	country_code: string;
	vat_number: string | null;
	registration_number: string | null;
	oss_registered: boolean;
	/** What its VAT is accounted for in. */
	vat_currency: Currency | null;
	bank_name: string | null;
	iban: string | null;
	bic: string | null;
	contact_name: string | null;
	contact_email: string | null;
	phone: string | null;
	website: string | null;
	logo_url: string | null;
	invoice_template_name: string | null;
	email_template_name: string | null;
	peppol_id: string | null;
	peppol_scheme: string | null;
}>;

/** The seller as it is now. What is missing is empty; whoever finalises has made sure that nothing needed is. */
export const sellerSnapshot = (partner: Partner): SellerSnapshot => ({
	partner_id: partner.id,
	legal_name: partner.legalName ?? '',
	address_line1: partner.sellerAddressLine1 ?? '',
	address_line2: partner.sellerAddressLine2 ?? null,
	postal_code: partner.sellerPostalCode ?? null,
	city: partner.sellerCity ?? '',
	state: partner.sellerState ?? null,
	country_code: partner.sellerCountryCode ?? '',
	vat_number: partner.sellerVatNumber ?? null,
	registration_number: partner.sellerRegistrationNumber ?? null,
	oss_registered: partner.ossRegistered,
	vat_currency: vatCurrencyOf(partner),
	bank_name: partner.bankName ?? null,
	iban: partner.iban ?? null,
	bic: partner.bic ?? null,
	contact_name: partner.contactName ?? null,
	contact_email: partner.contactEmail ?? null,
	phone: partner.phone ?? null,
	website: partner.website ?? null,
	logo_url: partner.logoUrl ?? null,
	invoice_template_name: partner.invoiceTemplateName ?? null,
	email_template_name: partner.emailTemplateName ?? null,
	peppol_id: partner.peppolId ?? null,
	peppol_scheme: partner.peppolScheme ?? null,
});
