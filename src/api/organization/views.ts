import {z} from 'zod';
import {einvoiceFormat, language, vatNumberStatus} from '../../domain/organization/billing-profile.ts';
import {directoryResultOf} from '../../domain/organization/directory/directory-run.ts';
import {vatCurrencyOf} from '../../domain/organization/numbers/vat-currency.ts';
import type {Partner} from '../../domain/organization/partner.ts';
import {tenantStatus} from '../../domain/organization/tenant.ts';
import type {Run} from '../../domain/platform/unit/run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant, minorUnits} from '../http/fields.ts';
import {view} from '../http/shapes.ts';
import {run} from '../platform/views.ts';

/** What the zone of a seller decides, in answers and requests. */
export const sellerZoneWords = 'IANA time zone that decides which day an invoice bears and from when it is past due.';

const word = (example: string) => z.string().meta({example});
const perhaps = (example: string) => z.string().nullish().meta({example});
const flag = (example: boolean) => z.boolean().meta({example});

export const partnerView = view({
	id: idOf('partner'),
	name: z.string().meta({description: 'Name as the identity provider has it.', example: 'Reseller B.V.'}),
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
	time_zone: z.string().meta({description: sellerZoneWords, example: 'Europe/Amsterdam'}),
	vat_currency: perhaps('EUR').meta({
		description: 'Currency that its VAT is accounted for in; that of its member state unless one was named; null outside the EU.',
	}),
	is_billable: z
		.boolean()
		.meta({description: 'Whether enough is known of it to put it on an invoice; nothing becomes final before.', example: true}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Partner'});

/** A seller as it is shown: its VAT currency is what holds, named or not. */
export const shownPartner = (partner: Partner) => ({...partner, isBillable: partner.isBillable(), vatCurrency: vatCurrencyOf(partner)});

const servedWords = 'How many subscriptions in this currency are served: active, trialing, past due or to be cancelled.';

export const partnerStatsView = view({
	tenants: z.int().meta({description: 'How many tenants the partner has, whatever their currency.', example: 3}),
	active_subscriptions: z.int().meta({description: servedWords, example: 5}),
	mrr_cents: minorUnits,
	invoiced_cents_this_month: minorUnits.meta({
		description: "Invoices less credit notes that bear a day of this month, in the partner's zone, with VAT, in minor units.",
	}),
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
	preferred_einvoice_format: einvoiceFormat.meta({example: 'ubl'}),
	preferred_language: language.meta({example: 'nl'}),
	invoice_template_name: perhaps('standard'),
	email_template_name: perhaps('standard'),
	buyer_reference: perhaps('PO-2026-17'),
	vat_number_status: vatNumberStatus.meta({example: 'valid'}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'BillingProfile'});

const tenant = {
	id: idOf('tenant'),
	name: z.string().meta({description: 'Name as the identity provider has it.', example: 'Acme B.V.'}),
	slug: word('acme'),
	status: tenantStatus.meta({example: 'active'}),
	partner_id: idOf('partner'),
	locale: word('nl'),
	time_zone: z.string().meta({description: 'IANA time zone whose midnights its billing periods begin at.', example: 'Europe/Amsterdam'}),
	created_at: instant,
	updated_at: instant,
};

export const tenantView = view(tenant).meta({id: 'Tenant'});

const tenantBillingView = view({
	active_subscriptions: z.int().meta({description: servedWords, example: 2}),
	mrr_cents: minorUnits,
	currency: word('EUR'),
	open_balance_cents: minorUnits,
	past_due_invoices: z.int().meta({description: 'How many invoices in this currency are past due.', example: 0}),
}).meta({id: 'TenantBilling'});

export const tenantDetailView = view({
	...tenant,
	billing_profile: billingProfileView.nullish().meta({description: 'Who the tenant is on paper; null until it was saved.'}),
	billing: z.array(tenantBillingView).meta({description: 'What it subscribes to and owes, one entry for each currency.'}),
}).meta({id: 'TenantDetail'});

const counts = z
	.object({
		seen: z.int().meta({description: 'How many the directory has named so far.'}),
		created: z.int().meta({description: 'How many of them were not known here.'}),
		updated: z.int().meta({description: 'How many of them had changed.'}),
		deactivated: z.int().meta({description: 'How many were switched off because the directory has them no more.'}),
	})
	.meta({
		id: 'SyncCounts',
		example: {seen: 120, created: 2, updated: 1, deactivated: 0},
	});

export const syncRunView = view({
	...run,
	users: counts.meta({description: 'What became of people.'}),
	groups: counts.meta({description: 'What became of groups.'}),
}).meta({id: 'SyncRun'});

/** A sync as views show it. */
export const shownSyncRun = (shown: Run) => {
	const {users, groups} = directoryResultOf(shown);
	return {...shown, progress: shown.progress(), users, groups};
};
