import type {Unit} from '../../platform/unit/unit.ts';
import {clientsOf, metricsOf} from '../queries.ts';
import type {UsageTerms} from './judge.ts';
import {safeQuantitiesOf} from './safe-quantities.ts';

/** What is known of a service is asked for again after this (real time), so that a changed metric or a new period counts soon. */
const KNOWN_FOR_MS = 1000;
const CLIENTS_LIMIT = 10_000;

export type Wanted = Readonly<{serviceId: string; tenantIds: ReadonlySet<string>; metricSlugs: ReadonlySet<string>}>;

/** Answers by what usage of a service is judged. */
export type FindTerms = (unit: Unit, wanted: Wanted) => Promise<UsageTerms>;

type Known = {
	metrics: UsageTerms['metrics'];
	safeQuantities: UsageTerms['safeQuantities'];
	clients: Map<string, UsageTerms['clients'] extends ReadonlyMap<string, infer C> ? C : never>;
	until: number;
};

const priced = async (unit: Unit, serviceId: string): Promise<Pick<Known, 'metrics' | 'safeQuantities'>> => ({
	metrics: await metricsOf(unit, serviceId),
	safeQuantities: await safeQuantitiesOf(unit, serviceId),
});

/**
 * Remembers the terms of each service for a moment. What is not known is always asked for: a tenant that subscribed or a metric that
 * was declared an instant ago is there at once.
 */
export function createTermsCache(): FindTerms {
	const services = new Map<string, Known>();
	return async (unit, {serviceId, tenantIds, metricSlugs}) => {
		const now = unit.realNow.getTime();
		let known = services.get(serviceId);
		if (!known || known.until <= now || known.clients.size > CLIENTS_LIMIT) {
			known = {...(await priced(unit, serviceId)), clients: new Map(), until: now + KNOWN_FOR_MS};
			services.set(serviceId, known);
		} else if (metricSlugs.difference(known.metrics as Map<string, unknown>).size > 0) {
			Object.assign(known, await priced(unit, serviceId));
		}

		const unknown = tenantIds.difference(known.clients as Map<string, unknown>);
		if (unknown.size > 0) {
			for (const [tenantId, client] of await clientsOf(unit, serviceId, [...unknown])) known.clients.set(tenantId, client);
		}

		return known;
	};
}
