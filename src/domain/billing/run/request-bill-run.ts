import {getPartner, getTenant} from '../../organization/queries.ts';
import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Run} from '../../platform/unit/run.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {refuse} from '../refusals.ts';
import type {BillRunRequest} from './bill-run.ts';
import {queueBillRun} from './queue-bill-run.ts';

type Request = Omit<BillRunRequest, 'asOf' | 'isScheduled'> & Readonly<{asOf?: Date}>;

/**
 * Asks for everything that is due to be billed, or for what it would come to. Staff of a partner reach that partner's customers only;
 * whoever else is named is not there for them.
 */
export async function requestBillRun(unit: Unit, {asOf, ...asked}: Request): Promise<Run> {
	const details: Fault[] = asOf && asOf > unit.now ? [{path: 'as_of', message: 'must not be in the future'}] : [];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});

	const own = unit.reach.kind === 'everything' ? undefined : unit.reach.partnerId;
	const partnerId = asked.partnerId ?? own;
	if (partnerId && own && partnerId !== own) throw refuse('partner_out_of_reach', {id: partnerId});
	if (partnerId) await getPartner(unit, partnerId);
	for (const id of asked.tenantIds ?? []) await getTenant(unit, id);
	const run = queueBillRun(unit, {...asked, ...(partnerId && {partnerId}), ...(asOf && {asOf: asOf.toISOString()})}, own ?? null);
	unit.record({type: 'bill_run.requested', step: 1, owner: {...(own && {partnerId: own})}, data: {run_id: run.id}});
	return run;
}
