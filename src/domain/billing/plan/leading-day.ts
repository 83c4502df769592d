import {type Day, isDay} from '../../platform/values/period.ts';

/** The day that a description begins with, written `DD-MM-YYYY`; undefined when it begins with none. */
export function leadingDay(description: string): Day | undefined {
	const [, day, month, year] = /^\s*(\d{2})-(\d{2})-(\d{4})(?!\d)/.exec(description) ?? [];
	const written = `${year}-${month}-${day}`;
	return day !== undefined && isDay(written) ? written : undefined;
}
