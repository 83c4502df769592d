import {addDays, type Day} from '../../platform/values/period.ts';

/** What the issue date depends on: today in the seller's zone and the date of the series' last document, if it has one. */
export type SeriesState = Readonly<{today: Day; lastIssued: Day | null}>;

const later = (one: Day, other: Day | null): Day => (other !== null && other > one ? other : one);

/** What keeps a requested issue date from being used, as a sentence; undefined when nothing does. */
export function issueDateFault(requested: Day, {today, lastIssued}: SeriesState): string | undefined {
	if (requested > today) return `must not be after today, ${today}`;
	if (lastIssued !== null && requested < lastIssued) return `must not be before ${lastIssued}, the date of the last document of the series`;

	return undefined;
}

/** The date of a document: the one requested, else the later of today and the series' last date, so that dates never go backwards. */
export const issueDateOf = (requested: Day | null, {today, lastIssued}: SeriesState): Day => requested ?? later(today, lastIssued);

/** The fiscal year whose sequence numbers a document: the calendar year of its issue date. */
export const fiscalYearOf = (issueDate: Day): number => Number(issueDate.slice(0, 4));

/** The day an invoice is to be paid by: the one given, else the issue date plus the terms of payment. */
export const dueDateOf = (issueDate: Day, {given, paymentTermsDays}: Readonly<{given: Day | null; paymentTermsDays: number}>): Day =>
	given ?? addDays(issueDate, paymentTermsDays);

/** What is wrong with a due date, as a sentence; undefined when nothing is. */
export const dueDateFault = (dueDate: Day, issueDate: Day): string | undefined =>
	dueDate < issueDate ? `must not be before the issue date, ${issueDate}` : undefined;
