import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import type {Aggregation} from './aggregation.ts';
import {type LatePolicy, Metric} from './metric.ts';

/** A metric as its service declares it. */
export type MetricDefinition = Readonly<{
	slug: string;
	name: string;
	unit: string | null;
	aggregation: Aggregation;
	latePolicy?: LatePolicy;
}>;

type Request = Readonly<{serviceId: IdOf<'service'>; metrics: readonly MetricDefinition[]}>;

/**
 * Replaces what a service declares of its metrics. A metric that is left out goes on if a plan names it, as a sum. Totals hold
 * whatever an aggregation needs but the different subjects: where those begin to count, the totals of running periods are
 * made again.
 */
export async function declareMetrics({em, now}: Unit, {serviceId, metrics}: Request): Promise<void> {
	const before = new Map((await em.find(Metric, {serviceId})).map(metric => [metric.slug, metric]));
	let countsNewSubjects = false;
	for (const {slug, latePolicy = 'next_invoice', ...definition} of metrics) {
		const known = before.get(slug);
		countsNewSubjects ||= definition.aggregation === 'unique_count' && known?.aggregation !== 'unique_count';
		if (known) em.assign(known, {...definition, latePolicy});
		else em.create(Metric, {serviceId, slug, latePolicy, ...definition});
		before.delete(slug);
	}

	em.remove([...before.values()]);
	await em.flush();
	if (countsNewSubjects)
		await em.execute('update usage_period set is_stale = true where service_id = ? and (ends_at is null or ends_at > ?)', [serviceId, now]);
}
