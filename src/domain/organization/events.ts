import {z} from 'zod';
import {fact} from '../platform/unit/fact.ts';

const linkedTenant = z.object({
	tenant_id: z.string(),
	partner_id: z.string(),
	scaicontrol_customer_id: z.string(),
	linked_at: z.iso.datetime(),
	company_name: z.string(),
	country_code: z.string(),
	vat_number: z.string().nullable(),
});

const linkedPartner = z.object({
	partner_id: z.string(),
	scaicontrol_customer_id: z.string(),
	linked_at: z.iso.datetime(),
	legal_name: z.string().nullable(),
	country_code: z.string().nullable(),
	vat_number: z.string().nullable(),
});

const change = {updated_at: z.iso.datetime(), changed_fields: z.array(z.string()), contact_email: z.string().nullable()};

/** What decides where money goes, and for whom VAT is paid: a change of these is told (security-and-operations.md §2). */
export const guardedFields = ['iban', 'bic', 'seller_vat_number'] as const;

export const organizationFacts = {
	'tenant.billing_linked': fact({
		summary: 'A tenant saved its first billing profile: it can buy now',
		data: linkedTenant,
		subject: 'tenant_id',
		isPublic: true,
	}),
	'tenant.billing_updated': fact({
		summary: "A tenant's billing profile changed",
		data: linkedTenant.extend(change),
		subject: 'tenant_id',
		isPublic: true,
	}),
	'partner.billing_linked': fact({
		summary: "A partner's seller data became complete: it can be put on invoices now",
		data: linkedPartner,
		subject: 'partner_id',
		isPublic: true,
	}),
	'partner.billing_updated': fact({
		summary: "A partner's seller data changed",
		data: linkedPartner.extend(change),
		subject: 'partner_id',
		isPublic: true,
	}),
	'partner.bank_details_changed': fact({
		summary: 'The account or the VAT number that stands on invoices changed: admins of the partner and the operator should know',
		data: z.object({
			partner_id: z.string(),
			partner_name: z.string(),
			changed_by: z.string(),
			/** What each field says now, masked but for its end; null when it was removed. */
			changes: z.array(z.object({field: z.enum(guardedFields), ending: z.string().nullable()})),
		}),
		subject: 'partner_id',
		isPublic: false,
	}),
	'directory.sync_requested': fact({
		summary: 'The people and groups of the directory are to be taken over',
		data: z.object({run_id: z.string()}),
		subject: 'run_id',
		isPublic: false,
	}),
	'directory.confirmation_needed': fact({
		summary: 'A sync of the directory stopped before it switched off many people: the operator has to confirm',
		data: z.object({
			run_id: z.string(),
			partners: z.array(z.object({partner_id: z.string().nullable(), people: z.int(), of: z.int()})),
		}),
		subject: 'run_id',
		isPublic: false,
	}),
} as const;
