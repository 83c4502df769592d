import {dueAt} from '../platform/attempts/attempt.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {BillingProfile} from './billing-profile.ts';
import {registeredVatNumber} from './numbers/vat-number.ts';
import {VatCheck} from './vat-check.ts';

/** Writes down that the register is to be asked about a profile's number, and about no earlier one. Numbers from outside the EU are no question. */
export async function askAboutVatNumber({em, now}: Unit, profile: BillingProfile): Promise<void> {
	const {id, tenantId, partnerId, vatNumber, countryCode} = profile;
	const question = vatNumber ? registeredVatNumber(vatNumber, countryCode) : undefined;
	const earlier = await em.findOne(VatCheck, id);
	if (earlier) em.assign(earlier, {...question, ...dueAt(question ? now : null)});
	else if (question) em.create(VatCheck, {...{id, tenantId, partnerId}, ...question, ...dueAt(now)});
}
