import type {Fault} from '../platform/refusals.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** How the events of a metric become one quantity. */
export const aggregations = ['sum', 'count', 'max', 'latest', 'unique_count'] as const;

export const aggregation = namedEnum(aggregations, {
	id: 'MetricAggregation',
	description:
		'How the events of a period become one quantity: their `sum`, their number (`count`), the greatest (`max`), the `latest`, or the number of different subjects (`unique_count`).',
});

/** What becomes of usage that is reported after its period was billed. */
export const latePolicies = ['next_invoice', 'reject', 'ignore'] as const;

export const latePolicy = namedEnum(latePolicies, {
	id: 'LateUsagePolicy',
	description:
		'What becomes of usage of a period that is over: billed with the next invoice, refused (`reject`), or taken and not billed (`ignore`).',
});

/** Something that a service counts. */
export type MetricDefinition = Readonly<{
	slug: string;
	name: string;
	unit: string;
	aggregation: (typeof aggregations)[number];
	latePolicy: (typeof latePolicies)[number];
}>;

/** Metrics that one service declares at most. */
export const METRICS_LIMIT = 200;

/** What is wrong with a service's metrics taken together: each has a slug of its own. */
export const metricFaults = (metrics: readonly MetricDefinition[]): Fault[] =>
	metrics.flatMap(({slug}, index) =>
		metrics.findIndex(other => other.slug === slug) < index
			? [{path: `metrics.${index}.slug`, message: `'${slug}' is declared already`}]
			: [],
	);
