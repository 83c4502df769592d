import {defineEntity, p} from '@mikro-orm/postgresql';
import {decimalColumn, minorColumn} from '../platform/unit/columns.ts';
import {stored} from '../platform/unit/stored.ts';
import type {IdOf} from '../platform/values/id.ts';
import {pricingModels} from './pricing-tiers.ts';

const schema = defineEntity({
	name: 'PricingTier',
	tableName: 'pricing_tier',
	properties: {
		...stored('pricingTier'),
		planVersionId: p.string().$type<IdOf<'planVersion'>>().index(),
		metricSlug: p.string(),
		model: p.enum(pricingModels),
		tierStart: decimalColumn(),
		tierEnd: decimalColumn().nullable(),
		unitPriceMinor: decimalColumn(),
		flatFeeMinor: minorColumn(),
		unitLabel: p.string(),
		unitDivisor: p.integer(),
		freeUnits: decimalColumn().nullable(),
		sortOrder: p.integer(),
	},
});

/** One tier of one metric in one price version. */
export class PricingTier extends schema.class {}

schema.setClass(PricingTier);
