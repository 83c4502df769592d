import type {Client} from '../client.ts';
import {makeCustomer} from '../factories.ts';
import {until} from '../processes.ts';
import type {System} from '../system.ts';
import type {World} from '../world.ts';
import {startCoinbase} from './coinbase.ts';
import {startMollie} from './mollie.ts';
import {addSandboxMethod, dataOf} from './stories.ts';
import {startStripe} from './stripe.ts';
import {makeCardHolder} from './stripe-world.ts';

type Served = Readonly<{publicUrl: () => string}>;
type Payer = Readonly<{tenantId: string; admin: Client}>;

/** A provider that can be paid through, as a stand-in of it or our own. */
export type PayableProvider = Readonly<{
	slug: string;
	environment: Readonly<Record<string, string>>;
	/** A tenant that can pay there. A worker is to be at work. */
	payer: (world: World) => Promise<Payer>;
	/** Pays an invoice there by hand, where no method is charged for it. */
	pay?: (payer: Payer, invoiceId: string) => Promise<void>;
	/** What happened there: times that money came in, and that it went back. */
	counts: (system: Pick<System, 'rows'>) => Promise<Readonly<{charges: number; refunds: number}>>;
	/** From now on it tells nothing by itself. */
	keepSilent: () => void;
	close: () => Promise<void>;
}>;

async function stripe({publicUrl}: Served): Promise<PayableProvider> {
	const standIn = await startStripe({publicUrl});
	return {
		slug: 'stripe',
		environment: standIn.environment,
		payer: async world => makeCardHolder({world, stripe: standIn}),
		counts: async () => ({charges: standIn.intents.size, refunds: standIn.refunds.size}),
		keepSilent() {
			standIn.settings.hooks = 'hold';
		},
		close: standIn.close,
	};
}

/** Long enough for a busy machine. */
const HEARD_WITHIN_MS = 30_000;
const SHOP = 'https://shop.example';

async function mollie({publicUrl}: Served): Promise<PayableProvider> {
	const standIn = await startMollie({publicUrl});
	const charges = () => [...standIn.payments.values()].filter(({sequenceType}) => sequenceType === 'recurring');
	return {
		slug: 'mollie',
		environment: {...standIn.environment, ALLOWED_RETURN_ORIGINS: SHOP},
		/** On Mollie's page, and back: a worker hears from Mollie how it went. */
		async payer(world) {
			const {tenantId, admin} = await makeCustomer(world);
			const setup = dataOf(await admin.post('/billing/payment-providers/mollie/setup', {type: 'card', return_url: `${SHOP}/back`}));
			await standIn.finishFirst(String(setup.redirect_url).split('/').at(-1) ?? '');
			const isConfirmed = async () =>
				(await admin.post('/billing/payment-methods', {provider: 'mollie', setup_id: setup.setup_id})).status === 201;
			if (!(await until(HEARD_WITHIN_MS, isConfirmed))) throw new Error('the card was not stored');
			return {tenantId, admin};
		},
		counts: async () => ({charges: charges().length, refunds: charges().reduce((sum, {refunds}) => sum + refunds.length, 0)}),
		keepSilent() {
			standIn.settings.hooks = 'hold';
		},
		close: standIn.close,
	};
}

/** It stores no method: the customer pays on a page of it. */
async function coinbase({publicUrl}: Served): Promise<PayableProvider> {
	const standIn = await startCoinbase({publicUrl});
	const paid = () => [...standIn.checkouts.values()].filter(({status}) => PAID_STATUSES.has(status));
	return {
		slug: 'coinbase',
		environment: standIn.environment,
		payer: async world => makeCustomer(world),
		async pay({admin}, invoiceId) {
			dataOf(await admin.post(`/billing/invoices/${invoiceId}/pay`, {provider: 'coinbase'}));
			await standIn.settle([...standIn.checkouts.keys()].at(-1) ?? '', 'COMPLETED');
		},
		counts: async () => ({charges: paid().length, refunds: paid().reduce((sum, {refunds}) => sum + refunds.length, 0)}),
		keepSilent() {
			standIn.settings.hooks = 'hold';
		},
		close: standIn.close,
	};
}

const PAID_STATUSES = new Set(['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED']);

/** Ours: what is known there of a payment stands in its name, and nowhere else. */
async function sandbox(): Promise<PayableProvider> {
	return {
		slug: 'sandbox',
		environment: {SANDBOX: 'true'},
		async payer(world) {
			const {tenantId, admin} = await makeCustomer(world);
			await addSandboxMethod(admin, 'succeeds');
			return {tenantId, admin};
		},
		async counts({rows}) {
			const [named] = await rows<{charges: string; refunds: string}>(
				`select (select count(distinct provider_id) from payment_intent) as charges, (select count(distinct provider_id) from refund) as refunds`,
			);
			return {charges: Number(named?.charges), refunds: Number(named?.refunds)};
		},
		keepSilent: () => undefined,
		close: async () => undefined,
	};
}

/** Starts them, by name. */
export const payableProviders = {Stripe: stripe, Mollie: mollie, Coinbase: coinbase, 'the sandbox': sandbox} as const;
