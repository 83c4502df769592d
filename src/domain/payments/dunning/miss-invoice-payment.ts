import {LockMode} from '@mikro-orm/core';
import {missPayment} from '../../billing/final/mark-past-due.ts';
import type {Invoice} from '../../billing/invoice.ts';
import {InvoiceLine} from '../../billing/invoice-line.ts';
import {remindOf} from '../../billing/mail/remind-of.ts';
import {lockInvoice} from '../../billing/queries.ts';
import {readSettings} from '../../platform/process/settings.ts';
import {ownedAs} from '../../platform/unit/fact.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {subscriptionEventData} from '../../subscriptions/events.ts';
import {missPackPayment} from '../../subscriptions/packs/miss-pack-payment.ts';
import {SubscriptionPeriod} from '../../subscriptions/periods/subscription-period.ts';
import {tellChange} from '../../subscriptions/tell-change.ts';
import {Dunning} from './dunning.ts';
import {daysAfter, nextRetry} from './dunning-days.ts';
import {lockWhatIsPaidFor} from './lock-what-is-paid-for.ts';

type Missed = Readonly<{attempt: number /** Tells one failure from the next. */; occasion: string}>;

/**
 * A payment of an invoice has failed: invoice, subscriptions and packs are past due, it is tried again on the days of the settings, counted
 * from the first failure, and the customer is told each time. A pack tells it in place of its subscriptions.
 */
export async function missInvoicePayment(unit: Unit, invoiceId: IdOf<'invoice'>, {attempt, occasion}: Missed): Promise<void> {
	const subscriptionIds = await subscriptionsOn(unit, invoiceId);
	const {single, packSubscriptionIds} = await lockWhatIsPaidFor(unit, subscriptionIds);
	const invoice = await lockInvoice(unit, invoiceId);
	if (invoice.amountDueMinor() === 0n) return;
	const dunning = await startDunning(unit, invoice, subscriptionIds);
	const {dunningScheduleDays} = await readSettings(unit);
	const retry = nextRetry(dunning.firstFailedAt, dunningScheduleDays, unit.now);
	invoice.collectAt = retry ?? null;
	missPayment(unit, invoice);
	for (const subscription of single) {
		if (subscription.status === 'active') {
			const previous = subscription.apply('miss_payment');
			subscription.pastDueSince = unit.now;
			tellChange(unit, subscription, {previous, kind: 'status_change'});
		}

		unit.record({
			...{type: 'subscription.payment_failed', step: `${invoiceId}_${occasion}`, owner: ownedAs(subscription)},
			data: {
				...subscriptionEventData(subscription, subscription.status),
				...{invoice_id: invoiceId, attempt, next_attempt_at: retry?.toISOString() ?? null},
			},
		});
	}

	await missPackPayment(unit, {packSubscriptionIds});
	remindOf(unit, invoice, 'payment_failed', retry);
}

/** A payment of an invoice was taken back: it is followed up like one that failed, from now on. */
export async function pursueReversed(unit: Unit, {invoiceId, occasion}: {invoiceId: IdOf<'invoice'>; occasion: string}): Promise<void> {
	const dunning = await unit.em.findOne(Dunning, {invoiceId, endedAt: null});
	if (!dunning) await missInvoicePayment(unit, invoiceId, {attempt: 0, occasion});
}

/** The dunning of an invoice that is due: the one that is there, or one that begins now. */
async function startDunning(unit: Unit, invoice: Invoice, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<Dunning> {
	const {id: invoiceId, tenantId, partnerId} = invoice;
	const known = await unit.em.findOne(Dunning, {invoiceId}, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (known && !known.endedAt) return known;
	const {dunningSuspendAfterDays} = await readSettings(unit);
	const begun = {
		...{firstFailedAt: unit.now, suspendAt: daysAfter(unit.now, dunningSuspendAfterDays), endedAt: null},
		subscriptionIds,
	};
	if (known) return Object.assign(known, begun);
	return unit.em.create(Dunning, {tenantId, partnerId, invoiceId, ...begun});
}

/** The subscriptions whose periods an invoice charges for; the line of a whole pack is the period's of one of its subscriptions. */
async function subscriptionsOn({em}: Unit, invoiceId: IdOf<'invoice'>): Promise<IdOf<'subscription'>[]> {
	const lines = await findRows(
		em,
		InvoiceLine,
		{invoiceId, $or: [{subscriptionId: {$ne: null}}, {subscriptionPeriodId: {$ne: null}}]},
		{fields: ['subscriptionId', 'subscriptionPeriodId']},
	);
	const ofNobody = lines.flatMap(({subscriptionId, subscriptionPeriodId}) => (subscriptionId ? [] : (subscriptionPeriodId ?? [])));
	const periods = await findRows(em, SubscriptionPeriod, {id: {$in: ofNobody}}, {fields: ['subscriptionId']});
	return [...new Set([...lines, ...periods].flatMap(({subscriptionId}) => subscriptionId ?? []))];
}
