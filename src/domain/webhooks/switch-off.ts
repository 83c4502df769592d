import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';

/** A subscriber that did nothing but fail for so long is told nothing any more (behaviour.md §11). */
export const FAILING_LIMIT_DAYS = 5;

type Row = {name: string; tenant_id: IdOf<'tenant'> | null; partner_id: IdOf<'partner'>; reason: string};

/**
 * Switches a subscriber off, for a reason that stands on it. The operator is told, and the tenant whose it is; once, for of many that end
 * at the same time only the first finds it still on. From its first failure on it can be told again what it missed.
 */
export async function switchOff(unit: Unit, id: IdOf<'webhookSubscription'>, reason: string, code: string): Promise<void> {
	const [row] = await unit.em.execute<Row[]>(
		`update webhook_subscription set is_active = false, disabled_reason = ?, missed_since = coalesce(failing_since, ?::timestamptz),
		   updated_at = ?, version = version + 1
		 where id = ? and is_active returning name, tenant_id, partner_id, disabled_reason as reason`,
		[reason, unit.now, unit.now, id],
	);
	if (!row) return;
	const step = unit.realNow.toISOString();
	recordGivenUp(unit, {kind: 'webhook_subscriber', resourceId: id, code, step});
	if (!row.tenant_id) return;
	const data = {subscription_id: id, tenant_id: row.tenant_id, name: row.name, reason: row.reason};
	unit.record({type: 'webhook_subscription.switched_off', step, owner: {tenantId: row.tenant_id, partnerId: row.partner_id}, data});
}
