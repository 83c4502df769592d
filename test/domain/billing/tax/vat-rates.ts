import test from 'ava';
import {standardRate} from '../../../../src/domain/billing/tax/vat-rates.ts';
import {memberStates} from '../../../../src/domain/organization/numbers/vat-territory.ts';
import {formatDecimal} from '../../../../src/domain/platform/values/decimal.ts';

const percents = {
	AT: '20',
	BE: '21',
	BG: '20',
	CY: '19',
	CZ: '21',
	DE: '19',
	DK: '25',
	EE: '24',
	ES: '21',
	FI: '25.5',
	FR: '20',
	GR: '24',
	HR: '25',
	HU: '27',
	IE: '23',
	IT: '22',
	LT: '21',
	LU: '17',
	LV: '21',
	MT: '18',
	NL: '21',
	PL: '23',
	PT: '23',
	RO: '21',
	SE: '25',
	SI: '22',
	SK: '23',
};

for (const state of memberStates) {
	test(`in 2026 ${state} charges ${percents[state]} %`, t => {
		const rate = standardRate(state, '2026-06-15');
		t.is(rate && formatDecimal(rate), percents[state]);
	});
}

for (const [state, lastDay, before, firstDay, after] of [
	['EE', '2025-06-30', '22', '2025-07-01', '24'],
	['FI', '2024-08-31', '24', '2024-09-01', '25.5'],
	['RO', '2025-07-31', '19', '2025-08-01', '21'],
	['SK', '2024-12-31', '20', '2025-01-01', '23'],
] as const) {
	test(`${state} changed from ${before} to ${after} % on ${firstDay}`, t => {
		t.is(formatDecimal(standardRate(state, lastDay) ?? {trillionths: 0n}), before);
		t.is(formatDecimal(standardRate(state, firstDay) ?? {trillionths: 0n}), after);
	});
}

test('no rate is known before 2024', t => {
	for (const state of memberStates) {
		t.is(standardRate(state, '2023-12-31'), undefined);
		t.truthy(standardRate(state, '2024-01-01'));
	}
});
