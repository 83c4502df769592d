import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';

/** How long a mail waits after each attempt that failed but the last. Business time. */
export const WAITS_MINUTES = [1, 5, 30, 120, 720, 1440] as const;

/** So often a mail is tried. */
export const ATTEMPTS_LIMIT = WAITS_MINUTES.length + 1;

const schema = defineEntity({
	name: 'InvoiceMail',
	tableName: 'invoice_mail',
	properties: {
		...stored('invoiceMail'),
		...owner(),
		invoiceId: p.string().$type<IdOf<'invoice'>>(),
		recipients: p.json().$type<readonly string[]>(),
		/** What the sender wants to say besides. */
		message: p.text().nullable(),
		/** Nobody asked for it: it goes out with a document that a run made. */
		isAutomatic: p.boolean(),
		attempts: p.integer(),
		/** Business time. Null when nothing is to be tried. */
		nextAttemptAt: p.datetime(3).nullable(),
		sentAt: p.datetime(3).nullable(),
		/** Why the last attempt failed, as a code. */
		lastError: p.string().nullable(),
	},
	indexes: [
		{
			name: 'invoice_mail__due',
			expression: 'create index "invoice_mail__due" on "invoice_mail" ("next_attempt_at") where "next_attempt_at" is not null',
		},
		{name: 'invoice_mail__invoice', properties: ['invoiceId']},
	],
	...scoped,
});

/** A document on its way to somebody by mail: one mail each time it is sent. */
export class InvoiceMail extends schema.class {}

schema.setClass(InvoiceMail);
