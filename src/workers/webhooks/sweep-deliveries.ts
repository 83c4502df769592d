import {z} from 'zod';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {dueDeliveries} from '../../domain/webhooks/queries.ts';
import {job, to} from '../queue/job.ts';
import {deliver} from './deliver.ts';

/** One sweep hands on at most so many; the next one goes on. */
const SWEEP_LIMIT = 1000;

export const sweepDeliveries = job({
	name: 'webhooks.sweep-deliveries',
	queue: 'platform',
	summary: 'Finds deliveries whose next attempt is due',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process({due_at: dueAt}, {inUnit}) {
		const due = await asSystem(inUnit, {because: 'finding due deliveries', readOnly: true}, async unit => dueDeliveries(unit, SWEEP_LIMIT));
		return due.map(id => to(deliver, {delivery_id: id, due_at: dueAt}));
	},
});
