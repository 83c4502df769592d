import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';

/**
 * Subscriptions have ended, or are suspended and their period is over, so that no document of theirs comes which late usage could go along
 * with: it is due by itself once it is final.
 */
export async function billLateUsageAlone({em, now}: Unit, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<void> {
	await em.execute(
		`update charge set is_last = true, due_at = coalesce(due_at, final_at), updated_at = ?, version = version + 1
		 where subscription_id = any(?::text[]) and kind = 'usage' and billed_at is null and not is_last`,
		[now, arrayLiteral(subscriptionIds)],
	);
}
