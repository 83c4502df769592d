import {pricesOf} from '../../catalog/queries.ts';
import {Tenant} from '../../organization/tenant.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {beginAnew} from '../begin-anew.ts';
import {keepMade, nothingMade} from '../made.ts';
import {lockLastPeriods} from '../queries.ts';
import {tellPackChange} from './events.ts';
import {lockPacks} from './lock-packs.ts';
import {childrenOf} from './queries.ts';
import {takeNewestShares} from './share-pack-price.ts';

type Request = Readonly<{packSubscriptionIds: readonly IdOf<'packSubscription'>[]}>;

/**
 * Lets suspended packs go on with all of their subscriptions, by a fixed number of queries: in their periods, or, where these are over, in
 * new ones that begin this day.
 */
export async function resumePacks(unit: Unit, {packSubscriptionIds}: Request): Promise<void> {
	const locked = await lockPacks(unit, packSubscriptionIds);
	const all = locked.packs.flatMap(({children}) => children);
	const last = await lockLastPeriods(unit, await childrenOf(unit, packSubscriptionIds));
	const lastOf = new Map(last.rows.map(period => [period.subscriptionId, period]));
	const prices = await pricesOf(unit, all);
	const tenants = await unit.em.find(Tenant, {id: {$in: [...new Set(all.map(({tenantId}) => tenantId))]}});
	const tenantOf = new Map(tenants.map(tenant => [tenant.id, tenant]));
	const made = nothingMade();
	for (const {pack, children} of locked.packs) {
		const previous = pack.apply('resume');
		const tenant = tenantOf.get(pack.tenantId);
		const periods = children.map(({id}) => lastOf.get(id));
		const isOver = periods.some(period => period?.endsAt && period.endsAt <= unit.now);
		if (isOver) takeNewestShares(pack, children, prices);
		for (const [index, child] of children.entries()) {
			child.apply('resume');
			Object.assign(child, {pastDueSince: null, suspensionReason: null});
			const period = periods[index];
			if (isOver && period && tenant) beginAnew(unit, made, child, {last: period, tenant, prices, isMetered: locked.isMetered(child)});
		}

		pack.partnerId = children[0]?.partnerId ?? pack.partnerId;
		tellPackChange(unit, {pack, children, previous}, 'status_change');
	}

	await last.save();
	await locked.save();
	await keepMade(unit, made);
}
