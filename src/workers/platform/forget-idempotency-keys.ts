import {scheduled} from '../queue/entry.ts';
import {HOUR} from '../queue/spans.ts';

const KEPT_MS = 24 * 3_600_000;
const SLICE = 10_000;

export const forgetIdempotencyKeys = scheduled({
	name: 'platform.forget-idempotency-keys',
	summary: 'Deletes stored answers that are older than a day',
	everySeconds: HOUR,
	clock: 'real',
	async process({system}) {
		await system(async ({em, realNow}) => {
			await em.execute(
				`delete from idempotency_record where (caller, key) in (
				   select caller, key from idempotency_record where created_at < ? order by created_at limit ?)`,
				[new Date(realNow.getTime() - KEPT_MS), SLICE],
			);
		});
	},
});
