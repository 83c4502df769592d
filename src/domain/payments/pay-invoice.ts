import {LockMode} from '@mikro-orm/core';
import {getInvoice, lockInvoice} from '../billing/queries.ts';
import {dueAt} from '../platform/attempts/attempt.ts';
import {refuse as refusePlatform} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {PaymentIntent} from './payment-intent.ts';
import type {Provider} from './provider/provider.ts';
import {type ReturnPages, returnFaults} from './provider/return-url.ts';
import {refuse} from './refusals.ts';

const WAITS_FOR_CUSTOMER = 'requires_action';
const PROVIDER_MISSING = {path: 'provider', message: 'is required where no payment waits for the customer'};

type Request = ReturnPages & Readonly<{invoiceId: IdOf<'invoice'>; provider: Provider | undefined}>;

/**
 * A customer wants to pay an invoice by hand. What waits for them goes on; else a page of the provider is asked for. One payment is under way
 * at a time.
 */
export async function payInvoice(unit: Unit, {invoiceId, provider, ...pages}: Request): Promise<PaymentIntent> {
	await getInvoice(unit, invoiceId, 'tenant');
	const invoice = await lockInvoice(unit, invoiceId);
	const attempts = await unit.em.find(PaymentIntent, {invoiceId});
	const open = attempts.find(attempt => attempt.isOpen());
	const isPayable = invoice.documentType === 'invoice' && invoice.amountDueMinor() !== 0n;
	const details = [...returnFaults(pages), ...(provider || open || !isPayable ? [] : [PROVIDER_MISSING])];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	if (!isPayable) throw refuse('invoice_not_payable');
	if (open?.status === WAITS_FOR_CUSTOMER) return open;
	if (open || !provider) throw refuse('payment_under_way');
	if (!provider.link) throw refuse('provider_has_no_page', {name: provider.name});
	const {tenantId, partnerId, currency} = invoice;
	return unit.em.create(PaymentIntent, {
		...{tenantId, partnerId, currency, invoiceId, kind: 'link', provider: provider.slug, status: 'pending', ...dueAt(unit.now)},
		...{amountMinor: invoice.amountDueMinor(), attempt: attempts.length + 1, carriedIds: [], bookedMinor: 0n, reversedMinor: 0n},
		...{round: 1, looksWanted: 0, looks: 0, actionUrl: pages.returnUrl ?? pages.publicUrl},
	});
}

/** A payment that is there, locked for a change. */
export async function lockIntent({em}: Unit, id: IdOf<'paymentIntent'>): Promise<PaymentIntent> {
	return em.findOneOrFail(PaymentIntent, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
}
