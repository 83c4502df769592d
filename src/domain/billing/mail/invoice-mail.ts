import {defineEntity, p} from '@mikro-orm/postgresql';
import {attemptIndexes, attempts} from '../../platform/attempts/attempt.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';

/** `document`: the document itself. The others remind of an invoice, which is attached as well. */
export const mailKinds = ['document', 'payment_failed', 'action_needed'] as const;

export type MailKind = (typeof mailKinds)[number];

const schema = defineEntity({
	name: 'InvoiceMail',
	tableName: 'invoice_mail',
	properties: {
		...stored('invoiceMail'),
		...owner(),
		kind: p.enum(mailKinds).default('document'),
		/** When a payment that failed is tried again, if it is. */
		nextTryAt: p.datetime(3).nullable(),
		invoiceId: p.string().$type<IdOf<'invoice'>>(),
		recipients: p.json().$type<readonly string[]>(),
		/** What the sender wants to say besides. */
		message: p.text().nullable(),
		/** Nobody asked for it: it goes out with a document that a run made. */
		isAutomatic: p.boolean(),
		...attempts(),
		sentAt: p.datetime(3).nullable(),
	},
	indexes: [...attemptIndexes('invoice_mail', 'tenant_id'), {name: 'invoice_mail__invoice', properties: ['invoiceId']}],
	...scoped,
});

/** A document on its way to somebody by mail: one mail each time it is sent. */
export class InvoiceMail extends schema.class {}

schema.setClass(InvoiceMail);
