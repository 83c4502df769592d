import {LockMode} from '@mikro-orm/core';
import {Invoice} from '../billing/invoice.ts';
import {bookPayment} from '../billing/money/book-payment.ts';
import {reversePayment} from '../billing/money/reverse-payment.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import {lockMany} from '../platform/unit/lock-many.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {smaller} from '../platform/values/money.ts';
import {failIntent} from './fail-intent.ts';
import {invoicesOf, type PaymentIntent} from './payment-intent.ts';
import type {SeenPayment} from './provider/provider.ts';
import {applySeenRefund} from './refunds/apply-seen-refund.ts';
import {tellActionNeeded} from './tell-action-needed.ts';

/**
 * Makes a payment what it is at the provider: whoever saw it, call, webhook, return page or poll, comes through here, one at a time. Only
 * along the arrows of its life, and what was booked is booked once: what is seen twice, late or in the wrong order changes nothing.
 */
export async function applySeen(unit: Unit, intent: PaymentIntent, seen: SeenPayment): Promise<void> {
	if (!isAbout(unit, intent, seen)) return;
	intent.providerId ??= seen.providerId;
	if (seen.status === 'succeeded') await succeed(unit, intent, seen);
	else if (intent.isOpen()) await goOn(unit, intent, seen);
	for (const refund of seen.refunds) await applySeenRefund(unit, intent, refund);
}

/** Whether what was seen is this payment; the operator is told when it is not. */
function isAbout(unit: Unit, intent: PaymentIntent, seen: SeenPayment): boolean {
	if (seen.currency === intent.currency && (seen.reference === undefined || seen.reference === intent.id)) return true;
	recordGivenUp(unit, {kind: 'payment', resourceId: intent.id, code: 'not_ours', step: intent.version});
	return false;
}

async function goOn(unit: Unit, intent: PaymentIntent, seen: SeenPayment): Promise<void> {
	intent.actionUrl = seen.action?.url ?? null;
	if (seen.status === 'failed') return failIntent(unit, intent, seen.failure ?? {code: 'unknown', kind: 'another_day'});
	if (seen.status === 'requires_action' && intent.status === 'pending') {
		intent.apply('require_action');
		if (intent.kind === 'charge') await tellActionNeeded(unit, intent);
	} else if (seen.status === 'pending' && intent.status === 'requires_action') intent.apply('proceed');
}

/** The provider's amount is what came in, also when it is another one than was asked, and also after a failure. */
async function succeed(unit: Unit, intent: PaymentIntent, {amountMinor, reversedMinor}: SeenPayment): Promise<void> {
	if (intent.bookedMinor === 0n) {
		if (!isWaitedFor(intent)) return;
		await book(unit, intent, amountMinor);
		end(intent, amountMinor);
	}

	const reversed = smaller(reversedMinor, intent.bookedMinor);
	if (reversed > intent.reversedMinor) await reverse(unit, intent, reversed - intent.reversedMinor);
	else if (reversed < intent.reversedMinor) await book(unit, intent, intent.reversedMinor - reversed);
	if (reversed > 0n && intent.status === 'succeeded') intent.apply('reverse');
	else if (reversed === 0n && intent.status === 'reversed') intent.apply('reinstate');
	intent.reversedMinor = reversed;
}

/** Whether money may still come by it. */
const isWaitedFor = (intent: PaymentIntent): boolean => intent.isOpen() || intent.status === 'failed';

/** Its money is booked. */
function end(intent: PaymentIntent, amountMinor: bigint): void {
	intent.apply('succeed');
	intent.actionUrl = null;
	intent.failureCode = null;
	intent.bookedMinor = amountMinor;
}

async function book(unit: Unit, intent: PaymentIntent, amountMinor: bigint): Promise<void> {
	await unit.em.flush();
	const where = {id: {$in: [...invoicesOf(intent)]}};
	bookOn(unit, intent, amountMinor, await unit.em.find(Invoice, where, {lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: {id: 'asc'}}));
}

function bookOn(unit: Unit, intent: PaymentIntent, amountMinor: bigint, locked: readonly Invoice[]): void {
	const invoices = invoicesOf(intent).flatMap(id => locked.find(invoice => invoice.id === id) ?? []);
	const {provider, id: sourceId, tenantId, partnerId, currency} = intent;
	bookPayment(unit, {tenantId, partnerId, currency}, invoices, {provider, sourceId, amountMinor, paidAt: unit.now});
}

/** A payment that succeeded, and nothing else: most are seen so. */
export const isPlainSuccess = ({status, reversedMinor, refunds}: SeenPayment): boolean =>
	status === 'succeeded' && reversedMinor === 0n && refunds.length === 0;

/** The same as `applySeen` for many that succeeded plainly (`isPlainSuccess`), by a fixed number of statements. The payments are locked, and stored by whoever asks. */
export async function applySuccesses(unit: Unit, seen: readonly Readonly<{intent: PaymentIntent; seen: SeenPayment}>[]): Promise<void> {
	const ours = seen.filter(one => isAbout(unit, one.intent, one.seen));
	const ids = ours.flatMap(({intent}) => invoicesOf(intent));
	const invoices = await lockMany(unit, Invoice, {id: {$in: ids}}, {orderBy: {id: 'asc'}});
	for (const {
		intent,
		seen: {providerId, amountMinor},
	} of ours) {
		intent.providerId ??= providerId;
		if (intent.bookedMinor > 0n || !isWaitedFor(intent)) continue;
		bookOn(unit, intent, amountMinor, invoices.rows);
		end(intent, amountMinor);
	}

	await invoices.save();
}

async function reverse(unit: Unit, intent: PaymentIntent, amountMinor: bigint): Promise<void> {
	const {provider, id: sourceId} = intent;
	await reversePayment(unit, {provider, sourceId, amountMinor, paidAt: unit.now});
}
