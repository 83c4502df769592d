import {type ConcurrencyLimit, createConcurrencyLimit} from '../http/limits/concurrency-limit.ts';
import {refuse} from '../http/limits/rate-limits.ts';

/** How often it is looked whether there is something new, while anybody waits. */
const LOOK_MS = 250;
/** So many requests wait at once in this process, whoever sent them. */
const WAITING_LIMIT = 200;

/** Requests of one customer that wait at once. */
const WAITING_EACH = 5;

type Waiting = Readonly<{position: bigint; go: () => void}>;

/** Lets requests wait for the next event without holding a connection to the database: one look for all that wait. */
export type FeedWatch = Readonly<{
	/** Bounds how many requests of one customer wait at once; refuses more. */
	bounded: ConcurrencyLimit;
	/** Resolves when something stands behind a place of the feed, or the time is up. Refuses when too many wait. */
	wait: (position: bigint, limitMs: number) => Promise<void>;
	/** Lets everybody go. */
	close: () => void;
}>;

type Parts = Readonly<{
	/** The place of the newest event. */
	look: () => Promise<bigint>;
	/** Whoever waits is let go when the process is on its way out. */
	isStopping: () => boolean;
	/** Limits are so many times higher. */
	scale: number;
}>;

/** Makes a watch; nothing is looked at while nobody waits. */
export function createFeedWatch({look, isStopping, scale}: Parts): FeedWatch {
	const waiting = new Set<Waiting>();
	let timer: NodeJS.Timeout | undefined;
	let isClosed = false;

	async function lookOnce(): Promise<void> {
		// Where the database is away, it is looked again; who waits goes when its time is up.
		const newest = await look().catch(() => 0n);
		for (const {position, go} of waiting) if (newest > position || isStopping()) go();
		timer = undefined;
		lookAgain();
	}

	function lookAgain(): void {
		if (waiting.size === 0 || timer !== undefined || isClosed) return;
		timer = setTimeout(() => void lookOnce(), LOOK_MS);
		timer.unref();
	}

	return {
		bounded: createConcurrencyLimit(WAITING_EACH * scale),
		async wait(position, limitMs) {
			if (isClosed) return;
			if (waiting.size >= WAITING_LIMIT) throw refuse('too_many_at_once', {limit: WAITING_LIMIT, retryAfterSeconds: 1});
			const {promise, resolve} = Promise.withResolvers<void>();
			const one = {position, go: resolve};
			waiting.add(one);
			lookAgain();
			const end = setTimeout(resolve, limitMs);
			await promise;
			clearTimeout(end);
			waiting.delete(one);
		},
		close() {
			isClosed = true;
			clearTimeout(timer);
			for (const {go} of waiting) go();
		},
	};
}
