import {Run} from '../../platform/unit/run.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import type {BillRunRequest} from './bill-run.ts';

const NOTHING_YET = {counts: {due: 0, drafted: 0, finalized: 0, skipped: 0, failed: 0}, totals: [], errors: []};

/** Writes down that a run of invoices is to be made; `partnerId` is whose staff may look at it besides the operator's. */
export const queueBillRun = (unit: Unit, request: BillRunRequest, partnerId: IdOf<'partner'> | null): Run =>
	unit.em.create(Run, {
		kind: 'invoices',
		status: 'queued',
		partnerId,
		startedBy: unit.cause.actor,
		request,
		done: 0,
		total: 0,
		result: NOTHING_YET,
	});
