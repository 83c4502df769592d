import {setTimeout as delay} from 'node:timers/promises';
import {createFairQueue} from './fair-queue.ts';

type Waiting<Item, Result> = Readonly<{item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void}>;

type Parts<Item, Result> = Readonly<{
	/** Writes many at once; answers what came of each, in their order: an error is for whoever sent that one. */
	write: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>;
	/** How much an item is of what the limits count. */
	weightOf: (item: Item) => number;
	/** Whose it is: owners take turns, and each has its share of what may wait. All are one's unless said. */
	ownerOf?: (item: Item) => string;
	/** One write takes at most so much, but always one item. */
	batchLimit: number;
	/** Writes at once: the next one gathers what arrives meanwhile. */
	inFlightLimit: number;
	/** What waits at most, of all and of one owner (as much as of all unless said); `refusal` is for more. */
	waitingLimit: number;
	waitingLimitOfOne?: number;
	refusal: () => Error;
	/** So long the next write waits after one, for what is about to come; not at all unless said. */
	restMs?: number;
}>;

export type Batcher<Item, Result> = Readonly<{
	/** Answers once the item is written, together with those of others that arrive at the same time; throws what kept it from being. */
	take: (item: Item) => Promise<Result>;
	/** Waits until nothing is on its way any more. */
	flush: () => Promise<void>;
}>;

/**
 * Gathers work over requests: alone an item is written at once, under load hundreds share a statement and a commit. Owners take turns, and
 * what does not fit is refused before memory grows.
 */
export function createBatcher<Item, Result>(parts: Parts<Item, Result>): Batcher<Item, Result> {
	const {weightOf, ownerOf = () => '', waitingLimit, waitingLimitOfOne = waitingLimit} = parts;
	const waiting = createFairQueue<Waiting<Item, Result>>();
	const weights = new Map<string, number>();
	const inFlight = new Set<Promise<void>>();
	let waitingWeight = 0;

	/** Counts what comes to wait, or, below zero, what goes. */
	const weigh = (owner: string, weight: number): void => {
		waitingWeight += weight;
		const its = (weights.get(owner) ?? 0) + weight;
		if (its > 0) weights.set(owner, its);
		else weights.delete(owner);
	};
	const takeBatch = (): Waiting<Item, Result>[] => {
		const batch: Waiting<Item, Result>[] = [];
		let room = parts.batchLimit;
		for (let next = waiting.first(); next && (batch.length === 0 || weightOf(next.item) <= room); next = waiting.first()) {
			waiting.take();
			batch.push(next);
			room -= weightOf(next.item);
			weigh(ownerOf(next.item), -weightOf(next.item));
		}

		return batch;
	};
	const run = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
		try {
			const results = await parts.write(batch.map(({item}) => item));
			for (const [index, {resolve, reject}] of batch.entries()) {
				const result = results[index] as Result | Error;
				if (result instanceof Error) reject(result);
				else resolve(result);
			}
		} catch (error) {
			for (const {reject} of batch) reject(error);
		}
	};
	const start = (): void => {
		while (waiting.first() && inFlight.size < parts.inFlightLimit) {
			const running = run(takeBatch())
				.then(async () => (parts.restMs ? delay(parts.restMs) : undefined))
				.finally(() => {
					inFlight.delete(running);
					start();
				});
			inFlight.add(running);
		}
	};

	return {
		async take(item) {
			const [owner, weight] = [ownerOf(item), weightOf(item)];
			const isTooMuch = waitingWeight + weight > waitingLimit || (weights.get(owner) ?? 0) + weight > waitingLimitOfOne;
			if (isTooMuch) throw parts.refusal();
			return new Promise((resolve, reject) => {
				waiting.add(owner, {item, resolve, reject});
				weigh(owner, weight);
				start();
			});
		},
		async flush() {
			while (inFlight.size > 0) await Promise.all(inFlight);
		},
	};
}
