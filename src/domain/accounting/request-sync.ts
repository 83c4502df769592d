import {Invoice} from '../billing/invoice.ts';
import {type Fault, refuse as refusePlatform} from '../platform/refusals.ts';
import {Run} from '../platform/unit/run.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {getIntegration} from './queries.ts';
import {refuse} from './refusals.ts';
import type {SyncRunRequest} from './sync-run.ts';

type Request = Readonly<{
	integrationId: IdOf<'accountingIntegration'>;
	/** What happened from this instant on, and before that one. */
	from?: Date | undefined;
	to?: Date | undefined;
	invoiceIds?: readonly IdOf<'invoice'>[] | undefined;
}>;

/**
 * Asks for the books of an integration to be told what they do not know yet, and again of what failed. What they know is not told twice.
 * Refuses a span that ends before it begins, and documents that are not final ones of the seller.
 */
export async function requestSync(unit: Unit, {integrationId, from, to, invoiceIds}: Request): Promise<Run> {
	const {isActive, partnerId} = await getIntegration(unit, integrationId);
	if (!isActive) throw refuse('integration_inactive');
	const details: Fault[] = from && to && to < from ? [{path: 'to', message: 'must not be before from'}] : [];
	if (invoiceIds) {
		const ids = [...invoiceIds];
		const found = await unit.em.find(Invoice, {id: {$in: ids}, partnerId, number: {$ne: null}}, {fields: ['id']});
		const known = new Set<string>(found.map(({id}) => id));
		for (const [index, id] of ids.entries())
			if (!known.has(id)) details.push({path: `invoice_ids.${index}`, message: 'names no final document of this seller'});
	}

	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	const request: SyncRunRequest = {
		integrationId,
		...(from && {from: from.toISOString()}),
		...(to && {to: to.toISOString()}),
		...(invoiceIds && {invoiceIds: [...invoiceIds]}),
	};
	const run = unit.em.create(Run, {
		...{kind: 'accounting', status: 'queued', partnerId: null, startedBy: unit.cause.actor, request},
		...{done: 0, total: 0, result: {told: 0}},
	});
	unit.record({type: 'accounting.sync_requested', step: 1, owner: {}, data: {run_id: run.id}});
	return run;
}
