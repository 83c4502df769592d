import type {FactType} from '../events.ts';
import type {StoredFact} from '../platform/unit/fact.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type Notice, notices} from './notices.ts';
import {type Addressee, notify} from './notify.ts';

/** Tells people of a fact, if it is one they are told of. The same fact, or occasion, is told to the same people once. */
export async function notifyOfFact(
	unit: Unit,
	{fact, operatorPartnerId}: {fact: StoredFact; operatorPartnerId: IdOf<'partner'>},
): Promise<void> {
	const declared = (notices[fact.type as FactType] ?? []) as readonly ((fact: StoredFact) => Notice)[];
	for (const noticeOf of declared) {
		const {to, occasion = fact.idempotencyKey, ...message} = noticeOf(fact);
		const addressee = addresseeOf(fact, to, operatorPartnerId);
		await notify(unit, {to: addressee, message, occasion: `${occasion}:to:${addressee.tenantId ?? addressee.partnerId}`});
	}
}

function addresseeOf({id, tenantId, partnerId}: StoredFact, to: Notice['to'], operator: IdOf<'partner'>): Addressee {
	if (to === 'operator') return {tenantId: null, partnerId: operator};
	if (partnerId === null || (to === 'tenant' && tenantId === null)) throw new Error(`the fact ${id} names nobody to tell`);
	return {tenantId: to === 'tenant' ? (tenantId as IdOf<'tenant'>) : null, partnerId: partnerId as IdOf<'partner'>};
}
