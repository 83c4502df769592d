import {randomBytes} from 'node:crypto';
import type {Json} from './stripe-protocol.ts';

type Transaction = Json & {id: string; type: string; amount: number; fee: number; currency: string; source: string};
type Moved = Readonly<{amount: number; currency: string; fee?: number}>;

const id = (prefix: string): string => `${prefix}_${randomBytes(8).toString('hex')}`;

/** What moved the balance of a stand-in of Stripe, as its list of balance transactions shows it: what it keeps, and what it pays out. */
export function createStripeBalance() {
	const transactions = new Map<string, Transaction>();
	const sources = new Map<string, Json>();
	const settings = {
		...{chargeFee: 207, disputeFee: 2000, clockMs: () => Date.now()},
		/** The balance is kept in another currency than that of payments, of which one is worth so much. */
		keptIn: undefined as Readonly<{currency: string; rate: number}> | undefined,
	};

	const move = (type: string, {amount, currency, fee = 0}: Moved, source: Json): void => {
		const {currency: kept = currency, rate = 1} = settings.keptIn ?? {};
		const moved = Math.round(amount * rate);
		const made: Transaction = {
			...{id: id('txn'), object: 'balance_transaction', type, amount: moved, fee, net: moved - fee, currency: kept, status: 'available'},
			...{source: String(source['id']), exchange_rate: settings.keptIn ? rate : null, created: Math.floor(settings.clockMs() / 1000)},
		};
		sources.set(made.source, source);
		transactions.set(made.id, made);
	};
	return {
		...{transactions, settings},
		/** A transaction as it is listed: with what it is about in place of its name where that is asked for. */
		shown: (one: Json, {searchParams}: URL): Json => {
			const isExpanded = [...searchParams].some(([name, value]) => name.startsWith('expand') && value === 'data.source');
			return isExpanded ? {...one, source: sources.get(String(one['source']))} : one;
		},
		charged: ({id: intent, amount, currency}: Readonly<{id: string; amount: number; currency: string}>) =>
			move('charge', {amount, currency, fee: settings.chargeFee}, {id: id('ch'), object: 'charge', payment_intent: intent}),
		refunded: (refund: Json & {amount: number}) =>
			move('refund', {amount: -refund.amount, currency: String(refund['currency'])}, {...refund}),
		disputed: (dispute: Json & {amount: number}) =>
			move('adjustment', {amount: -dispute.amount, currency: String(dispute['currency']), fee: settings.disputeFee}, {...dispute}),
		/** What Stripe takes for itself, and writes an invoice of. */
		billed: (amount: number, currency: string) => move('stripe_fee', {amount: -amount, currency}, {id: id('fee')}),
		/** Everything that is there goes to the bank. */
		payOut(): number {
			const all = [...transactions.values()];
			const amount = all.reduce((sum, one) => sum + Number(one['net']), 0);
			const currency = all.at(-1)?.currency ?? 'eur';
			settings.keptIn = undefined;
			move('payout', {amount: -amount, currency}, {id: id('po'), object: 'payout', amount, currency, status: 'paid'});
			return amount;
		},
		/** The bank sends the last payout back. */
		failPayout() {
			const last = [...transactions.values()].findLast(({type}) => type === 'payout');
			if (!last) throw new Error('nothing was paid out');
			move('payout_failure', {amount: -last.amount, currency: last.currency}, {...sources.get(last.source), status: 'failed'});
		},
	};
}
