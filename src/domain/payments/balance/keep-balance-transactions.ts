import type {ProviderSlug} from '../../billing/payment.ts';
import {businessTime} from '../../platform/unit/business-time.ts';
import {findRows} from '../../platform/unit/find-rows.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {insertNew, newRow} from '../../platform/unit/write-many.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {PaymentIntent} from '../payment-intent.ts';
import type {ListedBalanceTransaction} from '../provider/provider.ts';
import {BalanceTransaction} from './balance-transaction.ts';

type Request = Readonly<{
	provider: ProviderSlug;
	listed: readonly ListedBalanceTransaction[];
	/** Whose account it is, and whose bank is paid: the operator's. */
	accountOwnerId: IdOf<'partner'>;
}>;

type Intent = Pick<PaymentIntent, 'id' | 'invoiceId' | 'tenantId' | 'partnerId'>;

const unowned = {tenantId: null, partnerId: null, intentId: null, invoiceId: null};

const ownedBy = ({id: intentId, invoiceId, tenantId, partnerId}: Intent) => ({tenantId, partnerId, intentId, invoiceId: invoiceId ?? null});

/**
 * Writes down what a provider told of its balance and is not known yet, by two statements, and records how much that was. A fee is whose payment
 * it was for; a payout, and a fee for one, is of whoever has the account. Told again it changes nothing. The database then tells the books.
 */
export async function keepBalanceTransactions(unit: Unit, {provider, listed, accountOwnerId}: Request): Promise<void> {
	const named = listed.flatMap(({paymentId}) => paymentId ?? []);
	const intents = await findRows(
		unit.em,
		PaymentIntent,
		{provider, providerId: {$in: named}},
		{fields: ['providerId', 'invoiceId', 'tenantId', 'partnerId']},
	);
	const byName = new Map(intents.map(intent => [intent.providerId, intent]));
	const ownerOf = ({paymentId}: ListedBalanceTransaction) => {
		if (paymentId === undefined) return {...unowned, partnerId: accountOwnerId};
		const intent = byName.get(paymentId);
		return intent ? ownedBy(intent) : unowned;
	};
	const rows = listed.map(one =>
		newRow(unit, BalanceTransaction, {
			...{provider, kind: one.kind, providerId: one.providerId, amountMinor: one.amountMinor, currency: one.currency},
			...{occurredAt: businessTime(unit, one.at), listedAt: one.at},
			...ownerOf(one),
		}),
	);
	const kept = await insertNew(unit, BalanceTransaction, rows);
	const last = kept.at(-1);
	if (!last) return;
	const countOf = (kind: BalanceTransaction['kind']): number => kept.filter(one => one.kind === kind).length;
	unit.record({
		...{type: 'payments.balance_told', step: last.id, owner: {}},
		data: {provider, fees: countOf('fee'), payouts: countOf('payout')},
	});
}
