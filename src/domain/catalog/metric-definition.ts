import type {Fault} from '../platform/refusals.ts';

/** How the events of a metric become one quantity. */
export const aggregations = ['sum', 'count', 'max', 'latest', 'unique_count'] as const;

/** What becomes of usage that is reported after its period was billed. */
export const latePolicies = ['next_invoice', 'reject', 'ignore'] as const;

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
