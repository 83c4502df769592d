import {getTenant} from '../../organization/queries.ts';
import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {Currency} from '../../platform/values/currencies.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {Day} from '../../platform/values/period.ts';
import {dueDateFault} from '../final/issue-date.ts';
import type {Invoice} from '../invoice.ts';
import {spanOf} from '../plan/document-period.ts';
import {draft} from './draft.ts';
import {type LineInput, lineFaults, manualLine} from './line-input.ts';

type Request = Readonly<{
	tenantId: IdOf<'tenant'>;
	currency: Currency;
	notes?: string | null;
	issueDate?: Day | null;
	dueDate?: Day | null;
	periodStart?: Day | null;
	periodEnd?: Day | null;
	lineItems: readonly LineInput[];
}>;

/** What is wrong with the head of a draft as it stands or is to stand. */
export function headFaults({issueDate, dueDate, periodStart, periodEnd}: Omit<Request, 'tenantId' | 'currency' | 'lineItems'>): Fault[] {
	const faults: Fault[] = [];
	const dueFault = issueDate && dueDate ? dueDateFault(dueDate, issueDate) : undefined;
	if (dueFault) faults.push({path: 'due_date', message: dueFault});
	if (Boolean(periodStart) !== Boolean(periodEnd))
		faults.push({path: periodStart ? 'period_end' : 'period_start', message: 'is required beside the other end'});
	if (periodStart && periodEnd && periodEnd < periodStart) faults.push({path: 'period_end', message: 'must not be before period_start'});
	return faults;
}

/** Drafts an invoice by hand, for a tenant in reach. Refuses everything that is wrong with it at once. */
export async function createDraft(unit: Unit, {tenantId, lineItems, ...head}: Request): Promise<Invoice> {
	const tenant = await getTenant(unit, tenantId);
	const period = spanOf(head);
	const lines = lineItems.map(manualLine);
	const details = [...headFaults(head), ...lineItems.flatMap(ownIdFault), ...lineFaults(lines, period)];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const {currency, notes, issueDate, dueDate} = head;
	const {invoice} = await draft(unit, {
		...{tenantId, currency, notes, issueDate, dueDate, period, lines},
		partnerId: tenant.partnerId,
		documentType: 'invoice',
		isAutomatic: false,
	});
	return invoice;
}

const ownIdFault = ({id}: LineInput, index: number): Fault[] =>
	id === undefined ? [] : [{path: `line_items.${index}.id`, message: 'names no line of this draft'}];
