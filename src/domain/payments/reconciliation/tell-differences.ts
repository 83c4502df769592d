import {findRows} from '../../platform/unit/find-rows.ts';
import {lockMany} from '../../platform/unit/lock-many.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {insertMany, newRow} from '../../platform/unit/write-many.ts';
import {PaymentIntent} from '../payment-intent.ts';
import {type Difference, sumsOf} from './difference.ts';
import {PaymentDifference} from './payment-difference.ts';

/** So many are written down in one unit. */
export const TOLD_TOGETHER = 1000;

const nameOf = ({cause, subject}: Pick<Difference, 'cause' | 'subject'>): string => `${cause} ${subject}`;

/**
 * Writes down differences, at most `TOLD_TOGETHER`: those that nobody was told of yet. Tells the operator of all of them by one
 * fact, and has the payments looked at again that they are about: what a webhook did not tell is made good by that. Said twice it tells nothing
 * new.
 */
export async function tellDifferences(unit: Unit, {day, differences}: {day: string; differences: readonly Difference[]}): Promise<void> {
	const found = [...new Map(differences.map(one => [nameOf(one), one])).values()];
	const known = await findRows(
		unit.em,
		PaymentDifference,
		{subject: {$in: found.map(({subject}) => subject)}},
		{fields: ['cause', 'subject']},
	);
	const told = new Set(known.map(nameOf));
	const fresh = found.filter(one => !told.has(nameOf(one)));
	if (fresh.length === 0) return;
	const rows = fresh.map(({intentId: _, ...one}) => newRow(unit, PaymentDifference, one));
	await insertMany(unit, PaymentDifference, rows);
	await lookAgain(unit, fresh);
	unit.record({
		...{type: 'payments.differences_found', step: rows[0]?.id ?? '', owner: {}},
		data: {day, count: fresh.length, sums: sumsOf(fresh).map(({currency, amountMinor}) => ({currency, amount_cents: Number(amountMinor)}))},
	});
}

async function lookAgain(unit: Unit, differences: readonly Difference[]): Promise<void> {
	const ids = [...new Set(differences.flatMap(({intentId}) => intentId ?? []))];
	const payments = await lockMany(unit, PaymentIntent, {id: {$in: ids}}, {orderBy: {id: 'asc'}});
	for (const payment of payments.rows) {
		payment.looksWanted += 1;
		payment.nextAttemptAt = unit.now;
		unit.record({type: 'payment.look_wanted', step: payment.looksWanted, owner: {}, data: {intent_id: payment.id}});
	}

	await payments.save();
}
