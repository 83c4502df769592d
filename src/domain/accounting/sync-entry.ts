import {defineEntity, p} from '@mikro-orm/postgresql';
import {attemptIndexes, attempts} from '../platform/attempts/attempt.ts';
import {stored} from '../platform/unit/stored.ts';
import {ownerOrPartner, scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Lifecycle} from '../platform/values/lifecycle.ts';
import {type EventIn, nextState, statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** What an entry is about. `reversal`: money that had come in or gone back was taken back. `fee`, `payout`: what a provider took of its account. */
export const entryKinds = ['invoice', 'credit_note', 'payment', 'refund', 'set_off', 'reversal', 'fee', 'payout'] as const;

export type EntryKind = (typeof entryKinds)[number];

export const entryKind = namedEnum(entryKinds, {id: 'AccountingEntryKind', description: 'What the books are told of.'});

/** The life of an entry. `skipped`: there was nothing to post. */
export const entryLifecycle = {
	pending: {succeed: 'synced', fail: 'failed', skip: 'skipped'},
	failed: {retry: 'pending'},
	synced: {},
	skipped: {},
} as const satisfies Lifecycle;

export const entryStatus = namedEnum(statesOf(entryLifecycle), {
	id: 'AccountingEntryStatus',
	description:
		'`synced`: the books have it; `pending`: they are being told; `skipped`: there was nothing to post; `failed`: it is tried again by a sync.',
});

const schema = defineEntity({
	name: 'SyncEntry',
	tableName: 'accounting_entry',
	properties: {
		...stored('accountingEntry'),
		...ownerOrPartner(),
		integrationId: p.string().$type<IdOf<'accountingIntegration'>>(),
		kind: p.enum(entryKinds),
		/** The document, the payment, the movement of a prepayment, the fee or the payout. */
		resourceId: p.string(),
		/** The movement that it came from: what came earlier has the lower number. */
		movementId: p.bigint('number'),
		invoiceId: p.string().$type<IdOf<'invoice'>>().nullable(),
		documentNumber: p.string().nullable(),
		status: p.enum(statesOf(entryLifecycle)),
		/** What the books call it. */
		externalId: p.string().nullable(),
		/** Why it failed, as a sentence for a bookkeeper. */
		error: p.text().nullable(),
		syncedAt: p.datetime(3).nullable(),
		/** When the books were first told, or about to be: from then on it is looked for before it is made. Real time. */
		askedAt: p.datetime(3).nullable(),
		...attempts(),
	},
	uniques: [{name: 'accounting_entry__once', properties: ['integrationId', 'movementId']}],
	indexes: [
		{
			name: 'accounting_entry__newest',
			expression: 'create index "accounting_entry__newest" on "accounting_entry" ("integration_id", "created_at" desc, "movement_id" desc)',
		},
		{
			name: 'accounting_entry__status',
			expression:
				'create index "accounting_entry__status" on "accounting_entry" ("integration_id", "status", "created_at" desc, "movement_id" desc)',
		},
		{
			name: 'accounting_entry__waiting',
			expression:
				'create index "accounting_entry__waiting" on "accounting_entry" ("integration_id", "tenant_id", "movement_id") where status = \'pending\'',
		},
		...attemptIndexes('accounting_entry', 'integration_id'),
	],
	...scoped,
});

/** One thing that the books of an integration are told, once. */
export class SyncEntry extends schema.class {
	/** The only way its status changes. */
	apply(event: EventIn<typeof entryLifecycle>): void {
		this.status = nextState('The entry', entryLifecycle, this.status, event);
	}
}

schema.setClass(SyncEntry);
