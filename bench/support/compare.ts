/** At least five say what can be relied on. */
export const PAIRS = Number(process.env['BENCH_PAIRS'] ?? 5);

type Comparison = Readonly<{
	name: string;
	/** Least ratio that is good enough, or, for what should be small, the greatest. */
	goal: number;
	/** Both answer how much was done in a second. */
	ours: () => Promise<number>;
	other: () => Promise<number>;
}>;

/** Runs ours and the other in turn, one unmeasured pair first, and prints the median of the ratios beside the goal. */
export async function compare({name, goal, ours, other}: Comparison): Promise<void> {
	await ours();
	await other();
	const ratios: number[] = [];
	for (let pair = 0; pair < PAIRS; pair++) {
		// Whoever goes second finds a warmer machine: they take turns at that too.
		const first = pair % 2 === 0 ? await ours() : await other();
		const second = pair % 2 === 0 ? await other() : await ours();
		ratios.push(pair % 2 === 0 ? first / second : second / first);
	}

	report(name, median(ratios), `≥ ${goal}`);
}

/** One line: name, what was measured, goal. */
export function report(name: string, measured: number, goal: string): void {
	console.log(`${name} ${measured.toFixed(2)} ${goal}`);
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
