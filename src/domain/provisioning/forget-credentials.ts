import {type FirstDue, firstIn} from '../platform/process/first-due.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';

const DAY_MS = 24 * 3_600_000;

/** What a service gave out for its customer is kept for so long after it was taken away again. */
const CREDENTIALS_KEPT_MS = 30 * DAY_MS;

/** The services of these subscriptions are deprovisioned: their credentials are deleted in 30 days. */
export async function keepCredentialsUntil({em, now}: Unit, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<void> {
	if (subscriptionIds.length === 0) return;
	await em.execute(
		`update workflow_step s set credentials_until = ? from workflow w
		 where w.id = s.workflow_id and w.subscription_id = any(?::text[]) and s.credentials_sealed is not null and s.credentials_until is null`,
		[new Date(now.getTime() + CREDENTIALS_KEPT_MS), arrayLiteral(subscriptionIds)],
	);
}

/** Deletes credentials whose time is over, at most `limit` of them. */
export async function forgetCredentials({em, now}: Unit, {limit}: {limit: number}): Promise<void> {
	await em.execute(
		`update workflow_step set credentials_sealed = null, credentials_until = null
		 where id in (select id from workflow_step where credentials_until <= ? order by credentials_until limit ?)`,
		[now, limit],
	);
}

/** When the first credentials are to be deleted. */
export const firstCredentials: FirstDue = firstIn({table: 'workflow_step', column: 'credentials_until'});
