import type {MetricDefinition} from '../catalog/metric-definition.ts';

export type Aggregation = MetricDefinition['aggregation'];

/** What is known of a metric, whether its service declared it or only a plan names it. */
export type MetricTerms = Readonly<{
	slug: string;
	unit: string | null;
	aggregation: Aggregation;
	latePolicy: MetricDefinition['latePolicy'];
}>;

/** The terms of a metric that a tier or quota names and nobody declared. */
export const impliedTerms = (slug: string): MetricTerms => ({slug, unit: null, aggregation: 'sum', latePolicy: 'next_invoice'});
