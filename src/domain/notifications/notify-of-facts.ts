import type {FactType} from '../events.ts';
import type {StoredFact} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type Notice, notices} from './notices.ts';
import {type Addressee, type NewNotification, notify} from './notify.ts';

type Request = Readonly<{facts: readonly StoredFact[]; operatorPartnerId: IdOf<'partner'>}>;

/** Tells people of those of the facts that they are told of, in their order. The same fact, or occasion, is told to the same people once. */
export async function notifyOfFacts(unit: Unit, {facts, operatorPartnerId}: Request): Promise<void> {
	await notify(
		unit,
		facts.flatMap(fact => notificationsOf(fact, operatorPartnerId)),
	);
}

function notificationsOf(fact: StoredFact, operatorPartnerId: IdOf<'partner'>): NewNotification[] {
	const declared = (notices[fact.type as FactType] ?? []) as readonly ((fact: StoredFact) => Notice)[];
	return declared.map(noticeOf => {
		const {to, occasion = fact.idempotencyKey, ...message} = noticeOf(fact);
		const addressee = addresseeOf(fact, to, operatorPartnerId);
		return {to: addressee, message, occasion: `${occasion}:to:${addressee.tenantId ?? addressee.partnerId}`};
	});
}

function addresseeOf({id, tenantId, partnerId}: StoredFact, to: Notice['to'], operator: IdOf<'partner'>): Addressee {
	if (to === 'operator') return {tenantId: null, partnerId: operator};
	if (partnerId === null || (to === 'tenant' && tenantId === null)) throw new Error(`the fact ${id} names nobody to tell`);
	return {tenantId: to === 'tenant' ? (tenantId as IdOf<'tenant'>) : null, partnerId: partnerId as IdOf<'partner'>};
}
