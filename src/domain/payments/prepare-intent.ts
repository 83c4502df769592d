import {Invoice} from '../billing/invoice.ts';
import type {LeasedRow} from '../platform/attempts/lease-next.ts';
import type {Cipher} from '../platform/secrets.ts';
import {lockMany} from '../platform/unit/lock-many.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {orWhyNot} from '../platform/values/or-why-not.ts';
import {PaymentMethod} from './methods/payment-method.ts';
import {ProviderCustomer} from './methods/provider-customer.ts';
import {invoicesOf, PaymentIntent} from './payment-intent.ts';
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

/** What a slice of payments is asked about with, loaded by a fixed number of queries. */
type Around = Readonly<{
	/** References of tenants at providers, opened when they are needed. */
	customers: ReadonlyMap<string, ProviderCustomer>;
	invoices: ReadonlyMap<string, Invoice>;
	methods: ReadonlyMap<string, PaymentMethod>;
}>;

/**
 * What is to be asked about a payment now; undefined when there is nothing. Known to the provider it is looked at; never asked for it is
 * asked; asked without an answer the very same is asked again while its key counts, and then it is looked for: nothing is charged anew
 * before it is certain that nothing was.
 */
export async function prepareIntent(unit: Unit, intent: PaymentIntent, tools: PrepareTools): Promise<IntentCall | undefined> {
	return prepare(unit, intent, {...tools, ...(await loadAround(unit, [intent]))});
}

/**
 * The same for many that were leased, with a fixed number of statements. What is not in the answer has nothing to be asked about, and is due
 * no more; of what cannot be prepared the answer is why.
 */
export async function prepareLeased(
	unit: Unit,
	leased: readonly LeasedRow[],
	tools: PrepareTools,
): Promise<ReadonlyMap<string, IntentCall | Error>> {
	const calls = new Map<string, IntentCall | Error>();
	if (leased.length === 0) return calls;
	const intents = await lockMany(
		unit,
		PaymentIntent,
		{id: {$in: leased.map(({id}) => id as IdOf<'paymentIntent'>)}},
		{orderBy: {id: 'asc'}},
	);
	const around = {...tools, ...(await loadAround(unit, intents.rows))};
	for (const intent of intents.rows) {
		const call = orWhyNot(() => prepare(unit, intent, around));
		if (call) calls.set(intent.id, call);
		else Object.assign(intent, {nextAttemptAt: null, leasedUntil: null});
	}

	await intents.save();
	return calls;
}

/** By what a payment is asked for: one that is only looked at needs nothing of it. */
async function loadAround({em}: Unit, intents: readonly PaymentIntent[]): Promise<Around> {
	const asked = intents.filter(isToAsk);
	if (asked.length === 0) return {customers: new Map(), invoices: new Map(), methods: new Map()};
	const tenantIds = asked.map(({tenantId}) => tenantId);
	const providers = asked.map(({provider}) => provider);
	const customers = await em.find(ProviderCustomer, {tenantId: {$in: tenantIds}, provider: {$in: providers}});
	const invoices = await em.find(Invoice, {id: {$in: asked.flatMap(invoicesOf)}});
	const methods = await em.find(PaymentMethod, {id: {$in: asked.flatMap(({methodId}) => methodId ?? [])}});
	return {
		customers: new Map(customers.map(customer => [customerKey(customer), customer])),
		invoices: new Map(invoices.map(invoice => [invoice.id, invoice])),
		methods: new Map(methods.map(method => [method.id, method])),
	};
}

const isToAsk = ({providerId, status}: PaymentIntent): boolean => !providerId && status === 'pending';

const customerKey = ({tenantId, provider}: Pick<PaymentIntent, 'tenantId' | 'provider'>): string => `${provider}:${tenantId}`;

function prepare(unit: Unit, intent: PaymentIntent, around: Around & PrepareTools): IntentCall | undefined {
	const provider = around.providers.get(intent.provider);
	if (!provider) return undefined;
	const call = {provider, looksWanted: intent.looksWanted, now: unit.now};
	if (intent.providerId) return {...call, what: 'look', providerId: intent.providerId};
	if (!isToAsk(intent)) return undefined;

	const customer = around.customers.get(customerKey(intent));
	const customerReference = customer && openReference(around.cipher, 'provider_customer', customer);
	const ageMs = intent.askedAt ? unit.realNow.getTime() - intent.askedAt.getTime() : 0;
	const isToFind = ageMs > provider.keyLifeMs || (intent.attempts > REPEATS_LIMIT && ageMs > STILL_ON_ITS_WAY_MS);
	if (intent.askedAt && isToFind) return {...call, what: 'find', reference: intent.id, customerReference, since: intent.askedAt};
	if (!intent.askedAt && !isStillDue(intent, around)) return undefined;
	const asked = requestOf(unit, intent, {...around, customerReference});
	if (!asked) return undefined;
	intent.askedAt ??= unit.realNow;
	return {...call, what: 'ask', ...asked};
}

/** What was paid or credited since it was planned is not charged: the amount is what is due now, and nothing is asked when that is nothing. */
function isStillDue(intent: PaymentIntent, {invoices}: Around): boolean {
	if (!intent.invoiceId) return true;
	const due = invoicesOf(intent).reduce((sum, id) => sum + (invoices.get(id)?.amountDueMinor() ?? 0n), 0n);
	if (due < intent.amountMinor) intent.amountMinor = due;
	if (intent.amountMinor > 0n) return true;
	intent.apply('cancel');
	return false;
}

type Request = Around & PrepareTools & Readonly<{customerReference: string | undefined}>;

function requestOf({now}: Unit, intent: PaymentIntent, {customerReference, ...around}: Request): Asked | undefined {
	const {cipher, publicUrl} = around;
	const invoice = intent.invoiceId ? around.invoices.get(intent.invoiceId) : undefined;
	const asking = {
		...{reference: intent.id, key: intent.key(), attempt: intent.attempt, amountMinor: intent.amountMinor, currency: intent.currency},
		...{description: invoice?.number ?? 'Payment', webhookUrl: `${publicUrl}/api/v1/webhooks/${intent.provider}`, now},
	};
	if (intent.kind === LINK_KEY) return {kind: 'link', request: {...asking, returnUrl: intent.actionUrl ?? publicUrl, customerReference}};
	const method = intent.methodId ? around.methods.get(intent.methodId) : undefined;
	if (!method || customerReference === undefined) return undefined;
	const methodReference = openReference(cipher, 'payment_method', method);
	return {kind: 'charge', request: {...asking, methodReference, methodType: method.type, customerReference}};
}
