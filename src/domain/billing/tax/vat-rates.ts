import type {MemberState} from '../../organization/numbers/vat-territory.ts';
import {type Decimal, parseDecimal} from '../../platform/values/decimal.ts';
import type {Day} from '../../platform/values/period.ts';

/** No rate is known before this day. */
export const FIRST_KNOWN_DAY: Day = '2024-01-01';

/** A rate in percent and the first day it is in force. */
type DatedRate = readonly [from: Day, percent: string];

const since2024 = (percent: string): readonly DatedRate[] => [[FIRST_KNOWN_DAY, percent]];

/** The standard rates of the member states (Directive 2006/112/EC, Art. 96), oldest first. */
const standardRates: Readonly<Record<MemberState, readonly DatedRate[]>> = {
	AT: since2024('20'),
	BE: since2024('21'),
	BG: since2024('20'),
	CY: since2024('19'),
	CZ: since2024('21'),
	DE: since2024('19'),
	DK: since2024('25'),
	EE: [
		[FIRST_KNOWN_DAY, '22'],
		['2025-07-01', '24'],
	],
	ES: since2024('21'),
	FI: [
		[FIRST_KNOWN_DAY, '24'],
		['2024-09-01', '25.5'],
	],
	FR: since2024('20'),
	GR: since2024('24'),
	HR: since2024('25'),
	HU: since2024('27'),
	IE: since2024('23'),
	IT: since2024('22'),
	LT: since2024('21'),
	LU: since2024('17'),
	LV: since2024('21'),
	MT: since2024('18'),
	NL: since2024('21'),
	PL: since2024('23'),
	PT: since2024('23'),
	RO: [
		[FIRST_KNOWN_DAY, '19'],
		['2025-08-01', '21'],
	],
	SE: since2024('25'),
	SI: since2024('22'),
	SK: [
		[FIRST_KNOWN_DAY, '20'],
		['2025-01-01', '23'],
	],
};

/** The standard rate in percent that a member state charges at a tax point (Art. 93); undefined before `FIRST_KNOWN_DAY`. */
export function standardRate(state: MemberState, taxPoint: Day): Decimal | undefined {
	const inForce = standardRates[state].findLast(([from]) => from <= taxPoint);
	return inForce && parseDecimal(inForce[1]);
}
