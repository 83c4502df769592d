import {z} from 'zod';
import {einvoiceFormat, language} from '../../domain/organization/billing-profile.ts';
import {email} from '../http/email.ts';
import {countryCode, currency, httpsUrl, line} from '../http/fields.ts';
import {input} from '../http/shapes.ts';
import {sellerZoneWords} from './views.ts';

/** The name of a template of the seller's, or of the built-in one. */
const templateName = line(63).meta({example: 'standard'});

/** A billing profile as it is sent. It replaces the one before. */
export const billingProfileInput = input({
	company_name: line(200),
	address_line1: line(200),
	address_line2: line(200).nullish(),
	postal_code: line(20).nullish().meta({description: 'Needed where the country has postal codes.', example: '3511 AB'}),
	city: line(100),
	state: line(100).nullish(),
	country_code: countryCode,
	vat_number: line(30).nullish(),
	tax_exempt: z.boolean().optional().meta({description: 'True: no VAT is charged; as it is unless said. Only staff may change it.'}),
	contact_email: email.nullish(),
	phone: line(40).nullish(),
	is_business: z
		.boolean()
		.optional()
		.meta({description: 'True for a business, false for a consumer; whether a VAT number is given unless said.'}),
	peppol_id: line(50).nullish(),
	peppol_scheme: line(10).nullish(),
	leitweg_id: line(46).nullish(),
	preferred_einvoice_format: einvoiceFormat.optional().meta({description: 'Form in which this buyer gets e-invoices; `ubl` unless said.'}),
	preferred_language: language.optional().meta({description: 'Language of documents and mails to this buyer; `en` unless said.'}),
	invoice_template_name: templateName.nullish(),
	email_template_name: templateName.nullish(),
	buyer_reference: line(100).nullish(),
}).meta({id: 'BillingProfileUpsert'});

const PAYMENT_TERMS_LIMIT_DAYS = 365;

/** What may be said of a seller; all optional. */
export const sellerFields = {
	legal_name: line(200).nullish(),
	seller_address_line1: line(200).nullish(),
	seller_address_line2: line(200).nullish(),
	seller_postal_code: line(20).nullish(),
	seller_city: line(100).nullish(),
	seller_state: line(100).nullish(),
	seller_country_code: countryCode.nullish(),
	seller_vat_number: line(30).nullish(),
	seller_registration_number: line(50).nullish(),
	bank_name: line(100).nullish(),
	iban: line(42).nullish(),
	bic: line(14).nullish(),
	contact_name: line(100).nullish(),
	contact_email: email.nullish(),
	phone: line(40).nullish(),
	website: httpsUrl.nullish(),
	logo_url: httpsUrl.nullish(),
	invoice_number_prefix: z
		.string()
		.regex(/^[A-Z][A-Z0-9]{1,11}$/, 'must be 2 to 12 capital letters and digits, beginning with a letter')
		.optional()
		.meta({description: 'What its invoice numbers begin with: unique, and fixed from its first final document on.', example: 'RESELL'}),
	payment_terms_days: z
		.int()
		.min(0)
		.max(PAYMENT_TERMS_LIMIT_DAYS)
		.optional()
		.meta({description: 'Days from the issue of an invoice until it is due, for invoices from now on.', example: 14}),
	oss_registered: z.boolean().optional(),
	invoice_template_name: templateName.nullish(),
	email_template_name: templateName.nullish(),
	peppol_id: line(50).nullish(),
	peppol_scheme: line(10).nullish(),
	time_zone: line(60).optional().meta({description: sellerZoneWords, example: 'Europe/Amsterdam'}),
	vat_currency: currency.nullish().meta({description: 'Currency that its VAT is accounted for in; null: that of its member state.'}),
};

/** A change of a seller's data; only what is given. */
export const sellerChange = input(sellerFields).meta({id: 'PartnerUpdate'});
