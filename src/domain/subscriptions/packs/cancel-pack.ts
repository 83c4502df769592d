import {billLateUsageAlone} from '../../charges/last-usage.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {end} from '../end.ts';
import {keepMade, nothingMade} from '../made.ts';
import {passPeriodEnds} from '../periods/pass-period-ends.ts';
import {tellPackChange, tellPackEnd} from './events.ts';
import type {LockedPacks, WholePack} from './lock-packs.ts';
import {childrenOf, lockPackSubscription} from './queries.ts';

type Request = Readonly<{packSubscriptionId: IdOf<'packSubscription'>; reason?: string | undefined; isImmediate?: boolean}>;

/**
 * Cancels a pack with all of its subscriptions: at the end of its period. At once when that is asked for, and then the unused days of the
 * period are given back; also at once where there is no period to wait for: before it works, in a trial, and what is bought once.
 */
export async function cancelPack(unit: Unit, {packSubscriptionId, reason, isImmediate = false}: Request): Promise<WholePack> {
	// What has fallen due comes first: a period that is over is followed by the next one, which then is the one that ends.
	await passPeriodEnds(unit, {subscriptionIds: await childrenOf(unit, [packSubscriptionId])});
	const {whole, locked} = await lockPackSubscription(unit, packSubscriptionId);
	const {status, billingPeriod} = whole.pack;
	const hasNothingToWaitFor = status === 'pending' || status === 'trialing' || billingPeriod === 'one_time';
	if (isImmediate || hasNothingToWaitFor) await endNow(unit, whole, {locked, reason: reason ?? null});
	else await schedule(unit, whole, {locked, reason: reason ?? null});
	return whole;
}

type Ending = Readonly<{locked: LockedPacks; reason: string | null}>;

async function endNow(unit: Unit, {pack, children}: WholePack, {locked, reason}: Ending): Promise<void> {
	const made = nothingMade();
	const previous = pack.apply('cancel');
	pack.waitingFor = [];
	for (const child of children) {
		const [open, isMetered] = [locked.openPeriodOf(child), locked.isMetered(child)];
		end(unit, made, child, {by: 'cancel', reason, isImmediate: true, open, isMetered});
	}

	await locked.save();
	await keepMade(unit, made);
	await billLateUsageAlone(
		unit,
		children.map(({id}) => id),
	);
	tellPackEnd(unit, {pack, children, previous}, {isImmediate: true, reason});
}

async function schedule(unit: Unit, {pack, children}: WholePack, {locked, reason}: Ending): Promise<void> {
	const previous = pack.apply('schedule_cancellation');
	for (const child of children) {
		child.apply('schedule_cancellation');
		child.pendingCancellationAt = child.currentPeriodEnd ?? null;
		child.cancellationReason = reason;
	}

	await locked.save();
	tellPackChange(unit, {pack, children, previous}, 'scheduled_cancellation');
}
