import {listPayments, movementKind} from '../../domain/payments/list-payments.ts';
import {paymentStatus} from '../../domain/payments/payment-intent.ts';
import {differenceCauses} from '../../domain/payments/reconciliation/difference.ts';
import {reconcile} from '../../domain/payments/reconciliation/reconcile.ts';
import {refuse} from '../../domain/platform/refusals.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {givenDayOrInstant} from '../http/fields.ts';
import {inOwnUnit} from '../http/own-unit.ts';
import {pageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {movementView, paymentProvider, reconciliationView} from './views.ts';

const DAY_MS = 24 * 3_600_000;
/** More is asked for in parts: providers are asked page by page while the caller waits. */
const SPAN_LIMIT_DAYS = 7;

export const adminListPayments = route({
	operation: 'adminListPayments',
	tag: 'ext-payments',
	method: 'get',
	path: '/admin/payments',
	summary: 'Payments and refunds in reach, by whatever way, newest first',
	description:
		'What providers were asked for, refunds, and what was written down by hand, with their states and failures. Amounts are above ' +
		'zero for refunds, too; `kind` tells the direction.',
	access: 'admin:billing',
	query: pageQuery(['paymentIntent', 'refund', 'payment'], {
		kind: movementKind.optional(),
		tenant_id: idOf('tenant').optional(),
		provider: paymentProvider.optional(),
		status: paymentStatus.optional(),
		from: givenDayOrInstant.optional().meta({description: 'Made on this day or later'}),
		to: givenDayOrInstant.optional().meta({description: 'Made before it'}),
	}),
	answer: page(movementView),
	async handle({unit, query}) {
		return listPayments(unit, query);
	},
});

export const reconcilePayments = route({
	operation: 'reconcilePayments',
	tag: 'ext-payments',
	method: 'get',
	path: '/admin/payments/reconciliation',
	summary: 'Compare what payment providers have with the books, and the books with each other: each difference, and what to do about it',
	description:
		'Asks every provider for what it has of the span and compares it with what is stored, then the books with the documents. Each ' +
		'difference has a cause, an amount and a sentence on what to do. Takes as long as the providers do; at most seven days at once. ' +
		'The same comparison runs every day by itself.',
	access: 'admin:platform',
	hasNoUnit: true,
	isCostly: true,
	query: input({
		from: givenDayOrInstant.optional().meta({description: 'A day before `to` unless said; seven at most'}),
		to: givenDayOrInstant.optional().meta({description: 'Now unless said'}),
	}),
	answer: one(reconciliationView),
	async handle({query, ...around}) {
		const {paymentProviders: providers, clock} = around.tools;
		const to = query.to ?? clock.real();
		const from = query.from ?? new Date(to.getTime() - DAY_MS);
		const days = (to.getTime() - from.getTime()) / DAY_MS;
		if (days <= 0 || days > SPAN_LIMIT_DAYS)
			throw refuse('input_invalid', {details: [{path: 'from', message: `must be before \`to\`, by ${SPAN_LIMIT_DAYS} days at most`}]});
		const {differences, sums, compared, ...found} = await reconcile({from, to}, {providers, look: async work => inOwnUnit(around, work)});
		return {
			...found,
			compared: [...compared],
			sums: [...sums],
			differences: differences.map(difference => ({...difference, whatToDo: differenceCauses[difference.cause]})),
		};
	},
});
