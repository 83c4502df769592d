import {z} from 'zod';
import {dueVatChecks} from '../../domain/organization/queries.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job, to} from '../queue/job.ts';
import {checkVatNumber} from './check-vat-number.ts';

/** One sweep hands on at most so many; the next one goes on. */
const SWEEP_LIMIT = 500;

export const sweepVatChecks = job({
	name: 'organization.sweep-vat-checks',
	queue: 'platform',
	summary: 'Finds VAT numbers that are to be asked about again',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: dueAt}, {inUnit}) {
		const due = await asSystem(inUnit, {because: 'finding VAT numbers to check', readOnly: true}, async unit =>
			dueVatChecks(unit, SWEEP_LIMIT),
		);
		return due.map(id => to(checkVatNumber, {tenant_id: id, asked_by: dueAt}));
	},
});
