import type {ProviderSlug} from '../../billing/payment.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';

/** What a stored way to pay is. `ideal` is a way to set one up; what is stored then is a `sepa_debit`. */
export const methodTypes = ['card', 'sepa_debit', 'ideal', 'bank_transfer', 'crypto', 'sandbox'] as const;

export type MethodType = (typeof methodTypes)[number];

export const methodType = namedEnum(methodTypes, {id: 'PaymentMethodType', description: 'Kind of payment method.'});

/**
 * What a call to a provider came to. `refused` and `missing` are definite: nothing happened there. After `unclear` nobody knows, and it
 * is asked for before anything else is done: no outcome is ever guessed.
 */
export type ProviderAnswer<Value> =
	| Readonly<{kind: 'known'; value: Value}>
	| Readonly<{kind: 'refused'; code: string; why?: 'below_minimum' | 'method_gone' | 'already_refunded' | 'wait'}>
	| Readonly<{kind: 'missing'}>
	| Readonly<{kind: 'unclear'; code: string; retryAfterSeconds?: number}>;

/** What is to be done about a payment that failed: try it another day, ask the customer first, or look for a fault of ours. */
export type FailureKind = 'another_day' | 'ask_customer' | 'ours';

/** A way to the customer: a page to go to, or a secret with which the provider's own script in the browser goes on. */
export type CustomerAction = Readonly<{url?: string; clientSecret?: string}>;

/** Money on its way back, as it stands at the provider. */
export type SeenRefund = Readonly<{
	providerId: string;
	/** Our id for it, unless it was made in the provider's own pages. */
	reference: string | undefined;
	status: 'pending' | 'succeeded' | 'failed';
	amountMinor: bigint;
	code?: string;
}>;

/** A payment as it stands at the provider at the moment. */
export type SeenPayment = Readonly<{
	providerId: string;
	/** Our id for it, as it was given with the payment. */
	reference: string | undefined;
	status: 'pending' | 'requires_action' | 'succeeded' | 'failed';
	amountMinor: bigint;
	currency: string;
	/** What the bank or the card's network took back and has not given back again. */
	reversedMinor: bigint;
	failure?: Readonly<{code: string; kind: FailureKind}>;
	action?: CustomerAction;
	/** Those that are known; a refund that is missing here has not failed for that. */
	refunds: readonly SeenRefund[];
}>;

/** A method as it stands at the provider: its references, and what may be shown of it. */
export type SeenMethod = Readonly<{
	/** The provider's name for it, and the mandate's where charges name one. */
	reference: string;
	type: MethodType;
	label: string;
	last4?: string;
	/** `2027-11`. */
	expires?: string;
}>;

export type SeenSetup = Readonly<{
	status: 'pending' | 'active' | 'failed';
	method?: SeenMethod;
	/** What the set-up itself moved: a cent that proves an account, for example. */
	moved?: SeenPayment;
	code?: string;
}>;

/** The customer as the provider is to know it. */
export type PayingCustomer = Readonly<{tenantId: string; name: string; email: string | null; reference: string | undefined}>;

export type SetupRequest = Readonly<{
	/** Our id; the idempotency key as well. */
	setupId: string;
	customer: PayingCustomer;
	type: MethodType;
	/** What the sandbox's method is to do. */
	label: string | undefined;
	returnUrl: string | undefined;
	webhookUrl: string;
	now: Date;
}>;

export type BegunSetup = Readonly<{providerId: string; customerReference: string; action: CustomerAction}>;

type Asking = Readonly<{
	/** Our id of the payment: it is found by it when no answer came. */
	reference: string;
	/** The same for the same try: repeated, it changes nothing. Another one only after a definite end. */
	key: string;
	/** Counted from 1, for each invoice. */
	attempt: number;
	amountMinor: bigint;
	currency: Currency;
	description: string;
	webhookUrl: string;
	now: Date;
}>;

export type ChargeRequest = Asking & Readonly<{methodReference: string; methodType: MethodType; customerReference: string}>;
export type LinkRequest = Asking & Readonly<{returnUrl: string; customerReference: string | undefined}>;

export type RefundRequest = Readonly<{
	/** The provider's id of the payment. */
	providerId: string;
	reference: string;
	key: string;
	amountMinor: bigint;
	currency: Currency;
	reason: string;
	now: Date;
}>;

export type FindRequest = Readonly<{reference: string; customerReference: string | undefined; since: Date; now: Date}>;

/** Money that moved at a provider, or was to: a payment, a refund, or what a dispute or chargeback took. */
export type ListedMovement = Readonly<{
	kind: 'payment' | 'refund' | 'reversal';
	/** The provider's name for it. */
	providerId: string;
	/** The provider's name for the payment that it is about. */
	paymentId: string;
	/** Our id for it, as it was given with it. */
	reference: string | undefined;
	status: 'pending' | 'succeeded' | 'failed';
	amountMinor: bigint;
	currency: string;
}>;

/** Half-open, by when things were made at the provider; `page` is what the page before said is next. */
export type ListRequest = Readonly<{from: Date; to: Date; page: string | undefined}>;

export type ListedPage = Readonly<{movements: readonly ListedMovement[]; next: string | undefined}>;

/** What a provider takes of the money on its account: for itself, or to the bank. */
export const balanceKinds = ['fee', 'payout'] as const;

/** A fee or a payout, as a provider tells it. */
export type ListedBalanceTransaction = Readonly<{
	kind: (typeof balanceKinds)[number];
	/** The provider's name for it: what is told again under the same is the same. */
	providerId: string;
	/** The provider's name for the payment that a fee was for; none of a payout, and of what a payout itself cost. */
	paymentId: string | undefined;
	/** In minor units: above zero it left the account, below it came back. */
	amountMinor: bigint;
	/** That of the balance, which need not be the payment's. */
	currency: Currency;
	/** When it happened, by the provider's clock. */
	at: Date;
}>;

export type ListedBalance = Readonly<{transactions: readonly ListedBalanceTransaction[]; next: string | undefined}>;

/** What an inbound webhook is about. It never says how something stands: that is asked for. */
export type WebhookNews = Readonly<{
	/** Told again under the same key it is the same news. */
	key: string;
	about: Readonly<{paymentId?: string; reference?: string; setupId?: string; methodReference?: string}>;
	isMoney: boolean;
}>;

export type WebhookReading =
	| Readonly<{kind: 'forged'}>
	/** Honest, and nothing to us: an unknown type, another mode. */
	| Readonly<{kind: 'ignored'; because: 'unknown_type' | 'other_mode'}>
	| Readonly<{kind: 'news'; news: WebhookNews}>;

/** A body as it came: its very bytes, for signatures are over those. */
export type RawWebhook = Readonly<{body: Uint8Array; headers: Readonly<Record<string, string | undefined>>; now: Date}>;

/**
 * One way to the money: what a payment provider can do, in our words. What it cannot do is not there. No call throws, each is bounded in
 * time and in the size of what it reads.
 */
export type Provider = Readonly<{
	slug: ProviderSlug;
	name: string;
	types: readonly MethodType[];
	/** Whether this is a label that says what a method is to do; only where methods have such. */
	isLabel?: (label: string) => boolean;
	/** What a browser may know: keys that are public. */
	publishable: Readonly<Record<string, string>>;
	/** So long the same key gets the same answer there. */
	keyLifeMs: number;
	/** Less is not charged, in minor units. */
	minimumMinor: (currency: Currency) => bigint;
	/** Methods that are charged without the customer. */
	stores?: Readonly<{
		begin: (request: SetupRequest) => Promise<ProviderAnswer<BegunSetup>>;
		look: (setup: Readonly<{providerId: string; customerReference: string; now: Date}>) => Promise<ProviderAnswer<SeenSetup>>;
		forget: (method: Readonly<{reference: string; customerReference: string}>) => Promise<ProviderAnswer<null>>;
		charge: (request: ChargeRequest) => Promise<ProviderAnswer<SeenPayment>>;
	}>;
	/** A page on which the customer pays one thing. */
	link?: (request: LinkRequest) => Promise<ProviderAnswer<SeenPayment>>;
	look: (payment: Readonly<{providerId: string; now: Date}>) => Promise<ProviderAnswer<SeenPayment>>;
	/** Whether a payment is there under our reference; undefined when it is certain that it is not. */
	find: (request: FindRequest) => Promise<ProviderAnswer<SeenPayment | undefined>>;
	refund: (request: RefundRequest) => Promise<ProviderAnswer<SeenRefund>>;
	/** Everything that was made there in a span of time, page by page; the sandbox has no list of its own. */
	list?: (request: ListRequest) => Promise<ProviderAnswer<ListedPage>>;
	/**
	 * Fees and payouts of a span of time, page by page, by when they happened; some from outside of it may be told, too. Only where the
	 * provider tells them.
	 */
	listBalance?: (request: ListRequest) => Promise<ProviderAnswer<ListedBalance>>;
	readWebhook: (webhook: RawWebhook) => WebhookReading;
}>;

/** Those that are configured, by slug. */
export type Providers = ReadonlyMap<ProviderSlug, Provider>;
