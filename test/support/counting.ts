import type {Unit} from '../../src/domain/platform/unit/unit.ts';

/** Counts from now on what a unit asks the database in SQL of its own. */
export function counting({em}: Unit): () => number {
	let asked = 0;
	const execute = em.execute.bind(em);
	Object.defineProperty(em, 'execute', {
		value: async (...values: Parameters<typeof execute>) => {
			asked += 1;
			return execute(...values);
		},
	});
	return () => asked;
}
