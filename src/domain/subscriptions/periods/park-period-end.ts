import {recordGivenUp} from '../../platform/record-given-up.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';

type Request = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	/** Why, in one word. */
	code: string;
}>;

/** Sets aside what follows the end of a subscription's period, after a fault of ours; of a pack that of all. The operator is told. */
export async function parkPeriodEnd(unit: Unit, {subscriptionId, code}: Request): Promise<void> {
	await unit.em.execute(
		`update subscription_period set parked_at = ?, park_reason = ?, updated_at = ?, version = version + 1
		 where closed_at is null and subscription_id in (
			select s.id from subscription c join subscription s on s.id = c.id or s.pack_subscription_id = c.pack_subscription_id where c.id = ?
		 )`,
		[unit.now, code, unit.now, subscriptionId],
	);
	recordGivenUp(unit, {kind: 'period_end', resourceId: subscriptionId, code, step: unit.now.toISOString()});
}
