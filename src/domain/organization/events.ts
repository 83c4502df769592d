import {z} from 'zod';
import {fact} from '../platform/fact.ts';

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
} as const;
