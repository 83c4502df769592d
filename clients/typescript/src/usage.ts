import type {Client} from './client.ts';
import {ApiError} from './errors.ts';
import {sleep} from './retry.ts';
import type {Input} from './types.ts';

/** What is used, as it is told. */
export type UsageEvent = Input<'postUsageEvents'>['body']['events'][number];

/** Without a key it gets one; without a timestamp, that of the moment. */
export type NewUsageEvent = Omit<UsageEvent, 'idempotency_key'> & Readonly<{idempotency_key?: string}>;

/** An event that the API does not take, and why: another sending would not change that. */
export type RejectedUsage = Readonly<{event: UsageEvent; code: string; message: string}>;

/** How it goes: `isBehind` from the first failed sending until one succeeds, and while nothing more can be taken in. */
export type UsageState = Readonly<{waiting: number; isBehind: boolean; error: unknown}>;

export type UsageOptions = Readonly<{
	/** Told of every event that is not taken: what is done about it, is said here. */
	onRejected: (rejected: readonly RejectedUsage[]) => void;
	/** Told when it falls behind, and when it has caught up. */
	onState?: (state: UsageState) => void;
	/** Events that wait to be sent, at most; whoever adds more waits. */
	waitingLimit?: number;
	/** Events a request. */
	batchLimit?: number;
	/** An event waits at most so long for others to be sent with. */
	gatherMs?: number;
	/** What events without a timestamp get; null leaves it to the API, which takes the time of arrival. */
	now?: (() => Date) | null;
}>;

const WAITING_LIMIT = 10_000;
const BATCH_LIMIT = 1000;
const GATHER_MS = 1000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const CLOSE_LIMIT_MS = 30_000;

/** The request itself cannot be taken: its halves may be, and what stands alone is told. */
const FAULTS_OF_THE_REQUEST: ReadonlySet<number> = new Set([400, 413, 422]);

/** These events are not known to have been taken: keep them, and add them again. With the same keys they count once. */
export class UsageNotSentError extends Error {
	override readonly name = 'UsageNotSentError';
	readonly events: readonly UsageEvent[];

	constructor(events: readonly UsageEvent[], cause: unknown) {
		super(`${events.length} usage events were not sent in time`, {cause});
		this.events = events;
	}
}

export type UsageReporter = Readonly<{
	/** Takes an event in; when as many wait as may, it waits for room. */
	add: (event: NewUsageEvent, options?: Readonly<{signal?: AbortSignal}>) => Promise<void>;
	/** Waits until everything that was added before is taken or rejected. */
	flush: (options?: Readonly<{signal?: AbortSignal}>) => Promise<void>;
	state: () => UsageState;
	/** Sends what waits and ends. Throws `UsageNotSentError` with what could not be sent within the limit. */
	close: (options?: Readonly<{limitMs?: number}>) => Promise<void>;
}>;

/** Lets many wait for a change; each looks again by itself. */
function createBell() {
	let listeners: (() => void)[] = [];
	return {
		ring() {
			const heard = listeners;
			listeners = [];
			for (const listener of heard) listener();
		},
		/** Until it rings; at once when the signal is aborted, with its reason thrown. */
		heard: async (signal?: AbortSignal) => {
			signal?.throwIfAborted();
			return new Promise<void>((resolve, reject) => {
				const end = () => reject(signal?.reason);
				signal?.addEventListener('abort', end, {once: true});
				listeners.push(() => {
					signal?.removeEventListener('abort', end);
					resolve();
				});
			});
		},
	};
}

/** What a callback throws is no failure of the sending: it becomes an unhandled rejection, whether it is thrown at once or later. */
function tell<T>(callback: ((told: T) => unknown) | undefined, told: T): void {
	void (async () => callback?.(told))();
}

type Limits = Readonly<{waitingLimit: number; batchLimit: number; gatherMs: number}>;

type Told = Pick<UsageOptions, 'onRejected' | 'onState'>;

/** What waits, in its order, and the one loop that sends it. */
class WaitingUsage {
	readonly #client: Pick<Client, 'postUsageEvents'>;
	readonly #told: Told;
	readonly #limits: Limits;
	readonly #waiting: UsageEvent[] = [];
	readonly #bell = createBell();
	readonly #end = new AbortController();
	#added = 0;
	#settled = 0;
	#flushes = 0;
	#isSending = false;
	#isBehind = false;
	#error: unknown;
	isClosed = false;

	constructor(client: Pick<Client, 'postUsageEvents'>, told: Told, limits: Limits) {
		this.#client = client;
		this.#told = told;
		this.#limits = limits;
	}

	get state(): UsageState {
		return {waiting: this.#waiting.length, isBehind: this.#isBehind, error: this.#error};
	}

	get events(): readonly UsageEvent[] {
		return [...this.#waiting];
	}

	async add(event: UsageEvent, signal: AbortSignal | undefined): Promise<void> {
		while (!this.isClosed && this.#isFull) {
			this.#tellState();
			await this.#bell.heard(signal);
		}

		if (this.isClosed) throw new Error('this reporter is closed');
		this.#waiting.push(event);
		this.#added += 1;
		this.#bell.ring();
		this.#start();
	}

	async flush(signal: AbortSignal | undefined): Promise<void> {
		const target = this.#added;
		this.#flushes += 1;
		this.#bell.ring();
		try {
			while (this.#settled < target) await this.#bell.heard(signal);
		} finally {
			this.#flushes -= 1;
		}
	}

	/** Whoever waits for room is sent away, and nothing is sent any more. */
	end(): void {
		this.#end.abort();
		this.#bell.ring();
	}

	get #isFull(): boolean {
		return this.#waiting.length >= this.#limits.waitingLimit;
	}

	#tellState(): void {
		const isBehind = this.#error !== undefined || this.#isFull;
		if (isBehind === this.#isBehind) return;
		this.#isBehind = isBehind;
		tell(this.#told.onState, this.state);
	}

	#start(): void {
		if (this.#isSending) return;
		this.#isSending = true;
		this.#sendAll()
			// What is thrown here is the end of the reporter: what waits is told by `close`.
			.catch(() => undefined)
			.finally(() => {
				this.#isSending = false;
				if (this.#waiting.length > 0 && !this.#end.signal.aborted) this.#start();
			});
	}

	async #sendAll(): Promise<void> {
		let [size, waitMs] = [this.#limits.batchLimit, FIRST_WAIT_MS];
		while (this.#waiting.length > 0) {
			if (this.#error === undefined) await this.#gather();
			const next = await this.#sendBatch(size);
			if (next === undefined) await sleep(waitMs, this.#end.signal);
			waitMs = next === undefined ? Math.min(waitMs * 2, LONGEST_WAIT_MS) : FIRST_WAIT_MS;
			size = next ?? size;
		}
	}

	/** Waits for others to send with, unless there are enough, or somebody waits for what is there. */
	async #gather(): Promise<void> {
		const limit = AbortSignal.any([AbortSignal.timeout(this.#limits.gatherMs), this.#end.signal]);
		while (this.#waiting.length < this.#limits.batchLimit && !this.#isFull && this.#flushes === 0 && !limit.aborted) {
			await this.#bell.heard(limit).catch(() => undefined);
		}
	}

	/** Answers how many may be sent next; undefined when what failed may succeed later by itself. */
	async #sendBatch(size: number): Promise<number | undefined> {
		const batch = this.#waiting.slice(0, size);
		try {
			const {rejected} = await this.#client.postUsageEvents({body: {events: batch}}, {isRepeatable: true, signal: this.#end.signal});
			this.#settle(batch.length, rejectedOf(batch, rejected));
			return Math.min(size * 2, this.#limits.batchLimit);
		} catch (error) {
			this.#end.signal.throwIfAborted();
			if (!(error instanceof ApiError) || !FAULTS_OF_THE_REQUEST.has(error.status)) {
				this.#error = error;
				this.#tellState();
				return undefined;
			}

			if (batch.length > 1) return Math.ceil(batch.length / 2);
			this.#settle(1, rejectedOf(batch, [{index: 0, code: error.code, message: error.message}]));
			return this.#limits.batchLimit;
		}
	}

	#settle(count: number, rejected: readonly RejectedUsage[]): void {
		this.#waiting.splice(0, count);
		this.#settled += count;
		this.#error = undefined;
		this.#tellState();
		this.#bell.ring();
		if (rejected.length > 0) tell(this.#told.onRejected, rejected);
	}
}

/**
 * Reports usage in batches. Nothing that was added is dropped: it is sent until it is taken or rejected, however often the API is away or
 * has too much to do, and counts once by its key. What waits is bounded: whoever adds more than can be sent, waits.
 */
export function reportUsage(client: Pick<Client, 'postUsageEvents'>, options: UsageOptions): UsageReporter {
	const {waitingLimit = WAITING_LIMIT, batchLimit = BATCH_LIMIT, gatherMs = GATHER_MS} = options;
	const now = options.now === undefined ? () => new Date() : options.now;
	const usage = new WaitingUsage(client, options, {waitingLimit, batchLimit, gatherMs});
	return {
		state: () => usage.state,
		flush: async ({signal} = {}) => usage.flush(signal),
		add: async (event, {signal} = {}) =>
			usage.add(
				{...(now && {timestamp: now().toISOString()}), ...event, idempotency_key: event.idempotency_key ?? crypto.randomUUID()},
				signal,
			),
		async close({limitMs = CLOSE_LIMIT_MS} = {}) {
			usage.isClosed = true;
			try {
				await usage.flush(AbortSignal.timeout(limitMs));
			} catch {
				throw new UsageNotSentError(usage.events, usage.state.error);
			} finally {
				usage.end();
			}
		},
	};
}

type Rejection = Readonly<{index: number; code: string; message: string}>;

const rejectedOf = (batch: readonly UsageEvent[], rejected: readonly Rejection[]): RejectedUsage[] =>
	rejected.flatMap(({index, code, message}) => {
		const event = batch[index];
		return event ? [{event, code, message}] : [];
	});
