import {type Decimal, decimalOf} from '../platform/values/decimal.ts';
import type {Aggregation} from './metric.ts';

/**
 * What some events of a metric add up to, in whichever order, batches and delay they came: enough for every aggregation, so that a
 * metric's definition is applied when usage is read.
 */
export type UsageSummary = Readonly<{
	sum: Decimal;
	count: bigint;
	max: Decimal;
	/** Of the event with the latest time; of several, of the one with the greatest key. */
	latest: Decimal;
	/** Different subjects. */
	subjects: bigint;
}>;

const readings: Readonly<Record<Aggregation, (usage: UsageSummary) => Decimal>> = {
	sum: usage => usage.sum,
	max: usage => usage.max,
	latest: usage => usage.latest,
	count: usage => decimalOf(usage.count),
	unique_count: usage => decimalOf(usage.subjects),
};

/** The quantity that is shown, limited and billed; 0 without events. */
export const quantityOf = (aggregation: Aggregation, usage: UsageSummary | undefined): Decimal =>
	usage ? readings[aggregation](usage) : decimalOf(0n);
