import {remainderBy97} from './check-digits.ts';

/** How long an IBAN is in each country of the ISO 13616 registry. */
const lengths: ReadonlyMap<string, number> = new Map(
	[
		'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18',
		'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27',
		'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27',
		'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30',
	]
		.flatMap(row => row.split(' '))
		.map(entry => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** The electronic form of an IBAN: capitals without spaces. */
export const normalizeIban = (value: string): string => value.toUpperCase().replace(/\s/g, '');

/** What is wrong with an IBAN (ISO 13616: its country's length, check digits by MOD 97-10), as a sentence; undefined when nothing is. */
export function checkIban(value: string): string | undefined {
	const iban = normalizeIban(value);
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return 'is not an IBAN: two letters, two check digits, then letters and digits';

	const country = iban.slice(0, 2);
	const length = lengths.get(country);
	if (length === undefined) return `is not an IBAN: ${country} has none`;
	if (iban.length !== length) return `is not an IBAN: in ${country} it has ${length} characters, not ${iban.length}`;

	return remainderBy97(`${iban.slice(4)}${iban.slice(0, 4)}`) === 1 ? undefined : 'is not an IBAN: the check digits are wrong';
}
