import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';

type Request = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	/** Why, in one word. */
	code: string;
}>;

/** Sets aside what follows the end of a subscription's period, after a fault of ours. The operator is told. */
export async function parkPeriodEnd(unit: Unit, {subscriptionId, code}: Request): Promise<void> {
	await unit.em.execute(
		`update subscription_period set parked_at = ?, park_reason = ?, updated_at = ?, version = version + 1
		 where subscription_id = ? and closed_at is null`,
		[unit.now, code, unit.now, subscriptionId],
	);
	recordGivenUp(unit, {kind: 'period_end', resourceId: subscriptionId, code, step: unit.now.toISOString()});
}
