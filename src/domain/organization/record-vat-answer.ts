import type {Unit} from '../platform/unit/unit.ts';
import {BillingProfile} from './billing-profile.ts';
import type {VatCheck} from './vat-check.ts';
import type {VatAnswer} from './vat-register.ts';

/** Writes down what the register said of a number and when, as evidence; undefined when it was not available. */
export async function recordVatAnswer({em, now}: Unit, {id}: VatCheck, answer: VatAnswer | undefined): Promise<void> {
	const profile = await em.findOneOrFail(BillingProfile, id);
	profile.vatNumberCheckedAt = now;
	profile.vatNumberStatus = answer ? (answer.isValid ? 'valid' : 'invalid') : 'unavailable';
	if (answer) profile.vatCheckEvidence = answer.evidence;
}
