import {type Fault, refuse as refusePlatform} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {askAboutVatNumber} from './ask-about-vat-number.ts';
import {BillingProfile, type einvoiceFormats, type languages} from './billing-profile.ts';
import {billingProfileFaults} from './billing-profile-faults.ts';
import {changedFields} from './changed-fields.ts';
import {normalizeLeitwegId} from './numbers/leitweg-id.ts';
import {normalizePeppolId} from './numbers/peppol-id.ts';
import {normalizeVatNumber} from './numbers/vat-number.ts';
import {findBillingProfile, getTenant} from './queries.ts';
import {refuse} from './refusals.ts';

/** A billing profile as it is given. It replaces the one before: what is left out becomes null or its default. */
export type GivenProfile = Readonly<{
	companyName: string;
	addressLine1: string;
	addressLine2?: string | null;
	postalCode?: string | null;
	city: string;
	state?: string | null;
	countryCode: string;
	vatNumber?: string | null;
	taxExempt?: boolean;
	contactEmail?: string | null;
	phone?: string | null;
	isBusiness?: boolean;
	peppolId?: string | null;
	peppolScheme?: string | null;
	leitwegId?: string | null;
	preferredEinvoiceFormat?: (typeof einvoiceFormats)[number];
	preferredLanguage?: (typeof languages)[number];
	invoiceTemplateName?: string | null;
	emailTemplateName?: string | null;
	buyerReference?: string | null;
}>;

type Request = Readonly<{
	tenantId: IdOf<'tenant'>;
	given: GivenProfile;
	/** Whether the one who saves it may decide on tax exemption: the operator may, a tenant only repeats what is. */
	decidesExemption: boolean;
	/** What is wrong with it beyond what this context knows. */
	alsoWrong?: readonly Fault[];
}>;

/**
 * Saves who a tenant is on paper. Refuses everything that is wrong with it at once. Tells `tenant.billing_linked` the first time and
 * `tenant.billing_updated` when something changed.
 */
export async function saveBillingProfile(
	unit: Unit,
	{tenantId, given, decidesExemption, alsoWrong = []}: Request,
): Promise<BillingProfile> {
	const tenant = await getTenant(unit, tenantId);
	const details: Fault[] = [...billingProfileFaults(given), ...alsoWrong];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});

	const current = await findBillingProfile(unit, tenantId);
	const exemptNow = current?.taxExempt ?? false;
	if (!decidesExemption && given.taxExempt !== undefined && given.taxExempt !== exemptNow) throw refuse('tax_exemption_is_the_operators');

	const fields = {...whole(given), taxExempt: given.taxExempt ?? exemptNow};
	const changed = changedFields(current ?? {}, fields);
	const vatIsOther = current?.vatNumber !== fields.vatNumber || current?.countryCode !== fields.countryCode;
	const profile = current ?? unit.em.create(BillingProfile, {...fields, ...UNCHECKED, tenantId, partnerId: tenant.partnerId});
	if (current) unit.em.assign(current, {...fields, ...(vatIsOther && UNCHECKED)});
	await unit.em.flush();
	if (!current || vatIsOther) await askAboutVatNumber(unit, profile);
	if (!current || changed.length > 0) tell(unit, profile, current ? changed : undefined);
	return profile;
}

/** What is known of a VAT number that nobody asked about yet. */
const UNCHECKED = {
	vatNumberStatus: 'unchecked',
	vatNumberCheckedAt: null,
	vatCheckEvidence: null,
} as const;

/** Every field of a profile: given, normalised, or its default. */
const whole = (given: GivenProfile) => ({
	companyName: given.companyName,
	addressLine1: given.addressLine1,
	addressLine2: given.addressLine2 ?? null,
	postalCode: given.postalCode ?? null,
	city: given.city,
	state: given.state ?? null,
	countryCode: given.countryCode,
	vatNumber: given.vatNumber ? normalizeVatNumber(given.vatNumber, given.countryCode) : null,
	contactEmail: given.contactEmail ?? null,
	phone: given.phone ?? null,
	isBusiness: given.isBusiness ?? Boolean(given.vatNumber),
	peppolId: given.peppolId && given.peppolScheme ? normalizePeppolId(given.peppolId, given.peppolScheme) : null,
	peppolScheme: given.peppolScheme ?? null,
	leitwegId: given.leitwegId ? normalizeLeitwegId(given.leitwegId) : null,
	preferredEinvoiceFormat: given.preferredEinvoiceFormat ?? 'ubl',
	preferredLanguage: given.preferredLanguage ?? 'en',
	invoiceTemplateName: given.invoiceTemplateName ?? null,
	emailTemplateName: given.emailTemplateName ?? null,
	buyerReference: given.buyerReference ?? null,
});

function tell(unit: Unit, profile: BillingProfile, changed: string[] | undefined): void {
	const owner = {tenantId: profile.tenantId, partnerId: profile.partnerId};
	const data = {
		tenant_id: profile.tenantId,
		partner_id: profile.partnerId,
		scaicontrol_customer_id: profile.id,
		linked_at: profile.createdAt.toISOString(),
		company_name: profile.companyName,
		country_code: profile.countryCode,
		vat_number: profile.vatNumber ?? null,
	};
	if (changed === undefined) {
		unit.record({type: 'tenant.billing_linked', step: 1, owner, data});
		return;
	}

	const contactEmail = profile.contactEmail ?? null;
	unit.record({
		type: 'tenant.billing_updated',
		step: profile.version,
		owner,
		data: {...data, updated_at: unit.now.toISOString(), changed_fields: changed, contact_email: contactEmail},
	});
}
