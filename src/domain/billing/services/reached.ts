import {isReached} from '../../metering/intake/client.ts';
import {clientsOf} from '../../metering/queries.ts';
import {refuse} from '../../organization/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {findLast} from '../../subscriptions/queries.ts';
import type {Subscription} from '../../subscriptions/subscription.ts';

/** The service that is calling. */
export type CallingService = Readonly<{id: IdOf<'service'>; slug: string}>;

type Request = Readonly<{service: CallingService; tenantId: IdOf<'tenant'>}>;

/**
 * The subscription by which a service reaches a tenant now: the live one, or the last one for as long after its end as late usage is
 * taken. Every other tenant does not exist for it.
 */
export async function reachedSubscription(unit: Unit, {service, tenantId}: Request): Promise<Subscription> {
	const subscription = await findReached(unit, {service, tenantId});
	if (!subscription) throw refuse('tenant_not_found', {id: tenantId});
	return subscription;
}

/** The same; null when the service does not reach the tenant. */
export async function findReached(unit: Unit, {service, tenantId}: Request): Promise<Subscription | null> {
	const client = (await clientsOf(unit, service.id, [tenantId])).get(tenantId);
	return client && isReached(client, unit.now) ? findLast(unit, tenantId, service.id) : null;
}
