import {Refusal} from '../../src/domain/platform/refusals.ts';

const TRIES = 20;

/** More callers than connections: whoever gets none is told to come again, and does. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await work();
		} catch (error) {
			if (!(error instanceof Refusal) || error.kind !== 'unavailable' || tries === TRIES) throw error;
		}
	}
}
