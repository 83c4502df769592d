import {PaymentIntent} from '../../../src/domain/payments/payment-intent.ts';
import {asSystem} from '../../../src/domain/platform/unit/as-system.ts';
import {makeCustomer, makeFinalInvoice} from '../factories.ts';
import type {World} from '../world.ts';
import {type Buyer, dataOf, startPayingWorld} from './stories.ts';
import {type StripeBehaviour, startStripe} from './stripe.ts';

/** A world whose provider is a stand-in of Stripe that tells it by webhook what happens. */
export async function startStripeWorld({
	environment = {},
	...given
}: Parameters<typeof startPayingWorld>[1] & {environment?: Readonly<Record<string, string>>} = {}) {
	let world: World | undefined;
	const stripe = await startStripe({publicUrl: () => world?.baseUrl ?? ''});
	world = await startPayingWorld({...environment, ...stripe.environment}, given);
	const running = world;
	return {
		world: running,
		stripe,
		async close() {
			await running.close();
			await stripe.close();
		},
	};
}

export type StripeWorld = Awaited<ReturnType<typeof startStripeWorld>>;

/** A tenant with a card at the stand-in that goes as said. */
export async function makeCardHolder(
	{world, stripe}: Pick<StripeWorld, 'world' | 'stripe'>,
	{behaviour, type = 'card', partner}: {behaviour?: StripeBehaviour; type?: 'card' | 'sepa_debit' | 'ideal'; partner?: string} = {},
): Promise<Pick<Buyer, 'tenantId' | 'admin'> & {methodId: string}> {
	const {tenantId, admin} = await makeCustomer(world, {...(partner && {partner})});
	const {setup_id: setupId} = dataOf(await admin.post('/billing/payment-providers/stripe/setup', {type}));
	const at = stripe.setupFor(setupId);
	stripe.finishSetup(at, {type, ...(behaviour && {behaviour})});
	const {id: methodId} = dataOf(await admin.post('/billing/payment-providers/stripe/confirm', {setup_id: setupId}));
	return {tenantId, admin, methodId};
}

/** A final invoice of 121.00 EUR, collected as far as it goes at once. */
export async function collected(world: World, tenantId: string): Promise<{id: string; reference: string}> {
	const {id} = await makeFinalInvoice(world, tenantId);
	await world.drain();
	return {id, reference: await referenceOf(world, id)};
}

/** Our id of the newest payment of an invoice. */
export const referenceOf = async (world: World, invoiceId: string): Promise<string> =>
	asSystem(world.inUnit, {because: 'a test looks'}, async ({em}) => {
		const newest = await em.findOne(PaymentIntent, {invoiceId: invoiceId as `inv_${string}`}, {orderBy: {attempt: 'desc'}});
		return newest?.id ?? '';
	});

export const invoiceOf = async ({operator}: World, id: string) => dataOf(await operator.get(`/admin/invoices/${id}`));
