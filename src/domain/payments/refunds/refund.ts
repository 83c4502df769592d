import {defineEntity, p} from '@mikro-orm/postgresql';
import {paymentProviders} from '../../billing/payment.ts';
import {attemptIndexes, attempts} from '../../platform/attempts/attempt.ts';
import {minorColumn} from '../../platform/unit/columns.ts';
import {stored} from '../../platform/unit/stored.ts';
import {owner, scoped} from '../../platform/unit/tenancy.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from '../../platform/values/lifecycle.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';

/** The life of a refund. One that succeeded can fail days later; one that failed can be tried again. */
export const refundLifecycle = {
	pending: {succeed: 'succeeded', fail: 'failed'},
	succeeded: {fail: 'failed'},
	failed: {replay: 'pending', succeed: 'succeeded'},
} as const satisfies Lifecycle;

/** What of a refund is paid out of which document: of a credit note, or of the invoice itself. */
export type PaidOut = Readonly<{documentId: IdOf<'invoice'>; amountMinor: string}>;

export const refundStatus = namedEnum(statesOf(refundLifecycle), {
	id: 'RefundStatus',
	description: '`pending`: the provider is being asked, or somebody has to transfer it; `succeeded`; `failed`.',
});

const schema = defineEntity({
	name: 'Refund',
	tableName: 'refund',
	properties: {
		...stored('refund'),
		...owner(),
		invoiceId: p.string().$type<IdOf<'invoice'>>(),
		creditNoteId: p.string().$type<IdOf<'invoice'>>().nullable(),
		/** What it goes back by. */
		intentId: p.string().$type<IdOf<'paymentIntent'>>().nullable(),
		provider: p.enum(paymentProviders),
		amountMinor: minorColumn(),
		currency: p.string().$type<Currency>(),
		reason: p.text(),
		/** Somebody made it in the provider's own pages. */
		isMadeAtProvider: p.boolean(),
		status: p.enum(statesOf(refundLifecycle)),
		paidOut: p.json().$type<readonly PaidOut[]>(),
		providerId: p.string().nullable(),
		/** Part of the key: another one only after a definite end. */
		round: p.integer(),
		...attempts(),
	},
	uniques: [{name: 'refund__provider_id', properties: ['provider', 'providerId']}],
	indexes: [
		{name: 'refund__invoice', properties: ['invoiceId']},
		{name: 'refund__credit_note', properties: ['creditNoteId']},
		{name: 'refund__newest', properties: ['createdAt', 'id']},
		{name: 'refund__updated', properties: ['updatedAt']},
		...attemptIndexes('refund', 'provider', {turns: 'tenant_id'}),
	],
	...scoped,
});

/** Money on its way back to whoever paid. Amounts in minor units, above zero. */
export class Refund extends schema.class {
	/** The only way its status changes. */
	apply(event: EventIn<typeof refundLifecycle>): void {
		this.status = nextState('The refund', refundLifecycle, this.status, event);
	}
}

schema.setClass(Refund);
