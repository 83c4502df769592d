import type {VatAnswer} from '../platform/ports.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {BillingProfile} from './billing-profile.ts';
import {registeredVatNumber} from './numbers/vat-number.ts';
import {findBillingProfile, lockBillingProfile} from './queries.ts';

const MINUTE_MS = 60_000;

/** When a register that was not available is asked again; how it goes on after the last time is the caller's to say. */
const ASK_AGAIN_AFTER_MS = [5, 30, 2 * 60, 12 * 60, 24 * 60].map(minutes => minutes * MINUTE_MS);

/** A number that the register is to be asked about. */
export type VatQuestion = Readonly<{countryCode: string; vatNumber: string}>;

const questionOf = ({vatNumber, countryCode, vatNumberStatus}: BillingProfile): VatQuestion | undefined =>
	vatNumber && vatNumberStatus !== 'valid' && vatNumberStatus !== 'invalid' ? registeredVatNumber(vatNumber, countryCode) : undefined;

/** What the register is to be asked about a tenant: undefined when it has no number of the EU, or was answered already. */
export async function openVatQuestion(unit: Unit, tenantId: IdOf<'tenant'>): Promise<VatQuestion | undefined> {
	const profile = await findBillingProfile(unit, tenantId);
	return profile ? questionOf(profile) : undefined;
}

type Request = Readonly<{
	tenantId: IdOf<'tenant'>;
	question: VatQuestion;
	answer: VatAnswer | undefined;
	/** Invoices wait for the answer: it is asked for, daily, until there is one. */
	isAwaited: boolean;
}>;

/**
 * Writes down what the register said and when, as evidence. One that was not available is asked again later; in the end, unless
 * invoices wait for it, it is given up and the operator is told. A number that changed in the meantime is another question.
 */
export async function recordVatAnswer(unit: Unit, {tenantId, question, answer, isAwaited}: Request): Promise<void> {
	const profile = await lockBillingProfile(unit, tenantId);
	const now = profile && questionOf(profile);
	if (!profile || now?.vatNumber !== question.vatNumber || now.countryCode !== question.countryCode) return;
	profile.vatNumberCheckedAt = unit.now;
	profile.vatCheckNextAt = null;
	if (answer) {
		profile.vatNumberStatus = answer.isValid ? 'valid' : 'invalid';
		profile.vatCheckEvidence = answer.evidence;
		return;
	}

	const waitMs = ASK_AGAIN_AFTER_MS[profile.vatCheckAttempts] ?? (isAwaited ? ASK_AGAIN_AFTER_MS.at(-1) : undefined);
	profile.vatNumberStatus = 'unavailable';
	profile.vatCheckAttempts += 1;
	if (waitMs !== undefined) {
		profile.vatCheckNextAt = new Date(unit.now.getTime() + waitMs);
		return;
	}

	recordGivenUp(unit, {kind: 'vat_check', resourceId: tenantId, code: 'REGISTER_UNAVAILABLE', step: profile.version});
}
