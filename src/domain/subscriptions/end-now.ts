import {billLateUsageAlone} from '../charges/last-usage.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {end} from './end.ts';
import {keepMade, nothingMade} from './made.ts';
import {lockRunning} from './queries.ts';
import type {Subscription} from './subscription.ts';

/** Ends a subscription, which is locked, at this moment: cancelled, its unused days are given back; expired, nothing is. */
export async function endNow(
	unit: Unit,
	subscription: Subscription,
	{by, reason}: Readonly<{by: 'cancel' | 'expire'; reason: string | null}>,
): Promise<void> {
	const made = nothingMade();
	end(unit, made, subscription, {by, reason, isImmediate: by === 'cancel', ...(await lockRunning(unit, subscription))});
	await keepMade(unit, made);
	await billLateUsageAlone(unit, [subscription.id]);
}
