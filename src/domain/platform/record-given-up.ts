import type {workKinds} from './events.ts';
import type {Unit} from './unit/unit.ts';

type GivenUp = Readonly<{
	kind: (typeof workKinds)[number];
	/** The row that says it. */
	resourceId: string;
	/** Why, in one word: never a value, for it may be personal. */
	code: string;
	/** Tells one time that this row was given up from the next. */
	step: string | number;
}>;

/** Tells the operator, by a fact, that a piece of work was given up and is not tried again by itself. */
export const recordGivenUp = (unit: Unit, {kind, resourceId, code, step}: GivenUp): void =>
	unit.record({type: 'work.failed_for_good', step, owner: {}, data: {kind, resource_id: resourceId, code}});
