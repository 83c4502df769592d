import {DocumentRenderError} from '../../domain/billing/paper/document-renderer.ts';

/** More than this waiting means that documents come faster than they are made: the caller has a queue of its own to wait in. */
const MAX_WAITING = 1000;

/** Lets a limited number of tasks work at once, the others in the order they came. */
export type Semaphore = Readonly<{
	/** Runs the task when its turn comes. Rejects with `busy` when too many wait, with `closed` after `close()`. */
	take<Result>(task: () => Promise<Result>): Promise<Result>;
	/** Semaphore away those who wait, now and from now on, and resolves when those at work are done. */
	close(): Promise<void>;
}>;

/** Semaphore for at most `limit` tasks at once. */
export function createSemaphore(limit: number): Semaphore {
	const waiting: PromiseWithResolvers<void>[] = [];
	const working = new Set<Promise<unknown>>();
	let taken = 0;
	let isClosed = false;

	async function waitForTurn(): Promise<void> {
		if (isClosed) throw new DocumentRenderError('closed');
		if (taken < limit) {
			taken += 1;
			return;
		}
		if (waiting.length >= MAX_WAITING) throw new DocumentRenderError('busy');

		const turn = Promise.withResolvers<void>();
		waiting.push(turn);
		await turn.promise;
	}

	function passOn(): void {
		const next = waiting.shift();
		if (next) next.resolve();
		else taken -= 1;
	}

	return {
		async take(task) {
			await waitForTurn();
			const work = task();
			working.add(work);

			return work.finally(() => {
				working.delete(work);
				passOn();
			});
		},
		async close() {
			isClosed = true;
			for (const turn of waiting.splice(0)) turn.reject(new DocumentRenderError('closed'));
			await Promise.allSettled(working);
		},
	};
}
