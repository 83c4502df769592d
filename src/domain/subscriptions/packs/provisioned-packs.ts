import {Tenant} from '../../organization/tenant.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {end} from '../end.ts';
import {keepMade, nothingMade} from '../made.ts';
import {activatePack} from './activate-pack.ts';
import {tellPackEnd} from './events.ts';
import {lockPacks} from './lock-packs.ts';
import {packsOf} from './queries.ts';

type Many = Readonly<{subscriptionIds: readonly IdOf<'subscription'>[]}>;

/** The packs that wait for some of these subscriptions, locked; what belongs to no pack is passed over. */
async function lockWaiting(unit: Unit, {subscriptionIds}: Many) {
	const ids = subscriptionIds.length > 0 ? await packsOf(unit, subscriptionIds) : [];
	const locked = ids.length > 0 ? await lockPacks(unit, ids) : undefined;
	return {locked, waiting: (locked?.packs ?? []).filter(({pack}) => pack.status === 'pending')};
}

/**
 * The services of some subscriptions are provisioned now: each pack begins once nothing of it is waited for any more. By a fixed number of
 * queries; safe to be said twice.
 */
export async function activateProvisionedPacks(unit: Unit, request: Many): Promise<void> {
	const {locked, waiting} = await lockWaiting(unit, request);
	if (!locked || waiting.length === 0) return;
	const provisioned = new Set(request.subscriptionIds);
	const tenants = await unit.em.find(Tenant, {id: {$in: [...new Set(waiting.map(({pack}) => pack.tenantId))]}});
	const tenantById = new Map(tenants.map(tenant => [tenant.id, tenant]));
	const made = nothingMade();
	for (const whole of waiting) {
		const {pack} = whole;
		const tenant = tenantById.get(pack.tenantId);
		if (!tenant) throw new Error(`the tenant of ${pack.id} is not there`);
		pack.waitingFor = pack.waitingFor.filter(id => !provisioned.has(id));
		if (pack.waitingFor.length === 0) activatePack(unit, made, whole, {tenant});
	}

	await locked.save();
	await keepMade(unit, made);
}

/**
 * The services of some subscriptions could not be provisioned: their packs are cancelled as a whole before they began, and nothing of them is
 * ever billed. What was provided for the others is taken back because they have ended. Safe to be said twice.
 */
export async function cancelUnprovisionedPacks(unit: Unit, request: Many): Promise<void> {
	const {locked, waiting} = await lockWaiting(unit, request);
	const reason = 'A service of the pack could not be provisioned';
	for (const {pack, children} of waiting) {
		for (const child of children)
			end(unit, nothingMade(), child, {by: 'fail_provisioning', reason, isImmediate: true, open: undefined, isMetered: false});
		const previous = pack.apply('fail_provisioning');
		pack.waitingFor = [];
		tellPackEnd(unit, {pack, children, previous}, {isImmediate: true, reason});
	}

	await locked?.save();
}
