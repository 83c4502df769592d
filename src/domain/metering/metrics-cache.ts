import type {Unit} from '../platform/unit/unit.ts';
import type {MetricTerms} from './metric.ts';
import {metricsOfServices} from './queries.ts';

/** The metrics of a service are asked for again after this (real time), so that what was changed counts soon. */
const KNOWN_FOR_MS = 1000;
const SERVICES_LIMIT = 1000;

/** Slugs of metrics by the id of their service. */
export type WantedMetrics = ReadonlyMap<string, ReadonlySet<string>>;

/** Answers the metrics of services, by service and slug. */
export type FindMetrics = (unit: Unit, wanted: WantedMetrics) => Promise<ReadonlyMap<string, ReadonlyMap<string, MetricTerms>>>;

/** Remembers the metrics of services for a moment. One that is not known is always asked for: what was declared an instant ago is there. */
export function createMetricsCache(): FindMetrics {
	type Known = Readonly<{metrics: ReadonlyMap<string, MetricTerms>; until: number}>;
	const services = new Map<string, Known>();
	const isKnown = (id: string, slugs: ReadonlySet<string>, now: number): boolean => {
		const known = services.get(id);
		return known !== undefined && known.until > now && [...slugs].every(slug => known.metrics.has(slug));
	};
	return async (unit, wanted) => {
		const now = unit.realNow.getTime();
		if (services.size > SERVICES_LIMIT) services.clear();
		const unknown = [...wanted].filter(([id, slugs]) => !isKnown(id, slugs, now)).map(([id]) => id);
		for (const [id, metrics] of unknown.length > 0 ? await metricsOfServices(unit, unknown) : [])
			services.set(id, {metrics, until: now + KNOWN_FOR_MS});
		return new Map([...wanted.keys()].map(id => [id, services.get(id)?.metrics ?? new Map()]));
	};
}
