import type {BillingProfile} from '../../organization/billing-profile.ts';
import type {DocumentLanguage} from '../paper/invoice-document.ts';

/** The buyer as it was when a document was finalised; kept with the document and shown. */
export type BuyerSnapshot = Readonly<{
	tenant_id: string;
	company_name: string;
	address_line1: string;
	address_line2: string | null;
	postal_code: string | null;
	city: string;
	state: string | null;
	country_code: string;
	vat_number: string | null;
	/** What was known of the VAT number, and since when: the evidence for a reverse charge. */
	vat_number_status: string;
	vat_number_checked_at: string | null;
	is_business: boolean;
	tax_exempt: boolean;
	contact_email: string | null;
	phone: string | null;
	buyer_reference: string | null;
	peppol_id: string | null;
	peppol_scheme: string | null;
	leitweg_id: string | null;
	preferred_einvoice_format: string;
	preferred_language: DocumentLanguage;
	invoice_template_name: string | null;
	email_template_name: string | null;
}>;

/** The buyer as it is now. */
export const buyerSnapshot = (profile: BillingProfile): BuyerSnapshot => ({
	tenant_id: profile.tenantId,
	company_name: profile.companyName,
	address_line1: profile.addressLine1,
	address_line2: profile.addressLine2 ?? null,
	postal_code: profile.postalCode ?? null,
	city: profile.city,
	state: profile.state ?? null,
	country_code: profile.countryCode,
	vat_number: profile.vatNumber ?? null,
	vat_number_status: profile.vatNumberStatus,
	vat_number_checked_at: profile.vatNumberCheckedAt?.toISOString() ?? null,
	is_business: profile.isBusiness,
	tax_exempt: profile.taxExempt,
	contact_email: profile.contactEmail ?? null,
	phone: profile.phone ?? null,
	buyer_reference: profile.buyerReference ?? null,
	peppol_id: profile.peppolId ?? null,
	peppol_scheme: profile.peppolScheme ?? null,
	leitweg_id: profile.leitwegId ?? null,
	preferred_einvoice_format: profile.preferredEinvoiceFormat,
	preferred_language: profile.preferredLanguage,
	invoice_template_name: profile.invoiceTemplateName ?? null,
	email_template_name: profile.emailTemplateName ?? null,
});
