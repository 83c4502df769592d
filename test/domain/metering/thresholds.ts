import test from 'ava';
import {thresholdsReached} from '../../../src/domain/metering/thresholds.ts';
import {parseDecimal} from '../../../src/domain/platform/decimal.ts';

const cases: [used: string, warned: number, reached: number[]][] = [
	['79.999999999999', 0, []],
	['80', 0, [80]],
	['80', 80, []],
	['99.9', 80, []],
	['100', 80, [100]],
	['250', 0, [80, 100]],
	['250', 100, []],
];

for (const [used, warned, reached] of cases) {
	test(`${used} of 100, told up to ${warned} %, reaches ${reached.join(' and ') || 'nothing new'}`, t => {
		t.deepEqual(thresholdsReached(parseDecimal(used), 100, warned), reached);
	});
}
