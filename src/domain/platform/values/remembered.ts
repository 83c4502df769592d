/** So many answers are kept; then all are forgotten, and those that are still asked for come back. */
export const REMEMBERED_LIMIT = 10_000;

/**
 * A pure function that keeps its answers by key, for what is asked again and again with the same few arguments, as the days of a bill
 * run are. The answer is a primitive: nobody can change what others get.
 */
export function remembered<Args extends readonly (string | number)[], Answer extends string | number>(
	compute: (...args: Args) => Answer,
): (...args: Args) => Answer {
	const answers = new Map<string, Answer>();
	return (...args) => {
		const key = args.join(' ');
		const known = answers.get(key);
		if (known !== undefined) return known;
		const answer = compute(...args);
		if (answers.size >= REMEMBERED_LIMIT) answers.clear();
		answers.set(key, answer);
		return answer;
	};
}
