type Limits = Readonly<{
	/** So many tasks work at once. */
	atOnce: number;
	/** So many wait for that; more are turned away. */
	waiting: number;
	/** Of one owner that is named, so many work at once, and so many wait; as many as of all unless said. */
	atOnceOfOne?: number;
	waitingOfOne?: number;
	/** What those are told who are turned away: `busy` when too many wait, `closed` after `close()`. */
	turnAway: (why: 'busy' | 'closed') => Error;
}>;

/** Lets a limited number of tasks work at once. The others take turns by their owners; of one owner they go in the order they came. */
export type Semaphore = Readonly<{
	/** Runs the task when its turn comes, at once where there is room. Rejects with what `turnAway` says. Who names no owner is one with all who do not. */
	take<Result>(task: () => Promise<Result>, owner?: string): Promise<Result>;
	/** Turns away those who wait, now and from now on, and resolves when those at work are done. */
	close(): Promise<void>;
}>;

/** A task that waits: in which round its owner has it, and what lets it begin. */
type Waiting = Readonly<{owner: string; round: number; turn: PromiseWithResolvers<void>}>;

/** What an owner has here: its next round, and how many tasks wait or work. */
type Held = {next: number; waiting: number; working: number};

/** Counts what owners have here. An owner is forgotten when nothing of it waits or works. */
function createTally() {
	const held = new Map<string, Held>();
	return {
		of: (owner: string, as: 'waiting' | 'working'): number => held.get(owner)?.[as] ?? 0,
		/** One more; answers the round of it, `round` or a later one. */
		enter(owner: string, as: 'waiting' | 'working', round: number): number {
			const has = held.get(owner) ?? {next: 0, waiting: 0, working: 0};
			held.set(owner, has);
			const mine = Math.max(round, has.next);
			has.next = mine + 1;
			has[as] += 1;
			return mine;
		},
		/** One that waited begins to work. */
		begin(owner: string): void {
			const has = held.get(owner);
			if (!has) return;
			has.waiting -= 1;
			has.working += 1;
		},
		leave(owner: string, as: 'waiting' | 'working'): void {
			const has = held.get(owner);
			if (!has) return;
			has[as] -= 1;
			if (has.waiting + has.working === 0) held.delete(owner);
		},
	};
}

/**
 * Makes a semaphore with nobody in it. However much one owner has waiting, a newcomer's first task is the next of all (start-time fair
 * queueing): each owner has one task a round, and begins with the round that is being worked on.
 */
export function createSemaphore(limits: Limits): Semaphore {
	const {atOnce, waiting: waitingLimit, atOnceOfOne = atOnce, waitingOfOne = waitingLimit, turnAway} = limits;
	const waiting: Waiting[] = [];
	const tally = createTally();
	const working = new Set<Promise<unknown>>();
	let round = 0;
	let taken = 0;
	let isClosed = false;

	const hasRoom = (owner: string): boolean => owner === '' || tally.of(owner, 'working') < atOnceOfOne;
	const mayWait = (owner: string): boolean => waiting.length < waitingLimit && (owner === '' || tally.of(owner, 'waiting') < waitingOfOne);

	// Whoever ends passes the turn on, so that nobody comes in between.
	function passOn(): void {
		const at = waiting.findIndex(({owner}) => hasRoom(owner));
		const [next] = at < 0 ? [] : waiting.splice(at, 1);
		if (!next) {
			taken -= 1;
			return;
		}

		round = Math.max(round, next.round);
		tally.begin(next.owner);
		next.turn.resolve();
	}

	async function waitForTurn(owner: string): Promise<void> {
		if (!mayWait(owner)) throw turnAway('busy');
		const one = {owner, round: tally.enter(owner, 'waiting', round), turn: Promise.withResolvers<void>()};
		waiting.splice(waiting.findLastIndex(other => other.round <= one.round) + 1, 0, one);
		await one.turn.promise;
	}

	return {
		async take(task, owner = '') {
			if (isClosed) throw turnAway('closed');
			if (taken < atOnce && hasRoom(owner)) {
				taken += 1;
				round = tally.enter(owner, 'working', round);
			} else await waitForTurn(owner);

			const work = task();
			working.add(work);
			return work.finally(() => {
				working.delete(work);
				tally.leave(owner, 'working');
				passOn();
			});
		},
		async close() {
			isClosed = true;
			for (const {owner, turn} of waiting.splice(0)) {
				tally.leave(owner, 'waiting');
				turn.reject(turnAway('closed'));
			}

			await Promise.allSettled(working);
		},
	};
}
