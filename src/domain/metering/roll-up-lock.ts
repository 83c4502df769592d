import type {Unit} from '../platform/unit/unit.ts';

/** Any number that nobody else takes. */
const ROLL_UP_LOCK = 4_711_002;

/** Held by those who add to totals, side by side, to the end of their transaction. */
export const shareRollUps = async ({em}: Unit): Promise<void> => {
	await em.execute('select pg_advisory_xact_lock_shared(?)', [ROLL_UP_LOCK]);
};

/** Held by whoever makes totals again: waits for all who add by the bounds that were, and keeps others out to the end. */
export const ownRollUps = async ({em}: Unit): Promise<void> => {
	await em.execute('select pg_advisory_xact_lock(?)', [ROLL_UP_LOCK]);
};
