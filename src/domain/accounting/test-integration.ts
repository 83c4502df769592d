import {getPartner} from '../organization/queries.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {rolesWithoutAccount} from './journal/chart.ts';
import {journalRules} from './journal/journal-settings.ts';
import {lockIntegration} from './queries.ts';

/** Whether an integration would work as it is configured, and if not, what is missing, as a sentence. */
export type IntegrationCheck = Readonly<{ok: boolean; message: string; latencyMs: number}>;

/** Looks whether the journal has an account for everything that this seller can need. Nothing outside is asked, so it takes no time. */
export async function testIntegration(
	unit: Unit,
	{integrationId}: {integrationId: IdOf<'accountingIntegration'>},
): Promise<IntegrationCheck> {
	const integration = await lockIntegration(unit, integrationId);
	integration.testedAt = unit.now;
	const partner = await getPartner(unit, integration.partnerId);
	const rules = journalRules(integration.settings, partner.sellerCountryCode ?? null);
	const missing = rolesWithoutAccount(rules).filter(role => partner.ossRegistered || !role.endsWith('_oss'));
	if (missing.length > 0)
		return {ok: false, message: `The chart ${rules.chart} has no account for ${missing.join(', ')}: name them in accounts`, latencyMs: 0};
	return {ok: true, message: `The journal is kept in ${integration.currency} by the chart ${rules.chart}`, latencyMs: 0};
}
