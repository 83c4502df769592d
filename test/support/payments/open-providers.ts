import {createCoinbase} from '../../../src/adapters/coinbase/coinbase.ts';
import {createMollie} from '../../../src/adapters/mollie/mollie.ts';
import {createStripe} from '../../../src/adapters/stripe/stripe.ts';
import type {ChargeRequest, Provider, ProviderAnswer, SeenPayment} from '../../../src/domain/payments/provider/provider.ts';
import {startCoinbase} from './coinbase.ts';
import {startMollie} from './mollie.ts';
import {startStripe} from './stripe.ts';

/** The adapters, each with its stand-in. */
export async function openProviders() {
	const [stripeServer, mollieServer, coinbaseServer] = await Promise.all([startStripe(), startMollie(), startCoinbase()]);
	const {keyId, secret, apiUrl} = coinbaseServer;
	return {
		...{stripeServer, mollieServer, coinbaseServer},
		stripe: createStripe({
			...{secretKey: stripeServer.secretKey, publishableKey: 'pk_test_stand_in', url: stripeServer.url},
			webhookSecrets: [stripeServer.webhookSecret],
		}),
		mollie: createMollie({apiKey: mollieServer.apiKey, webhookSecrets: [mollieServer.webhookSecret], url: mollieServer.apiUrl}),
		coinbase: createCoinbase({keyId, secret, url: apiUrl, webhookSecrets: [coinbaseServer.webhookSecret], real: () => new Date()}),
		close: async () => void (await Promise.all([stripeServer, mollieServer, coinbaseServer].map(async server => server.close()))),
	};
}

export type OpenProviders = Awaited<ReturnType<typeof openProviders>>;

let count = 0;
export const fresh = (prefix: string): string => `${prefix}_${String(count++).padStart(26, '0')}`;

export const knownOf = <Value>(answer: ProviderAnswer<Value>): Value => {
	if (answer.kind !== 'known') throw new Error(`not known: ${JSON.stringify(answer)}`);
	return answer.value;
};

export const customer = {tenantId: 'tnt_acme', name: 'Acme B.V.', email: 'finance@acme.example', reference: undefined};

type Ready = Readonly<{methodReference: string; customerReference: string; methodType: 'card'}>;

export async function cardAtStripe({stripe, stripeServer}: OpenProviders): Promise<Ready> {
	const setup = {
		setupId: fresh('pset'),
		customer,
		type: 'card' as const,
		label: undefined,
		returnUrl: undefined,
		webhookUrl: 'https://us.example',
		now: new Date(),
	};
	const begun = knownOf((await stripe.stores?.begin(setup)) ?? {kind: 'missing'});
	stripeServer.finishSetup(begun.providerId);
	const seen = knownOf((await stripe.stores?.look({...begun, now: new Date()})) ?? {kind: 'missing'});
	return {methodReference: seen.method?.reference ?? '', customerReference: begun.customerReference, methodType: 'card'};
}

export async function cardAtMollie({mollie, mollieServer}: OpenProviders): Promise<Ready> {
	const setup = {
		setupId: fresh('pset'),
		customer,
		type: 'card' as const,
		label: undefined,
		returnUrl: 'https://us.example/back',
		webhookUrl: 'https://us.example',
		now: new Date(),
	};
	const begun = knownOf((await mollie.stores?.begin(setup)) ?? {kind: 'missing'});
	await mollieServer.finishFirst(begun.providerId);
	const seen = knownOf((await mollie.stores?.look({...begun, now: new Date()})) ?? {kind: 'missing'});
	return {methodReference: seen.method?.reference ?? '', customerReference: begun.customerReference, methodType: 'card'};
}

export const chargeOf = (ready: Ready, more: Partial<ChargeRequest> = {}): ChargeRequest => {
	const reference = fresh('pint');
	return {
		...{
			reference,
			key: `${reference}:1`,
			attempt: 1,
			amountMinor: 12_100n,
			currency: 'EUR',
			description: 'Invoice',
			webhookUrl: 'https://us.example',
		},
		...{...ready, now: new Date()},
		...more,
	};
};

export const charge = async (provider: Provider, request: ChargeRequest): Promise<ProviderAnswer<SeenPayment>> =>
	(await provider.stores?.charge(request)) ?? {kind: 'missing'};
