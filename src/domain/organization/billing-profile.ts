import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

export const einvoiceFormats = ['ubl', 'xrechnung', 'cii', 'zugferd', 'facturx'] as const;

export const einvoiceFormat = namedEnum(einvoiceFormats, {
	id: 'EInvoiceFormat',
	description: 'Form of an e-invoice of EN 16931: XML in UBL, CII or as an XRechnung, or a PDF with CII inside (`zugferd`, `facturx`).',
});
export const languages = ['en', 'nl', 'de', 'fr', 'es', 'it'] as const;

export const language = namedEnum(languages, {
	id: 'Language',
	description: 'ISO 639-1: a language that documents and mails are written in.',
});
export const vatNumberStatuses = ['unchecked', 'valid', 'invalid', 'unavailable'] as const;

export const vatNumberStatus = namedEnum(vatNumberStatuses, {
	id: 'VatNumberStatus',
	description: 'What VIES said of the VAT number: not asked yet (`unchecked`), `valid`, `invalid`, or no answer so far (`unavailable`).',
});

const schema = defineEntity({
	name: 'BillingProfile',
	tableName: 'billing_profile',
	properties: {
		...stored('billingProfile'),
		...owner(),
		companyName: p.string(),
		addressLine1: p.string(),
		addressLine2: p.string().nullable(),
		postalCode: p.string().nullable(),
		city: p.string(),
		state: p.string().nullable(),
		countryCode: p.string(),
		vatNumber: p.string().nullable(),
		taxExempt: p.boolean(),
		contactEmail: p.string().nullable(),
		phone: p.string().nullable(),
		isBusiness: p.boolean(),
		peppolId: p.string().nullable(),
		peppolScheme: p.string().nullable(),
		leitwegId: p.string().nullable(),
		preferredEinvoiceFormat: p.enum(einvoiceFormats),
		preferredLanguage: p.enum(languages),
		invoiceTemplateName: p.string().nullable(),
		emailTemplateName: p.string().nullable(),
		buyerReference: p.string().nullable(),
		vatNumberStatus: p.enum(vatNumberStatuses),
		vatNumberCheckedAt: p.datetime(3).nullable(),
		/** What the register answered, kept as evidence that somebody looked. */
		vatCheckEvidence: p.json().$type<Record<string, unknown>>().nullable(),
	},
	uniques: [{name: 'billing_profile__tenant', properties: ['tenantId']}],
	...scoped,
});

/** Who a tenant is on paper: the buyer on its invoices. Without one there is no commerce. */
export class BillingProfile extends schema.class {}

schema.setClass(BillingProfile);
