import {z} from 'zod';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {job} from '../queue/job.ts';

const KEPT_MS = 24 * 3_600_000;
const SLICE = 10_000;

export const forgetIdempotencyKeys = job({
	name: 'platform.forget-idempotency-keys',
	queue: 'platform',
	summary: 'Deletes stored answers that are older than a day',
	payload: z.object({due_at: z.iso.datetime()}),
	key: ({due_at: dueAt}) => dueAt,
	async process(_, {inUnit}) {
		await asSystem(inUnit, {because: 'forgetting stored answers'}, async ({em, realNow}) => {
			await em.execute(
				`delete from idempotency_record where (caller, key) in (
				   select caller, key from idempotency_record where created_at < ? order by created_at limit ?)`,
				[new Date(realNow.getTime() - KEPT_MS), SLICE],
			);
		});
		return undefined;
	},
});
