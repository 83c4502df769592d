import type {UsageSummary} from './aggregation.ts';

/** A summary as a query answers it: quantities in trillionths, so that no digit is lost on the way. */
export type SummaryRow = {sum: string; count: string; max: string; latest: string; subjects: string};

const PER_ONE = '1000000000000';

const inTrillionths = (column: string, name: string): string => `trunc(${column} * ${PER_ONE})::text as ${name}`;

/** Selects a `SummaryRow` from a table or query with the columns of a summary. */
export const summaryValues = (from: string): string =>
	[
		inTrillionths(`${from}.quantity_sum`, 'sum'),
		`${from}.event_count::text as count`,
		inTrillionths(`${from}.quantity_max`, 'max'),
		inTrillionths(`${from}.latest`, 'latest'),
		`${from}.subject_count::text as subjects`,
	].join(', ');

export const summaryFrom = (row: SummaryRow): UsageSummary => ({
	sum: {trillionths: BigInt(row.sum)},
	count: BigInt(row.count),
	max: {trillionths: BigInt(row.max)},
	latest: {trillionths: BigInt(row.latest)},
	subjects: BigInt(row.subjects),
});
