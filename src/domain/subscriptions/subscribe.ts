import {getPlanOnShelf} from '../catalog/queries.ts';
import {getTenant} from '../organization/queries.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {makeSubscription} from './make-subscription.ts';
import {hasTried} from './queries.ts';
import type {Subscription} from './subscription.ts';

/** Units of a plan that one subscription may hold. */
export const QUANTITY_LIMIT = 1_000_000;

type Request = Readonly<{
	tenantId: IdOf<'tenant'>;
	planId: IdOf<'plan'>;
	quantity?: number;
	purchaseOrder?: string | null;
	metadata?: Record<string, string>;
}>;

/** A tenant never subscribes, or changes, to what is not offered to everybody. */
export const OFFERED_TO_ALL = {serviceIds: [], planIds: []};

/**
 * Subscribes a tenant to a plan of the catalog. Without a provisioning definition the service works at once, so the subscription is
 * trialing or active when this returns; with one it is pending until its workflow is completed. A tenant tries each service once.
 */
export async function subscribe(unit: Unit, {tenantId, planId, ...asked}: Request): Promise<Subscription> {
	const tenant = await getTenant(unit, tenantId);
	const priced = await getPlanOnShelf(unit, planId, OFFERED_TO_ALL);
	const trialDays = (await hasTried(unit, tenantId, priced.service.id)) ? 0 : priced.plan.trialDays;
	return makeSubscription(unit, {...asked, ...priced, tenant, trialDays});
}
