import {defineEntity, p} from '@mikro-orm/postgresql';
import type {IdOf} from '../platform/id.ts';
import {stored} from '../platform/stored.ts';
import {type Aggregation, aggregations} from './aggregation.ts';

/** What becomes of usage that arrives when its billing period is over: billed on the next invoice, refused, or accepted and not counted. */
export const latePolicies = ['next_invoice', 'reject', 'ignore'] as const;

export type LatePolicy = (typeof latePolicies)[number];

/** What is known of a metric, whether its service declared it or only a plan names it. */
export type MetricTerms = Readonly<{slug: string; unit: string | null; aggregation: Aggregation; latePolicy: LatePolicy}>;

/** The terms of a metric that a tier or quota names and nobody declared. */
export const impliedTerms = (slug: string): MetricTerms => ({slug, unit: null, aggregation: 'sum', latePolicy: 'next_invoice'});

const schema = defineEntity({
	name: 'Metric',
	tableName: 'metric',
	properties: {
		...stored('metric'),
		serviceId: p.string().$type<IdOf<'service'>>(),
		slug: p.string(),
		name: p.string(),
		unit: p.string().nullable(),
		aggregation: p.enum(aggregations),
		latePolicy: p.enum(latePolicies),
	},
	uniques: [{name: 'metric__service_slug', properties: ['serviceId', 'slug']}],
});

/** Something that a service measures and declares. */
export class Metric extends schema.class {}

schema.setClass(Metric);
