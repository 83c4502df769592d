import type {Logger} from 'pino';
import {mayPass, Refusal} from '../../domain/platform/refusals.ts';

/** Work that the machine makes is done so many at once: enough that what a unit costs is shared, few enough that nobody waits for it. */
export const SLICE = 100;

/** Some things, a slice at a time. */
export const slicesOf = <Thing>(things: readonly Thing[], size = SLICE): Thing[][] =>
	Array.from({length: Math.ceil(things.length / size)}, (_, index) => things.slice(index * size, (index + 1) * size));

type Parts<Thing> = Readonly<{
	/** Does all of them in one unit: all or none. */
	work: (things: readonly Thing[]) => Promise<void>;
	/** Gives one up that cannot be done for a fault of ours. */
	giveUp: (thing: Thing, code: string) => Promise<void>;
	/** The queue will not try again. */
	isLastTry: boolean;
	log: Logger;
}>;

/**
 * Does things together. Where that fails for a fault of ours they are taken apart, until the one that cannot be done is alone and is
 * given up: it holds up itself only. What loses a race even alone is the queue's to try again after all others are done, and given up
 * when it does not any more. Where the database is away all of it is the queue's to try again.
 */
export async function doTogether<Thing>(things: readonly Thing[], parts: Parts<Thing>): Promise<void> {
	const [first, ...others] = things;
	if (first === undefined) return;
	try {
		await parts.work(things);
	} catch (error) {
		if (isUnavailable(error)) throw error;
		if (others.length > 0) await doApart(things, parts);
		else if (mayPass(error) && !parts.isLastTry) throw error;
		else {
			parts.log.error({thing: first, err: error}, 'work was given up');
			await parts.giveUp(first, error instanceof Refusal ? error.code : 'internal_error');
		}
	}
}

/** One half after the other, whatever becomes of the first. */
async function doApart<Thing>(things: readonly Thing[], parts: Parts<Thing>): Promise<void> {
	const middle = Math.ceil(things.length / 2);
	const races: unknown[] = [];
	for (const half of [things.slice(0, middle), things.slice(middle)]) {
		try {
			await doTogether(half, parts);
		} catch (error) {
			if (isUnavailable(error)) throw error;
			races.push(error);
		}
	}

	if (races.length > 0) throw races[0];
}

const isUnavailable = (error: unknown): boolean => error instanceof Refusal && error.kind === 'unavailable';
