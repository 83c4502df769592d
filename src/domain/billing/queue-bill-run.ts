import type {IdOf} from '../platform/id.ts';
import {Run} from '../platform/run.ts';
import type {Unit} from '../platform/unit.ts';
import type {BillRunRequest} from './bill-run.ts';

/** Writes down that a run of invoices is to be made; `partnerId` is whose staff may look at it besides the operator's. */
export const queueBillRun = (unit: Unit, request: BillRunRequest, partnerId: IdOf<'partner'> | null): Run =>
	unit.em.create(Run, {
		kind: 'invoices',
		status: 'queued',
		scope: 'admin:billing',
		partnerId,
		request,
		progressDone: 0,
		progressTotal: 0,
	});
