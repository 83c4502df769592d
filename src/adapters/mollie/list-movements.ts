import {z} from 'zod';
import type {ListedMovement, ListedPage, ListRequest, ProviderAnswer} from '../../domain/payments/provider/provider.ts';
import type {MollieClient} from './mollie-client.ts';
import {mollieListed, molliePayment, seenListed, seenPayment} from './seen.ts';

const PAGE = 250;

const lists = ['payments', 'refunds', 'chargebacks'] as const;

type List = (typeof lists)[number];

const links = z.object({next: z.object({href: z.string()}).nullish()}).nullish();
const listedPayments = z.object({_embedded: z.object({payments: z.array(molliePayment)}), _links: links});
const listedBack = z.object({_embedded: z.record(z.string(), z.array(mollieListed)), _links: links});

type Shown = Readonly<{createdAt: string; movement: ListedMovement}>;

/**
 * A page of what was made in a span: payments, then refunds, then chargebacks, each newest first. There is no filter by time, so what is
 * younger is passed over, and the list ends with what is older. `page` names the list and where it goes on.
 */
export async function listMovements(call: MollieClient, {from, to, page = lists[0]}: ListRequest): Promise<ProviderAnswer<ListedPage>> {
	const [name = '', after] = page.split(':');
	const list = lists.find(one => one === name) ?? lists[0];
	const answer = await pageOf(call, list, after);
	if (answer.kind !== 'known') return answer;
	const {shown, next} = answer.value;
	const inSpan = shown.filter(({createdAt}) => Date.parse(createdAt) >= from.getTime() && Date.parse(createdAt) < to.getTime());
	const isPast = shown.some(({createdAt}) => Date.parse(createdAt) < from.getTime());
	const movements = inSpan.map(({movement}) => movement);
	if (next !== undefined && !isPast) return {kind: 'known', value: {movements, next: `${list}:${next}`}};
	return {kind: 'known', value: {movements, next: lists[lists.indexOf(list) + 1]}};
}

type MolliePage = Readonly<{shown: readonly Shown[]; next: string | undefined}>;

async function pageOf(call: MollieClient, list: List, after: string | undefined): Promise<ProviderAnswer<MolliePage>> {
	const path = `/${list}?limit=${PAGE}${after === undefined ? '' : `&from=${encodeURIComponent(after)}`}`;
	const answer = list === 'payments' ? await call({method: 'GET', path}, listedPayments) : await call({method: 'GET', path}, listedBack);
	if (answer.kind !== 'known') return answer;
	const {_embedded: embedded, _links: to} = answer.value;
	const next = to?.next ? (new URL(to.next.href).searchParams.get('from') ?? undefined) : undefined;
	try {
		return {kind: 'known', value: {shown: shownOf(list, embedded), next}};
	} catch {
		return {kind: 'unclear', code: 'not_understood'};
	}
}

type Embedded = z.infer<typeof listedPayments>['_embedded'] | z.infer<typeof listedBack>['_embedded'];

function shownOf(list: List, embedded: Embedded): Shown[] {
	const {payments} = embedded as z.infer<typeof listedPayments>['_embedded'];
	if (list === 'payments') return payments.map(payment => ({createdAt: payment.createdAt, movement: paymentOf(payment)}));
	const back = (embedded as z.infer<typeof listedBack>['_embedded'])[list] ?? [];
	return back.map(one => ({createdAt: one.createdAt, movement: seenListed(list === 'refunds' ? 'refund' : 'reversal', one)}));
}

function paymentOf(payment: z.infer<typeof molliePayment>): ListedMovement {
	const {providerId, reference, status, amountMinor, currency} = seenPayment(payment);
	return {
		...{kind: 'payment', providerId, paymentId: providerId, reference, amountMinor, currency},
		status: status === 'requires_action' ? 'pending' : status,
	};
}
