import type {Cipher} from '../../platform/secrets.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {AccountingIntegration, openCredentials} from '../integration.ts';
import type {Telling} from './telling.ts';

/** Refresh tokens that nobody uses die after 30 or 60 days: each is used once in so long. */
const IDLE_AFTER_MS = 7 * 24 * 3_600_000;

/** Integrations whose tokens nobody has renewed for a week, the longest first. */
export async function idleConnections({em, realNow}: Unit, limit: number): Promise<IdOf<'accountingIntegration'>[]> {
	const rows = await em.execute<{integration_id: IdOf<'accountingIntegration'>}[]>(
		`select integration_id from accounting_connection where tokens_sealed is not null and issued_at < ? order by issued_at limit ?`,
		[new Date(realNow.getTime() - IDLE_AFTER_MS), limit],
	);
	return rows.map(row => row.integration_id);
}

/** How an integration is signed in to; undefined when it is not any more. */
export async function signedInBy(
	{em}: Unit,
	{integrationId, cipher}: Readonly<{integrationId: IdOf<'accountingIntegration'>; cipher: Cipher}>,
): Promise<Pick<Telling, 'slug' | 'integrationId' | 'credentials'> | undefined> {
	const integration = await em.findOne(AccountingIntegration, {id: integrationId, deletedAt: null});
	if (!integration) return undefined;
	const credentials = openCredentials(integration, cipher);
	return credentials && {slug: integration.provider, integrationId, credentials};
}
