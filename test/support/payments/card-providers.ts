import {makeCustomer} from '../factories.ts';
import {until} from '../processes.ts';
import type {World} from '../world.ts';
import {startMollie} from './mollie.ts';
import {dataOf} from './stories.ts';
import {startStripe} from './stripe.ts';
import {makeCardHolder} from './stripe-world.ts';

type Served = Readonly<{publicUrl: () => string}>;

/** A stand-in of a provider that charges cards that it stores. */
export type CardProvider = Readonly<{
	slug: string;
	environment: Readonly<Record<string, string>>;
	/** A tenant with a card there. A worker is to be at work. */
	holder: (world: World) => Promise<{tenantId: string}>;
	/** What happened there: cards that were charged, and times that money went back. */
	counts: () => Readonly<{charges: number; refunds: number}>;
	/** From now on it tells nothing by itself. */
	keepSilent: () => void;
	close: () => Promise<void>;
}>;

async function stripe({publicUrl}: Served): Promise<CardProvider> {
	const standIn = await startStripe({publicUrl});
	return {
		slug: 'stripe',
		environment: standIn.environment,
		holder: async world => makeCardHolder({world, stripe: standIn}),
		counts: () => ({charges: standIn.intents.size, refunds: standIn.refunds.size}),
		keepSilent() {
			standIn.settings.hooks = 'hold';
		},
		close: standIn.close,
	};
}

/** Long enough for a busy machine. */
const HEARD_WITHIN_MS = 30_000;
const SHOP = 'https://shop.example';

async function mollie({publicUrl}: Served): Promise<CardProvider> {
	const standIn = await startMollie({publicUrl});
	const charges = () => [...standIn.payments.values()].filter(({sequenceType}) => sequenceType === 'recurring');
	return {
		slug: 'mollie',
		environment: {...standIn.environment, ALLOWED_RETURN_ORIGINS: SHOP},
		/** On Mollie's page, and back: a worker hears from Mollie how it went. */
		async holder(world) {
			const {tenantId, admin} = await makeCustomer(world);
			const setup = dataOf(await admin.post('/billing/payment-providers/mollie/setup', {type: 'card', return_url: `${SHOP}/back`}));
			await standIn.finishFirst(String(setup.redirect_url).split('/').at(-1) ?? '');
			const isConfirmed = async () =>
				(await admin.post('/billing/payment-methods', {provider: 'mollie', setup_id: setup.setup_id})).status === 201;
			if (!(await until(HEARD_WITHIN_MS, isConfirmed))) throw new Error('the card was not stored');
			return {tenantId};
		},
		counts: () => ({charges: charges().length, refunds: charges().reduce((sum, {refunds}) => sum + refunds.length, 0)}),
		keepSilent() {
			standIn.settings.hooks = 'hold';
		},
		close: standIn.close,
	};
}

/** Starts them, by name. */
export const cardProviders = {Stripe: stripe, Mollie: mollie} as const;
