import {type Fault, refuse as refusePlatform} from '../platform/refusals.ts';
import {violatedConstraint} from '../platform/unit/database-errors.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {isKnownTimeZone, TIME_ZONE_FAULT} from '../platform/values/time-zone.ts';
import {changedFields} from './changed-fields.ts';
import {guardedFields} from './events.ts';
import {normalizeBic} from './numbers/bic.ts';
import {normalizeIban} from './numbers/iban.ts';
import {normalizePeppolId} from './numbers/peppol-id.ts';
import {normalizeVatNumber} from './numbers/vat-number.ts';
import type {Partner} from './partner.ts';
import {lockPartner} from './queries.ts';
import {refuse} from './refusals.ts';
import {sellerFaults} from './seller-faults.ts';

/** So much of a guarded value is told. */
const ENDING_CHARACTERS = 4;

/** What may be said of a seller: everything but its id and name, which are the identity provider's. */
export type SellerChange = Partial<
	Omit<Partner, 'id' | 'name' | 'createdAt' | 'updatedAt' | 'version' | 'isBillable' | 'billingLinkedAt' | 'isPrefixFixed' | 'searchText'>
>;

type Request = Readonly<{
	partnerId: IdOf<'partner'>;
	change: SellerChange;
	operatorPartnerId: IdOf<'partner'>;
	/** What is wrong with it beyond what this context knows. */
	alsoWrong?: readonly Fault[];
}>;

/**
 * Changes a seller's data; only what is given. Tells `partner.billing_linked` when it becomes complete for the first time,
 * `partner.billing_updated` when something changed after that, and `partner.bank_details_changed` when the account or the VAT number did.
 */
export async function updatePartner(unit: Unit, {partnerId, change, operatorPartnerId, alsoWrong}: Request): Promise<Partner> {
	const partner = await lockPartner(unit, partnerId);
	const before = guarded(partner);
	await applySellerChange(unit, partner, change, {isOperator: partnerId === operatorPartnerId, alsoWrong});
	const after = guarded(partner);
	const changes = guardedFields
		.filter(field => before[field] !== after[field])
		.map(field => ({field, ending: after[field] && endingOf(after[field])}));
	if (changes.length > 0) {
		const data = {partner_id: partnerId, partner_name: partner.legalName ?? partner.name, changed_by: unit.cause.actor, changes};
		unit.record({type: 'partner.bank_details_changed', step: partner.version, owner: {partnerId}, data});
	}

	return partner;
}

const guarded = ({iban, bic, sellerVatNumber}: Partner): Record<(typeof guardedFields)[number], string | null> => ({
	iban: iban ?? null,
	bic: bic ?? null,
	seller_vat_number: sellerVatNumber ?? null,
});

/** Enough to know a value again by, and never more than half of it. */
const endingOf = (value: string): string => value.slice(Math.max(value.length - ENDING_CHARACTERS, Math.ceil(value.length / 2)));

/** The part that creating and updating share. */
export async function applySellerChange(
	unit: Unit,
	partner: Partner,
	given: SellerChange,
	{isOperator, alsoWrong = []}: Readonly<{isOperator: boolean; alsoWrong?: readonly Fault[] | undefined}>,
): Promise<Partner> {
	const details = [...sellerFaults({...partner, ...given}, isOperator), ...alsoWrong];
	if (given.timeZone !== undefined && !(await isKnownTimeZone(unit, given.timeZone)))
		details.push({path: 'time_zone', message: TIME_ZONE_FAULT});
	if (details.length > 0) throw refusePlatform('input_invalid', {details});

	if (partner.isPrefixFixed && given.invoiceNumberPrefix !== undefined && given.invoiceNumberPrefix !== partner.invoiceNumberPrefix)
		throw refuse('invoice_prefix_fixed', {prefix: partner.invoiceNumberPrefix});

	const change = normalized(partner, given);
	const changed = changedFields(partner, change);
	unit.em.assign(partner, change);
	const isLinkedNow = !partner.billingLinkedAt && partner.isBillable();
	if (isLinkedNow) partner.billingLinkedAt = unit.now;
	try {
		await unit.em.flush();
	} catch (error) {
		if (violatedConstraint(error)?.includes('invoice_number_prefix'))
			throw refuse('invoice_prefix_taken', {prefix: given.invoiceNumberPrefix});
		throw error;
	}

	if (changed.length > 0 && partner.isBillable()) tell(unit, partner, isLinkedNow ? undefined : changed);
	return partner;
}

function normalized(partner: Partner, given: SellerChange): SellerChange {
	const country = given.sellerCountryCode ?? partner.sellerCountryCode ?? '';
	const scheme = given.peppolScheme ?? partner.peppolScheme ?? '';
	return {
		...given,
		...(given.iban && {iban: normalizeIban(given.iban)}),
		...(given.bic && {bic: normalizeBic(given.bic)}),
		...(given.sellerVatNumber && {sellerVatNumber: normalizeVatNumber(given.sellerVatNumber, country)}),
		...(given.peppolId && {peppolId: normalizePeppolId(given.peppolId, scheme)}),
	};
}

function tell(unit: Unit, partner: Partner, changed: string[] | undefined): void {
	const data = {
		partner_id: partner.id,
		scaicontrol_customer_id: partner.id,
		linked_at: (partner.billingLinkedAt ?? unit.now).toISOString(),
		legal_name: partner.legalName ?? null,
		country_code: partner.sellerCountryCode ?? null,
		vat_number: partner.sellerVatNumber ?? null,
	};
	const owner = {partnerId: partner.id};
	if (changed === undefined) {
		unit.record({type: 'partner.billing_linked', step: partner.version, owner, data});
		return;
	}

	unit.record({
		type: 'partner.billing_updated',
		step: partner.version,
		owner,
		data: {...data, updated_at: unit.now.toISOString(), changed_fields: changed, contact_email: partner.contactEmail ?? null},
	});
}
