import {setTimeout as delay} from 'node:timers/promises';

type Waiting<Item, Result> = Readonly<{item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void}>;

type Parts<Item, Result> = Readonly<{
	/** Writes many at once; answers what came of each, in their order: an error is for whoever sent that one. */
	write: (items: readonly Item[]) => Promise<readonly (Result | Error)[]>;
	/** How much an item is of what the limits count. */
	weightOf: (item: Item) => number;
	/** One write takes at most so much, but always one item. */
	batchLimit: number;
	/** Writes at once: the next one gathers what arrives meanwhile. */
	inFlightLimit: number;
	/** What waits at most; `refusal` is for more. */
	waitingLimit: number;
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
 * Gathers work over requests: alone an item is written at once, under load hundreds share a statement and a commit. What does not fit
 * is refused before memory grows.
 */
export function createBatcher<Item, Result>(parts: Parts<Item, Result>): Batcher<Item, Result> {
	const waiting: Waiting<Item, Result>[] = [];
	const inFlight = new Set<Promise<void>>();
	let waitingWeight = 0;

	const takeBatch = (): Waiting<Item, Result>[] => {
		let [weight, count] = [0, 0];
		for (const {item} of waiting) {
			weight += parts.weightOf(item);
			if (count > 0 && weight > parts.batchLimit) break;
			count += 1;
		}

		return waiting.splice(0, count);
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
		while (waiting.length > 0 && inFlight.size < parts.inFlightLimit) {
			const batch = takeBatch();
			for (const {item} of batch) waitingWeight -= parts.weightOf(item);
			const running = run(batch)
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
			const weight = parts.weightOf(item);
			if (waitingWeight + weight > parts.waitingLimit) throw parts.refusal();
			return new Promise((resolve, reject) => {
				waiting.push({item, resolve, reject});
				waitingWeight += weight;
				start();
			});
		},
		async flush() {
			while (inFlight.size > 0) await Promise.all(inFlight);
		},
	};
}
