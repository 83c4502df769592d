import type {Unit} from './unit.ts';

/** What was found out; it ends the part of the unit that found it out. */
class FoundOut extends Error {
	readonly answer: unknown;

	constructor(answer: unknown) {
		super('what was done is taken back');
		this.answer = answer;
	}
}

/** Does some work, answers what it answers, and takes all of it back: rows, facts and audit entries. What it throws is thrown. */
export async function whatIf<T>(unit: Unit, work: () => Promise<T>): Promise<T> {
	try {
		return await unit.attempt(async () => {
			throw new FoundOut(await work());
		});
	} catch (error) {
		if (error instanceof FoundOut) return error.answer as T;
		throw error;
	}
}
