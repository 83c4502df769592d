import type {Config} from '../config.ts';
import type {Provider, Providers} from '../domain/payments/provider/provider.ts';
import type {Clock} from '../domain/platform/process/clock.ts';
import {createCoinbase} from './coinbase/coinbase.ts';
import {createMollie} from './mollie/mollie.ts';
import {createSandboxPayments} from './sandbox-payments/sandbox-payments.ts';
import {createStripe} from './stripe/stripe.ts';

/** The payment providers that have their keys; the sandbox's with SANDBOX. */
export function openPaymentProviders(config: Config, {real}: Pick<Clock, 'real'>): Providers {
	const {stripe, mollie, coinbase, isSandbox, sandboxPaymentsSecret: webhookSecret} = config;
	const open: (Provider | undefined)[] = [
		isSandbox ? createSandboxPayments({webhookSecret}) : undefined,
		stripe && createStripe(stripe),
		mollie && createMollie(mollie),
		coinbase && createCoinbase({...coinbase, real}),
	];
	return new Map(open.flatMap(provider => (provider ? [[provider.slug, provider] as const] : [])));
}
