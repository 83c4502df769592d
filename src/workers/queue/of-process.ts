import {type Batcher, createBatcher} from '../../domain/platform/process/batcher.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';
import type {JobContext} from './job.ts';

/** What the jobs of a process share: made when the first of them asks for it. */
export function ofProcess<Shared extends object>(make: (context: JobContext) => Shared): (context: JobContext) => Shared {
	const shared = new WeakMap<InUnit, Shared>();
	return context => {
		const found = shared.get(context.inUnit) ?? make(context);
		shared.set(context.inUnit, found);
		return found;
	};
}

type Turns<Item, Result> = Pick<Parameters<typeof createBatcher<Item, Result>>[0], 'write' | 'weightOf' | 'restMs'> &
	Readonly<{limit: number}>;

/**
 * Makes turns of a process, one after the other: each writes all that its jobs have come with meanwhile, up to a limit. So the more there is
 * to do, the less each costs.
 */
export const createTurnBatcher = <Item, Result>({limit, ...turns}: Turns<Item, Result>) =>
	createBatcher<Item, Result>({
		...{...turns, batchLimit: limit, inFlightLimit: 1},
		// Who waits is a job of the queue, and of those there are only so many at once.
		waitingLimit: Number.POSITIVE_INFINITY,
		refusal: () => new Error('no room for a turn'),
	});

/**
 * Has something done in a turn with others. Where that fails for a fault of ours it is done `alone`: so what cannot be done holds up itself
 * only. What may pass is thrown, for the queue to try again.
 */
export async function takeTogether<Item, Result>(
	batcher: Batcher<Item, Result>,
	item: Item,
	alone: (error: unknown) => Promise<Result>,
): Promise<Result> {
	try {
		return await batcher.take(item);
	} catch (error) {
		if (mayPass(error)) throw error;
		return alone(error);
	}
}
