import type Stripe from 'stripe';
import type {ListedMovement, ListedPage, ListRequest} from '../../domain/payments/provider/provider.ts';
import {createdWithin} from './created-within.ts';
import {listedDispute, listedIntent, listedRefund} from './seen.ts';

const lists = ['payment_intents', 'refunds', 'disputes'] as const;

type Listed = Readonly<{data: readonly {id: string}[]; has_more: boolean}>;

/**
 * A page of what was made in a span: payments, then refunds, then disputes. `page` names the list and the last thing that was shown of it.
 */
export async function listMovements(stripe: Stripe, {page = lists[0], ...request}: ListRequest): Promise<ListedPage> {
	const [asked, after] = page.split(':');
	const name = lists.find(one => one === asked) ?? lists[0];
	const {listed, movements} = await pageOf(stripe, name, {...createdWithin(request), ...(after && {starting_after: after})});
	const last = listed.data.at(-1)?.id;
	if (listed.has_more && last) return {movements, next: `${name}:${last}`};
	return {movements, next: lists[lists.indexOf(name) + 1]};
}

type Asked = Readonly<{created: {gte: number; lt: number}; limit: number; starting_after?: string}>;

async function pageOf(stripe: Stripe, name: (typeof lists)[number], asked: Asked): Promise<{listed: Listed; movements: ListedMovement[]}> {
	if (name === 'refunds') {
		const listed = await stripe.refunds.list(asked);
		return {listed, movements: listed.data.map(listedRefund)};
	}

	if (name === 'disputes') {
		const listed = await stripe.disputes.list(asked);
		return {listed, movements: listed.data.map(listedDispute)};
	}

	const listed = await stripe.paymentIntents.list(asked);
	return {listed, movements: listed.data.map(listedIntent)};
}
