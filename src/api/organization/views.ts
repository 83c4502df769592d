import {z} from 'zod';
import {einvoiceFormats, languages, vatNumberStatuses} from '../../domain/organization/billing-profile.ts';
import {idOf} from '../../domain/platform/id.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

const words = z.string().nullish();

export const partnerView = view({
	id: idOf('partner'),
	name: z.string().meta({example: 'Reseller B.V.'}),
	legal_name: words,
	seller_address_line1: words,
	seller_address_line2: words,
	seller_postal_code: words,
	seller_city: words,
	seller_state: words,
	seller_country_code: words,
	seller_vat_number: words,
	seller_registration_number: words,
	bank_name: words,
	iban: words,
	bic: words,
	contact_name: words,
	contact_email: words,
	phone: words,
	website: words,
	logo_url: words,
	invoice_number_prefix: z.string().meta({example: 'RESELL'}),
	payment_terms_days: z.int().meta({example: 14}),
	oss_registered: z.boolean(),
	invoice_template_name: words,
	email_template_name: words,
	peppol_id: words,
	peppol_scheme: words,
	time_zone: z.string().meta({example: 'Europe/Amsterdam'}),
	vat_currency: words,
	is_billable: z.boolean().meta({description: 'Whether enough is known of it to put it on an invoice'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Partner'});

export const billingProfileView = view({
	id: idOf('billingProfile'),
	tenant_id: idOf('tenant'),
	company_name: z.string().meta({example: 'Acme B.V.'}),
	address_line1: z.string(),
	address_line2: words,
	postal_code: words,
	city: z.string(),
	state: words,
	country_code: z.string().meta({example: 'NL'}),
	vat_number: words,
	tax_exempt: z.boolean(),
	contact_email: words,
	phone: words,
	is_business: z.boolean(),
	peppol_id: words,
	peppol_scheme: words,
	leitweg_id: words,
	preferred_einvoice_format: z.enum(einvoiceFormats),
	preferred_language: z.enum(languages),
	invoice_template_name: words,
	email_template_name: words,
	buyer_reference: words,
	vat_number_status: z.enum(vatNumberStatuses),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'BillingProfile'});
