import test from 'ava';
import {type PriceTier, pricingTierFaults} from '../../../src/domain/catalog/pricing-tiers.ts';
import {parseDecimal} from '../../../src/domain/platform/values/decimal.ts';

type MetricTier = PriceTier & {metricSlug: string};

const tier = (start: string, end: string | null, more: Partial<MetricTier> = {}): MetricTier => ({
	metricSlug: 'calls',
	model: 'graduated',
	tierStart: parseDecimal(start),
	tierEnd: end === null ? null : parseDecimal(end),
	unitPriceMinor: parseDecimal('1'),
	flatFeeMinor: 0n,
	unitDivisor: 1,
	freeUnits: null,
	...more,
});

const free = {freeUnits: parseDecimal('5')};

for (const [what, tiers] of [
	['no tiers', []],
	['one tier without an end', [tier('0', null)]],
	['one tier with an end', [tier('0', '100')]],
	['tiers that follow each other', [tier('0', '10', free), tier('10', '20.5'), tier('20.5', null)]],
	['tiers in any order', [tier('10', null), tier('0', '10', free)]],
	['a package of one tier', [tier('0', null, {model: 'package', ...free})]],
	['metrics with models of their own', [tier('0', null), tier('0', null, {metricSlug: 'bytes', model: 'volume', ...free})]],
	['a later tier with zero free units', [tier('0', '1'), tier('1', null, {freeUnits: parseDecimal('0')})]],
] as const) {
	test(`${what} are sound`, t => {
		t.deepEqual(pricingTierFaults(tiers), []);
	});
}

for (const [what, tiers, paths] of [
	['a first tier that does not start at zero', [tier('1', null)], ['0.tier_start']],
	['a gap', [tier('0', '10'), tier('11', null)], ['1.tier_start']],
	['an overlap', [tier('0', '10'), tier('9', null)], ['1.tier_start']],
	['an end before the start', [tier('0', '0')], ['0.tier_end']],
	['an open end in the middle', [tier('0', null), tier('10', null)], ['0.tier_end']],
	['two models of one metric', [tier('0', '10'), tier('10', null, {model: 'volume'})], ['1.model']],
	['a package of two tiers', [tier('0', '10', {model: 'package'}), tier('10', null, {model: 'package'})], ['1.model']],
	['free units on a later tier', [tier('0', '10'), tier('10', null, free)], ['1.free_units']],
	['a gap between tiers that are listed backwards', [tier('11', null), tier('0', '10')], ['0.tier_start']],
	[
		'several faults at once',
		[tier('0', null, {metricSlug: 'bytes'}), tier('5', '4'), tier('5', null, {model: 'volume', ...free})],
		['1.tier_start', '1.tier_end', '2.tier_start', '2.model', '2.free_units'],
	],
] as const) {
	test(`${what} is a fault at ${paths.join(', ')}`, t => {
		t.deepEqual(
			pricingTierFaults(tiers).map(fault => fault.path),
			[...paths],
		);
	});
}

test('a fault says what to change', t => {
	t.deepEqual(pricingTierFaults([tier('0', '10'), tier('12', null)]), [
		{path: '1.tier_start', message: 'leaves a gap after the tier before it: it must be 10'},
	]);
});
