import {Invoice} from '../billing/invoice.ts';
import type {Cipher} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {PaymentMethod} from './methods/payment-method.ts';
import {ProviderCustomer} from './methods/provider-customer.ts';
import type {PaymentIntent} from './payment-intent.ts';
import type {ChargeRequest, LinkRequest, Provider, Providers} from './provider/provider.ts';
import {openReference} from './provider/sealed.ts';

/** So often the same is asked again before it is looked for. */
const REPEATS_LIMIT = 3;
/** A request that was cut off may still be on its way there. */
const STILL_ON_ITS_WAY_MS = 15 * 60_000;
const LINK_KEY = 'link';

type Asked = Readonly<{kind: 'charge'; request: ChargeRequest}> | Readonly<{kind: 'link'; request: LinkRequest}>;

/** What is to be asked of the provider now, so that no transaction is open while it thinks. */
export type IntentCall = Readonly<{provider: Provider; looksWanted: number; now: Date}> &
	(
		| Readonly<{what: 'look'; providerId: string}>
		| Readonly<{what: 'find'; reference: string; customerReference: string | undefined; since: Date}>
		| (Readonly<{what: 'ask'}> & Asked)
	);

export type PrepareTools = Readonly<{cipher: Cipher; providers: Providers; publicUrl: string}>;

/**
 * What is to be asked about a payment now; undefined when there is nothing. Known to the provider it is looked at; never asked for it is
 * asked; asked without an answer the very same is asked again while its key counts, and then it is looked for: nothing is charged anew
 * before it is certain that nothing was.
 */
export async function prepareIntent(unit: Unit, intent: PaymentIntent, tools: PrepareTools): Promise<IntentCall | undefined> {
	const provider = tools.providers.get(intent.provider);
	if (!provider) return undefined;
	const call = {provider, looksWanted: intent.looksWanted, now: unit.now};
	if (intent.providerId) return {...call, what: 'look', providerId: intent.providerId};
	if (intent.status !== 'pending') return undefined;

	const customerReference = await customerOf(unit, intent, tools.cipher);
	const ageMs = intent.askedAt ? unit.realNow.getTime() - intent.askedAt.getTime() : 0;
	const isToFind = ageMs > provider.keyLifeMs || (intent.attempts > REPEATS_LIMIT && ageMs > STILL_ON_ITS_WAY_MS);
	if (intent.askedAt && isToFind) return {...call, what: 'find', reference: intent.id, customerReference, since: intent.askedAt};
	if (!intent.askedAt && !(await isStillDue(unit, intent))) return undefined;
	const asked = await requestOf(unit, intent, {...tools, customerReference});
	if (!asked) return undefined;
	intent.askedAt ??= unit.realNow;
	return {...call, what: 'ask', ...asked};
}

/** What was paid or credited since it was planned is not charged: the amount is what is due now, and nothing is asked when that is nothing. */
async function isStillDue({em}: Unit, intent: PaymentIntent): Promise<boolean> {
	if (!intent.invoiceId) return true;
	const invoices = await em.find(Invoice, {id: {$in: [intent.invoiceId, ...intent.carriedIds]}});
	const due = invoices.reduce((sum, invoice) => sum + invoice.amountDueMinor(), 0n);
	if (due < intent.amountMinor) intent.amountMinor = due;
	if (intent.amountMinor > 0n) return true;
	intent.apply('cancel');
	return false;
}

async function customerOf({em}: Unit, {tenantId, provider}: PaymentIntent, cipher: Cipher): Promise<string | undefined> {
	const customer = await em.findOne(ProviderCustomer, {tenantId, provider});
	return customer ? openReference(cipher, 'provider_customer', customer) : undefined;
}

type Around = PrepareTools & Readonly<{customerReference: string | undefined}>;

async function requestOf(
	{em, now}: Unit,
	intent: PaymentIntent,
	{cipher, publicUrl, customerReference}: Around,
): Promise<Asked | undefined> {
	const invoice = intent.invoiceId ? await em.findOne(Invoice, intent.invoiceId) : null;
	const asking = {
		...{reference: intent.id, key: intent.key(), attempt: intent.attempt, amountMinor: intent.amountMinor, currency: intent.currency},
		...{description: invoice?.number ?? 'Payment', webhookUrl: `${publicUrl}/api/v1/webhooks/${intent.provider}`, now},
	};
	if (intent.kind === LINK_KEY) return {kind: 'link', request: {...asking, returnUrl: intent.actionUrl ?? publicUrl, customerReference}};
	const method = intent.methodId ? await em.findOne(PaymentMethod, intent.methodId) : null;
	if (!method || customerReference === undefined) return undefined;
	const methodReference = openReference(cipher, 'payment_method', method);
	return {kind: 'charge', request: {...asking, methodReference, methodType: method.type, customerReference}};
}
