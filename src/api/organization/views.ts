import {z} from 'zod';
import {einvoiceFormats, languages, vatNumberStatuses} from '../../domain/organization/billing-profile.ts';
import {directoryResultOf} from '../../domain/organization/directory/directory-run.ts';
import {vatCurrencyOf} from '../../domain/organization/numbers/vat-currency.ts';
import type {Partner} from '../../domain/organization/partner.ts';
import {tenantStatuses} from '../../domain/organization/tenant.ts';
import type {Run} from '../../domain/platform/unit/run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {run} from '../platform/views.ts';

const word = (example: string) => z.string().meta({example});
const perhaps = (example: string) => z.string().nullish().meta({example});
const flag = (example: boolean) => z.boolean().meta({example});

export const partnerView = view({
	id: idOf('partner'),
	name: word('Reseller B.V.'),
	legal_name: perhaps('Reseller B.V.'),
	seller_address_line1: perhaps('Coolsingel 2'),
	seller_address_line2: perhaps('3rd floor'),
	seller_postal_code: perhaps('3011 AD'),
	seller_city: perhaps('Rotterdam'),
	seller_state: perhaps('Zuid-Holland'),
	seller_country_code: perhaps('NL'),
	seller_vat_number: perhaps('NL004495445B01'),
	seller_registration_number: perhaps('12345678'),
	bank_name: perhaps('ABN AMRO'),
	iban: perhaps('NL91ABNA0417164300'),
	bic: perhaps('ABNANL2A'),
	contact_name: perhaps('Ada Lovelace'),
	contact_email: perhaps('billing@reseller.example'),
	phone: perhaps('+31 10 123 4567'),
	website: perhaps('https://reseller.example/'),
	logo_url: perhaps('https://reseller.example/logo.png'),
	invoice_number_prefix: word('RESELL'),
	payment_terms_days: z.int().meta({example: 14}),
	oss_registered: flag(false),
	invoice_template_name: perhaps('standard'),
	email_template_name: perhaps('standard'),
	peppol_id: perhaps('12345678'),
	peppol_scheme: perhaps('0106'),
	time_zone: word('Europe/Amsterdam'),
	vat_currency: perhaps('EUR').meta({description: "What VAT is accounted for in; its member state's unless one is named"}),
	is_billable: z.boolean().meta({description: 'Whether enough is known of it to put it on an invoice', example: true}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Partner'});

/** A seller as it is shown: its VAT currency is what holds, named or not. */
export const shownPartner = (partner: Partner) => ({...partner, isBillable: partner.isBillable(), vatCurrency: vatCurrencyOf(partner)});

export const partnerStatsView = view({
	tenants: z.int().meta({example: 3}),
	active_subscriptions: z.int().meta({example: 5}),
	mrr_cents: minorUnits,
	invoiced_cents_this_month: minorUnits,
	overdue_cents: minorUnits,
	currency: word('EUR'),
}).meta({id: 'PartnerStats'});

export const billingProfileView = view({
	id: idOf('billingProfile'),
	tenant_id: idOf('tenant'),
	company_name: word('Acme B.V.'),
	address_line1: word('Oudegracht 3'),
	address_line2: perhaps('Attn. accounts payable'),
	postal_code: perhaps('3511 AB'),
	city: word('Utrecht'),
	state: perhaps('Utrecht'),
	country_code: word('NL'),
	vat_number: perhaps('NL004495445B01'),
	tax_exempt: flag(false),
	contact_email: perhaps('finance@acme.example'),
	phone: perhaps('+31 30 123 4567'),
	is_business: flag(true),
	peppol_id: perhaps('12345678'),
	peppol_scheme: perhaps('0106'),
	leitweg_id: perhaps('04011000-1234512345-06'),
	preferred_einvoice_format: z.enum(einvoiceFormats).meta({example: 'ubl'}),
	preferred_language: z.enum(languages).meta({example: 'nl'}),
	invoice_template_name: perhaps('standard'),
	email_template_name: perhaps('standard'),
	buyer_reference: perhaps('PO-2026-17'),
	vat_number_status: z.enum(vatNumberStatuses).meta({example: 'valid'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'BillingProfile'});

const tenant = {
	id: idOf('tenant'),
	name: word('Acme B.V.'),
	slug: word('acme'),
	status: z.enum(tenantStatuses).meta({example: 'active'}),
	partner_id: idOf('partner'),
	locale: word('nl'),
	time_zone: word('Europe/Amsterdam'),
	created_at: instant,
	updated_at: instant,
};

export const tenantView = view(tenant).meta({id: 'Tenant'});

const tenantBillingView = view({
	active_subscriptions: z.int().meta({example: 2}),
	mrr_cents: minorUnits,
	currency: word('EUR'),
	open_balance_cents: minorUnits,
	past_due_invoices: z.int().meta({example: 0}),
}).meta({id: 'TenantBilling'});

export const tenantDetailView = view({
	...tenant,
	billing_profile: billingProfileView.nullish(),
	billing: z.array(tenantBillingView).meta({description: 'One entry for each currency'}),
}).meta({id: 'TenantDetail'});

const counts = z.object({seen: z.int(), created: z.int(), updated: z.int(), deactivated: z.int()}).meta({
	id: 'SyncCounts',
	example: {seen: 120, created: 2, updated: 1, deactivated: 0},
});

export const syncRunView = view({...run, users: counts, groups: counts}).meta({id: 'SyncRun'});

/** A sync as views show it. */
export const shownSyncRun = (shown: Run) => {
	const {users, groups} = directoryResultOf(shown);
	return {...shown, progress: shown.progress(), users, groups};
};
