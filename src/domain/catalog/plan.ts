import {defineEntity, p} from '@mikro-orm/postgresql';
import {minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import type {Currency} from '../platform/values/currencies.ts';
import type {IdOf} from '../platform/values/id.ts';
import {keepSearchText, searchColumn, searchIndex} from '../platform/values/search.ts';
import {billingPeriods} from './billing-period.ts';

export type PlanFeatures = Readonly<{items: readonly string[]; unit?: string}>;

const planSchema = defineEntity({
	name: 'Plan',
	tableName: 'plan',
	properties: {
		...stored('plan'),
		serviceId: p.string().$type<IdOf<'service'>>().index(),
		slug: p.string(),
		name: p.string(),
		description: p.text().nullable(),
		tier: p.string(),
		billingPeriod: p.enum(billingPeriods),
		currency: p.string().$type<Currency>(),
		features: p.json().$type<PlanFeatures>(),
		quotas: p.json().$type<Record<string, number>>(),
		isActive: p.boolean(),
		isPublic: p.boolean(),
		trialDays: p.integer(),
		termPeriods: p.integer().nullable(),
		costMultiplier: p.string().nullable(),
		sortOrder: p.integer(),
		metadata: p.json().$type<Record<string, string>>(),
		/** What new subscriptions are charged. */
		currentVersionId: p.string().$type<IdOf<'planVersion'>>(),
		searchText: searchColumn(),
	},
	uniques: [{name: 'plan__service_slug', properties: ['serviceId', 'slug']}],
	indexes: [searchIndex('plan')],
	hooks: keepSearchText('name', 'slug', 'id'),
});

/** A way to buy a service: how often, in which currency, with what included. Its price stands in its price versions. */
export class Plan extends planSchema.class {
	/** How a plan is called across services: `<service slug>.<plan slug>`. */
	keyIn(service: {slug: string}): string {
		return `${service.slug}.${this.slug}`;
	}
}

planSchema.setClass(Plan);

const versionSchema = defineEntity({
	name: 'PlanVersion',
	tableName: 'plan_version',
	properties: {
		...stored('planVersion'),
		planId: p.string().$type<IdOf<'plan'>>(),
		/** Counts up from 1. */
		number: p.integer(),
		basePriceMinor: minorColumn(),
		/** Running subscriptions move to it at their next renewal; else only new ones are charged by it. */
		isForExisting: p.boolean(),
	},
	uniques: [{name: 'plan_version__number', properties: ['planId', 'number']}],
});

/** A plan's price as it was from some day on: base price and tiers together. It never changes. */
export class PlanVersion extends versionSchema.class {}

versionSchema.setClass(PlanVersion);
