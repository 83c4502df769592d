import test from 'ava';
import fc from 'fast-check';
import {type PricingModel, pricingModels} from '../../../../src/domain/catalog/pricing-tiers.ts';
import {isPriceable} from '../../../../src/domain/catalog/rating/is-priceable.ts';
import {safeQuantitiesOf} from '../../../../src/domain/metering/intake/safe-quantities.ts';
import {QUANTITY_LIMIT} from '../../../../src/domain/metering/intake/usage-event.ts';
import {asSystem} from '../../../../src/domain/platform/unit/as-system.ts';
import {formatDecimal, parseDecimal} from '../../../../src/domain/platform/values/decimal.ts';
import {makePlan} from '../../../support/factories.ts';
import {startWorld, type World} from '../../../support/world.ts';

const RUNS = 40;

let world: World;

test.before(async () => {
	world = await startWorld('2026-06-10T10:00:00Z');
	await world.stopWorker();
});
test.after.always(async () => world.close());

const tiers = fc
	.record({
		model: fc.constantFrom(...pricingModels),
		steps: fc.array(
			fc.record({
				size: fc.bigInt({min: 1n, max: 10n ** 26n}),
				price: fc.oneof(fc.constant(0n), fc.bigInt({min: 1n, max: 10n ** 12n}), fc.bigInt({min: 1n, max: 10n ** 27n})),
				flatFee: fc.oneof(
					fc.constant(0),
					fc.integer({min: 0, max: 9_000_000_000_000}).map(thousands => thousands * 1000),
				),
				divisor: fc.constantFrom(1, 3, 1000, 1_000_000),
			}),
			{minLength: 1, maxLength: 4},
		),
	})
	.map(({model, steps}) => tiersOf(model, model === 'package' ? steps.slice(0, 1) : steps));

type Step = Readonly<{size: bigint; price: bigint; flatFee: number; divisor: number}>;

function tiersOf(model: PricingModel, steps: readonly Step[]) {
	let start = 0n;
	return steps.map(({size, price, flatFee, divisor}, index) => {
		const tierStart = start;
		start += size;
		return {
			...{model, tierStart: {trillionths: tierStart}, tierEnd: index === steps.length - 1 ? null : {trillionths: start}},
			...{unitPriceMinor: {trillionths: price}, flatFeeMinor: BigInt(flatFee), unitDivisor: divisor, freeUnits: null},
		};
	});
}

test('whatever a price is made of, what is within the safe quantity can be billed', async t => {
	let looked = 0;
	await fc.assert(
		fc.asyncProperty(tiers, fc.array(fc.bigInt({min: 0n, max: QUANTITY_LIMIT.trillionths}), {maxLength: 20}), async (sound, quantities) => {
			const {id: planId, service_id: serviceId} = await makePlan(world);
			const sent = sound.map(tier => ({
				...{metric_slug: 'calls', model: tier.model, tier_start: formatDecimal(tier.tierStart)},
				...(tier.tierEnd && {tier_end: formatDecimal(tier.tierEnd)}),
				...{
					unit_price_cents: formatDecimal(tier.unitPriceMinor),
					flat_fee_cents: Number(tier.flatFeeMinor),
					unit_divisor: tier.unitDivisor,
				},
			}));
			const {status, body} = await world.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, sent);
			t.is(status, 200, JSON.stringify(body));
			const safe = await asSystem(world.inUnit, {because: 'a law'}, async unit => safeQuantitiesOf(unit, serviceId));
			const limit = safe.get('calls') ?? parseDecimal('-1');
			for (const trillionths of [0n, limit.trillionths, limit.trillionths / 2n, ...quantities]) {
				if (trillionths < 0n || isPriceable(sound, {trillionths})) continue;
				looked += 1;
				t.true(trillionths > limit.trillionths, `${formatDecimal({trillionths})} is above ${formatDecimal(limit)}`);
			}
		}),
		{numRuns: RUNS},
	);
	t.true(looked > 0, 'some of them cannot');
});
