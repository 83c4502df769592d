type Limits = Readonly<{
	/** So many tasks work at once. */
	atOnce: number;
	/** So many wait for that, in the order they came; more are turned away. */
	waiting: number;
	/** What those are told who are turned away: `busy` when too many wait, `closed` after `close()`. */
	turnAway: (why: 'busy' | 'closed') => Error;
}>;

/** Lets a limited number of tasks work at once, the others in the order they came. */
export type Semaphore = Readonly<{
	/** Runs the task when its turn comes, at once where there is room. Rejects with what `turnAway` says. */
	take<Result>(task: () => Promise<Result>): Promise<Result>;
	/** Turns away those who wait, now and from now on, and resolves when those at work are done. */
	close(): Promise<void>;
}>;

/** Makes a semaphore with nobody in it. */
export function createSemaphore({atOnce, waiting: waitingLimit, turnAway}: Limits): Semaphore {
	const waiting: PromiseWithResolvers<void>[] = [];
	const working = new Set<Promise<unknown>>();
	let taken = 0;
	let isClosed = false;

	// Whoever ends passes the turn on, so that nobody comes in between.
	function passOn(): void {
		const next = waiting.shift();
		if (next) next.resolve();
		else taken -= 1;
	}

	return {
		async take(task) {
			if (isClosed) throw turnAway('closed');
			if (taken < atOnce) taken += 1;
			else {
				if (waiting.length >= waitingLimit) throw turnAway('busy');
				const turn = Promise.withResolvers<void>();
				waiting.push(turn);
				await turn.promise;
			}

			const work = task();
			working.add(work);
			return work.finally(() => {
				working.delete(work);
				passOn();
			});
		},
		async close() {
			isClosed = true;
			for (const turn of waiting.splice(0)) turn.reject(turnAway('closed'));
			await Promise.allSettled(working);
		},
	};
}
