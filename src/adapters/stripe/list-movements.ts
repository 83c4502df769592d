import type Stripe from 'stripe';
import type {ListedMovement, ListedPage, ListRequest} from '../../domain/payments/provider/provider.ts';
import {listedDispute, listedIntent, listedRefund} from './seen.ts';

const PAGE = 100;

const lists = ['payment_intents', 'refunds', 'disputes'] as const;

type Listed = Readonly<{data: readonly {id: string}[]; has_more: boolean}>;

/**
 * A page of what was made in a span: payments, then refunds, then disputes. `page` names the list and the last thing that was shown of it.
 * Times are whole seconds there: what began within the first and the last one is listed, too.
 */
export async function listMovements(stripe: Stripe, {from, to, page = lists[0]}: ListRequest): Promise<ListedPage> {
	const [asked, after] = page.split(':');
	const name = lists.find(one => one === asked) ?? lists[0];
	const span = {created: {gte: Math.floor(from.getTime() / 1000), lt: Math.ceil(to.getTime() / 1000)}, limit: PAGE};
	const {listed, movements} = await pageOf(stripe, name, {...span, ...(after && {starting_after: after})});
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
