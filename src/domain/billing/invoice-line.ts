import {defineEntity, p} from '@mikro-orm/postgresql';
import {decimalColumn, minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {namedEnum} from '../platform/values/named-enum.ts';
import type {Day} from '../platform/values/period.ts';
import {refuseFinalLineChange, refuseTruncate} from './final/immutability.ts';
import {taxCategories} from './tax/vat.ts';

/** What a line charges: a period's price, usage, a share of a period, something once, something given back, or what somebody typed. */
export const lineKinds = ['recurring', 'usage', 'proration', 'one_off', 'credit', 'manual'] as const;

export type LineKind = (typeof lineKinds)[number];

export const lineKind = namedEnum(lineKinds, {
	id: 'LineKind',
	description: 'Where a line comes from: a recurring price, usage, a change within a period, something charged once, a credit, or by hand.',
});

const day = () => p.date().$type<Day>();

// A line is written under the lock of its document, whose version tells what was lost: it needs none of its own.
const {version: _, ...identity} = stored('invoiceLine');

const schema = defineEntity({
	name: 'InvoiceLine',
	tableName: 'invoice_line',
	properties: {
		...identity,
		...owner(),
		invoiceId: p.string().$type<IdOf<'invoice'>>(),
		orderIndex: p.integer(),
		kind: p.enum(lineKinds),
		description: p.text(),
		quantity: decimalColumn(),
		unitPriceMinor: decimalColumn(),
		/** Net: quantity × unit price, rounded half-up. */
		amountMinor: minorColumn(),
		/** UN/ECE Recommendation 20; null is a piece (C62). */
		unitCode: p.string().nullable(),
		/** On a draft, this and the next two: what the line asks for, if anything; on a final document what it is taxed by. */
		taxCategory: p.enum(taxCategories).nullable(),
		taxRate: decimalColumn().nullable(),
		taxExemptionReason: p.string().nullable(),
		taxMinor: minorColumn(),
		periodStart: day().nullable(),
		/** The last day, inclusive. */
		periodEnd: day().nullable(),
		serviceSlug: p.string().nullable(),
		metricSlug: p.string().nullable(),
		subscriptionId: p.string().$type<IdOf<'subscription'>>().nullable(),
		/** The period of the subscription that it charges. */
		subscriptionPeriodId: p.string().$type<IdOf<'subscriptionPeriod'>>().nullable(),
		chargeId: p.string().$type<IdOf<'charge'>>().nullable(),
		/** The line that this one gives back, wholly or in part. */
		creditedLineId: p.string().$type<IdOf<'invoiceLine'>>().nullable(),
		/** How the amount came about, as it is shown. */
		explanation: p.json().$type<Readonly<Record<string, unknown>>>().nullable(),
		metadata: p.json().$type<Record<string, string>>(),
	},
	indexes: [
		{name: 'invoice_line__invoice', properties: ['invoiceId', 'orderIndex']},
		{name: 'invoice_line__tenant', properties: ['tenantId', 'id']},
		{
			name: 'invoice_line__period',
			expression:
				'create index "invoice_line__period" on "invoice_line" ("subscription_period_id") where "subscription_period_id" is not null',
		},
		{
			name: 'invoice_line__one_off',
			expression: `create index "invoice_line__one_off" on "invoice_line" ("charge_id") where "kind" = 'one_off'`,
		},
		{
			name: 'invoice_line__credited',
			expression: 'create index "invoice_line__credited" on "invoice_line" ("credited_line_id") where "credited_line_id" is not null',
		},
	],
	triggers: [...refuseFinalLineChange, refuseTruncate],
	...scoped,
});

/** One line of an invoice or credit note. */
export class InvoiceLine extends schema.class {}

schema.setClass(InvoiceLine);
