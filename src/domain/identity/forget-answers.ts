import type {Unit} from '../platform/unit/unit.ts';
import type {User} from './user.ts';

/**
 * Forgets what a person was answered to requests with an `Idempotency-Key`: where they stand now, the first answer would be somebody else's data.
 * Answers are kept by `<place> <subject>`.
 */
export const forgetAnswers = async ({em}: Unit, {id}: Pick<User, 'id'>): Promise<void> => {
	await em.execute(`delete from idempotency_record where caller in ('tenant ' || ?, 'partner ' || ?, 'operator ' || ?, 'nowhere ' || ?)`, [
		...[id, id, id, id],
	]);
};
