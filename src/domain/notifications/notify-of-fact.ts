import type {FactOf, FactType} from '../events.ts';
import type {StoredFact} from '../platform/fact.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {notices} from './notices.ts';
import {type Addressee, notify} from './notify.ts';

/** Tells people of a fact, if it is one they are told of. The same fact is told once. */
export async function notifyOfFact(
	unit: Unit,
	{fact, operatorPartnerId}: {fact: StoredFact; operatorPartnerId: IdOf<'partner'>},
): Promise<void> {
	const noticeOf = notices[fact.type as FactType] as
		| ((fact: StoredFact) => ReturnType<NonNullable<(typeof notices)[FactType]>>)
		| undefined;
	if (!noticeOf) return;
	const {to, ...message} = noticeOf(fact as FactOf<FactType>);
	await notify(unit, {to: addresseeOf(fact, to, operatorPartnerId), message, occasion: fact.idempotencyKey});
}

function addresseeOf({id, tenantId, partnerId}: StoredFact, to: 'operator' | 'partner' | 'tenant', operator: IdOf<'partner'>): Addressee {
	if (to === 'operator') return {tenantId: null, partnerId: operator};
	if (partnerId === null || (to === 'tenant' && tenantId === null)) throw new Error(`the fact ${id} names nobody to tell`);
	return {tenantId: to === 'tenant' ? (tenantId as IdOf<'tenant'>) : null, partnerId: partnerId as IdOf<'partner'>};
}
