import {PricingTier} from '../../catalog/pricing-tier.ts';
import {isPriceable} from '../../catalog/rating/is-priceable.ts';
import {arrayLiteral} from '../../platform/unit/array-literal.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {compare, type Decimal, decimalOf} from '../../platform/values/decimal.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {isLive} from '../is-live.ts';
import type {Aggregation} from '../metric.ts';
import type {UsageTerms} from './judge.ts';
import type {UsageEvent} from './usage-event.ts';
import type {KeyedEvent} from './write-usage.ts';

/** What an event comes to when it is the only one of its period. */
const quantityAlone = (aggregation: Aggregation, {quantity}: UsageEvent): Decimal =>
	aggregation === 'count' || aggregation === 'unique_count' ? decimalOf(1n) : quantity;

/** Whether an event has to be priced before it is taken; costs a comparison, and is false for nearly all. */
export function mayBeTooDear(event: UsageEvent, {metrics, safeQuantities}: UsageTerms): boolean {
	const safe = safeQuantities.get(event.metricSlug);
	const aggregation = metrics.get(event.metricSlug)?.aggregation;
	return safe !== undefined && aggregation !== undefined && compare(quantityAlone(aggregation, event), safe) > 0;
}

/**
 * Which of some events of metrics with such aggregations cost, alone and by the price of the period they fall in, more than an amount can be: such usage could never be
 * billed. What falls in a trial or in no period costs nothing; beyond the running period, the price of now counts.
 */
export async function tooDear(unit: Unit, suspects: ReadonlyMap<KeyedEvent, Aggregation>): Promise<ReadonlySet<KeyedEvent>> {
	const events = [...suspects.keys()];
	const versions = await versionsOf(unit, events);
	const tiers = await unit.em.find(PricingTier, {
		planVersionId: {$in: [...new Set(versions.values())]},
		metricSlug: {$in: [...new Set(events.map(({event}) => event.metricSlug))]},
	});
	const byMetric = Map.groupBy(tiers, ({planVersionId, metricSlug}) => `${planVersionId} ${metricSlug}`);
	return new Set(
		events.filter((keyed, index) => {
			const {event} = keyed;
			const ofMetric = byMetric.get(`${versions.get(index)} ${event.metricSlug}`) ?? [];
			const sound = ofMetric.map(tier => ({...tier, tierEnd: tier.tierEnd ?? null, freeUnits: tier.freeUnits ?? null}));
			return !isPriceable(sound, quantityAlone(suspects.get(keyed) ?? 'sum', event));
		}),
	);
}

/** The price version that each event is billed by, by its place; of those that are billed. */
async function versionsOf({em}: Unit, events: readonly KeyedEvent[]): Promise<Map<number, IdOf<'planVersion'>>> {
	const rows = await em.execute<{place: string; plan_version_id: IdOf<'planVersion'>}[]>(
		`select place, coalesce(b.plan_version_id, s.plan_version_id) as plan_version_id
		 from unnest(?::text[], ?::text[], ?::timestamptz[]) with ordinality as e (tenant_id, service_id, at, place)
		 left join usage_period p on p.tenant_id = e.tenant_id and p.service_id = e.service_id
			and p.starts_at <= e.at and (p.ends_at is null or e.at < p.ends_at)
		 left join subscription_period b on b.id = p.subscription_period_id
		 left join subscription s on p.tenant_id is null and s.tenant_id = e.tenant_id and s.service_id = e.service_id
			and s.current_period_end <= e.at and ${isLive('s')}
		 where b.is_trial is not true and coalesce(b.plan_version_id, s.plan_version_id) is not null`,
		[
			arrayLiteral(events.map(({event}) => event.tenantId)),
			arrayLiteral(events.map(({serviceId}) => serviceId)),
			arrayLiteral(events.map(({at}) => at.toISOString())),
		],
	);
	return new Map(rows.map(row => [Number(row.place) - 1, row.plan_version_id]));
}
