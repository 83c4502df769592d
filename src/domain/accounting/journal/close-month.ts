import {Partner} from '../../organization/partner.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {addDays, type Day, dayOf} from '../../platform/values/period.ts';
import type {AccountingIntegration} from '../integration.ts';
import {getJournal, lockIntegration} from '../queries.ts';
import {refuse} from '../refusals.ts';

/** A month, `YYYY-MM`. */
export type Month = string;

const DAYS_INTO_THE_NEXT = 32;

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The last day of a month. */
export const lastDayOfMonth = (month: Month): Day => addDays(firstOf(addDays(`${month}-01`, DAYS_INTO_THE_NEXT)), -1);

/**
 * Closes the books through a month: what is entered later is posted on the first day that is open, with its own date beside. Refuses a month
 * that is not over where the seller is, and one that is closed already: what is closed stays closed.
 */
export async function closeMonth(
	unit: Unit,
	{integrationId, month}: Readonly<{integrationId: IdOf<'accountingIntegration'>; month: Month}>,
): Promise<AccountingIntegration> {
	await getJournal(unit, integrationId);
	const integration = await lockIntegration(unit, integrationId);
	const partner = await unit.em.findOneOrFail(Partner, integration.partnerId);
	const lastOver = addDays(firstOf(dayOf(unit.now, partner.timeZone)), -1);
	const through = lastDayOfMonth(month);
	if (through > lastOver) throw refuse('month_not_over', {month, last: lastOver.slice(0, 7)});
	if (integration.lockedThrough && through <= integration.lockedThrough)
		throw refuse('closed_already', {through: integration.lockedThrough.slice(0, 7)});
	integration.lockedThrough = through;
	return integration;
}
