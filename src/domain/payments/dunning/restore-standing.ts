import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../../billing/invoice.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {bringBackPacks} from '../../subscriptions/packs/bring-back-packs.ts';
import {PackSubscription} from '../../subscriptions/packs/pack-subscription.ts';
import {suspendPacks} from '../../subscriptions/packs/suspend-packs.ts';
import {resume} from '../../subscriptions/resume.ts';
import type {Subscription} from '../../subscriptions/subscription.ts';
import {suspend} from '../../subscriptions/suspend.ts';
import {tellChange} from '../../subscriptions/tell-change.ts';
import {Dunning} from './dunning.ts';
import {lockWhatIsPaidFor} from './lock-what-is-paid-for.ts';

/** Why dunning suspends: nobody else's suspension is ended when an invoice is paid. */
const UNPAID = 'unpaid';

/** Which of these invoices are in dunning: most are paid without. */
export async function inDunning({em}: Unit, invoiceIds: readonly IdOf<'invoice'>[]): Promise<IdOf<'invoice'>[]> {
	const open = await em.find(Dunning, {invoiceId: {$in: [...invoiceIds]}, endedAt: null}, {orderBy: {id: 'asc'}});
	return open.map(({invoiceId}) => invoiceId);
}

/** An invoice is paid, by whatever way: its dunning is over, and what no other unpaid invoice holds back is back, subscriptions and packs. */
export async function restoreStanding(unit: Unit, {invoiceId}: {invoiceId: IdOf<'invoice'>}): Promise<void> {
	const known = await unit.em.findOne(Dunning, {invoiceId, endedAt: null});
	if (!known) return;
	const {single, packSubscriptionIds} = await lockWhatIsPaidFor(unit, known.subscriptionIds);
	const invoice = await unit.em.findOneOrFail(Invoice, invoiceId);
	// Reversed meanwhile: it is not paid any more.
	if (invoice.amountDueMinor() > 0n) return;
	const dunning = await unit.em.findOneOrFail(Dunning, known.id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	dunning.endedAt = unit.now;
	dunning.suspendAt = null;
	const others = await unit.em.find(Dunning, {tenantId: dunning.tenantId, endedAt: null, id: {$ne: dunning.id}});
	const heldBack = new Set(others.flatMap(({subscriptionIds}) => subscriptionIds));
	for (const subscription of single) if (!heldBack.has(subscription.id)) await bringBack(unit, subscription);
	await bringBackPacks(unit, {packSubscriptionIds, suspendedFor: UNPAID, unpaid: heldBack});
}

async function bringBack(unit: Unit, subscription: Subscription): Promise<void> {
	if (subscription.status === 'suspended' && subscription.suspensionReason === UNPAID) {
		await resume(unit, {subscriptionId: subscription.id});
		return;
	}

	subscription.pastDueSince = null;
	if (subscription.status !== 'past_due') return;
	const previous = subscription.apply('pay');
	tellChange(unit, subscription, {previous, kind: 'status_change'});
}

/** The days are over in which an invoice could be paid: what it charged for is suspended until it is. */
export async function suspendUnpaid(unit: Unit, {dunningId}: {dunningId: IdOf<'dunning'>}): Promise<void> {
	const known = await unit.em.findOne(Dunning, dunningId);
	if (!known?.suspendAt || known.suspendAt > unit.now) return;
	const {single, packSubscriptionIds} = await lockWhatIsPaidFor(unit, known.subscriptionIds);
	const dunning = await unit.em.findOneOrFail(Dunning, dunningId, {lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true});
	if (!dunning.suspendAt || dunning.endedAt) return;
	dunning.suspendAt = null;
	const invoice = await unit.em.findOneOrFail(Invoice, dunning.invoiceId);
	if (invoice.amountDueMinor() === 0n) return;
	for (const {id: subscriptionId, status} of single)
		if (status === 'active' || status === 'past_due') await suspend(unit, {subscriptionId, reason: UNPAID});
	const standing = await unit.em.find(PackSubscription, {id: {$in: [...packSubscriptionIds]}, status: {$in: ['active', 'past_due']}});
	if (standing.length > 0) await suspendPacks(unit, {packSubscriptionIds: standing.map(({id}) => id), reason: UNPAID});
}
