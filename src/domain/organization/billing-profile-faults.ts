import type {Fault} from '../platform/refusals.ts';
import {hasPostalCodes, isCountryCode} from '../platform/values/countries.ts';
import {checkLeitwegId} from './numbers/leitweg-id.ts';
import {checkPeppolId, checkPeppolScheme, normalizePeppolId} from './numbers/peppol-id.ts';
import {checkVatNumber} from './numbers/vat-number.ts';

type Checked = Readonly<{
	countryCode: string;
	postalCode?: string | null;
	vatNumber?: string | null;
	peppolId?: string | null;
	peppolScheme?: string | null;
	leitwegId?: string | null;
}>;

function* faults(given: Checked): Generator<[path: string, message: string | undefined]> {
	if (!isCountryCode(given.countryCode)) {
		yield ['country_code', 'must be a country code of ISO 3166, like NL; Greece is GR'];
		return;
	}

	if (!given.postalCode && hasPostalCodes(given.countryCode)) yield ['postal_code', 'is required in this country'];
	if (given.vatNumber) yield ['vat_number', checkVatNumber(given.vatNumber, given.countryCode)];
	if (given.leitwegId) yield ['leitweg_id', checkLeitwegId(given.leitwegId)];
	yield* peppolFaults(given);
}

/** What is wrong with a Peppol identifier and its scheme: both or neither. */
export function* peppolFaults({
	peppolId,
	peppolScheme,
}: Pick<Checked, 'peppolId' | 'peppolScheme'>): Generator<[string, string | undefined]> {
	if (peppolId && !peppolScheme) yield ['peppol_scheme', 'is required beside peppol_id'];
	if (peppolScheme && !peppolId) yield ['peppol_id', 'is required beside peppol_scheme'];
	if (!peppolId || !peppolScheme) return;
	const schemeFault = checkPeppolScheme(peppolScheme);
	yield ['peppol_scheme', schemeFault];
	if (schemeFault === undefined) yield ['peppol_id', checkPeppolId(normalizePeppolId(peppolId, peppolScheme), peppolScheme)];
}

/** Everything that is wrong with a billing profile beyond its form; each fault names its field. */
export const billingProfileFaults = (given: Checked): Fault[] =>
	[...faults(given)].flatMap(([path, message]) => (message === undefined ? [] : [{path, message}]));
