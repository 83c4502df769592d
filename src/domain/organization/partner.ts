import {defineEntity, p} from '@mikro-orm/postgresql';
import {mirrored} from '../platform/unit/stored.ts';
import {keepSearchText, searchColumn, searchIndex} from '../platform/values/search.ts';

const schema = defineEntity({
	name: 'Partner',
	tableName: 'partner',
	properties: {
		...mirrored('partner'),
		name: p.string(),
		legalName: p.string().nullable(),
		sellerAddressLine1: p.string().nullable(),
		sellerAddressLine2: p.string().nullable(),
		sellerPostalCode: p.string().nullable(),
		sellerCity: p.string().nullable(),
		sellerState: p.string().nullable(),
		sellerCountryCode: p.string().nullable(),
		sellerVatNumber: p.string().nullable(),
		sellerRegistrationNumber: p.string().nullable(),
		bankName: p.string().nullable(),
		iban: p.string().nullable(),
		bic: p.string().nullable(),
		contactName: p.string().nullable(),
		contactEmail: p.string().nullable(),
		phone: p.string().nullable(),
		website: p.string().nullable(),
		logoUrl: p.string().nullable(),
		invoiceNumberPrefix: p.string().unique(),
		/** Since the seller's first document. */
		isPrefixFixed: p.boolean().default(false),
		paymentTermsDays: p.integer(),
		ossRegistered: p.boolean(),
		invoiceTemplateName: p.string().nullable(),
		emailTemplateName: p.string().nullable(),
		peppolId: p.string().nullable(),
		peppolScheme: p.string().nullable(),
		timeZone: p.string(),
		vatCurrency: p.string().nullable(),
		/** When enough was known of it for the first time to put it on an invoice. */
		billingLinkedAt: p.datetime(3).nullable(),
		searchText: searchColumn(),
	},
	indexes: [
		{
			name: 'partner__newest',
			expression: 'create index "partner__newest" on "partner" ("created_at" desc, "id" desc)',
		},
		searchIndex('partner'),
	],
	hooks: keepSearchText('name', 'legalName', 'contactEmail', 'id'),
});

/** What must be there before an invoice can be finalised (EN 16931 BG-4, BG-5): the seller's name and address. */
const NEEDED_TO_SELL = ['legalName', 'sellerAddressLine1', 'sellerCity', 'sellerCountryCode'] as const;

/** The seller: whose customers the tenants are, and whose name stands on invoices. The operator is itself a partner. */
export class Partner extends schema.class {
	/** Whether enough is known of it to put it on an invoice. */
	isBillable(): boolean {
		return NEEDED_TO_SELL.every(field => Boolean(this[field]));
	}
}

schema.setClass(Partner);
