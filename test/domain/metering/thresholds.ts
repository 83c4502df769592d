import test from 'ava';
import {thresholdsReached} from '../../../src/domain/metering/thresholds.ts';
import {parseDecimal} from '../../../src/domain/platform/values/decimal.ts';

const cases: [used: string, warned: number, reached: number[], thresholds?: number[]][] = [
	['79.999999999999', 0, []],
	['80', 0, [80]],
	['80', 80, []],
	['99.9', 80, []],
	['100', 80, [100]],
	['250', 0, [80, 100]],
	['250', 100, []],
	['250', 0, [50, 120, 200], [200, 50, 120]],
	['130', 100, [120], [200, 50, 120]],
	['250', 0, [], []],
];

for (const [used, warned, reached, thresholds = [80, 100]] of cases) {
	test(`${used} of 100, told up to ${warned} %, reaches ${reached.join(' and ') || 'nothing new'} of ${thresholds.join(', ') || 'no thresholds'}`, t => {
		t.deepEqual(thresholdsReached(parseDecimal(used), 100, warned, thresholds), reached);
	});
}
