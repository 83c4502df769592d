import {receiveEvents, type ToldNews} from '../../domain/payments/receive-events.ts';
import {refuse} from '../../domain/payments/refusals.ts';
import {type Batcher, createBatcher} from '../../domain/platform/process/batcher.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {InUnit} from '../../domain/platform/unit/unit.ts';

/** One statement keeps at most so many webhooks. */
const BATCH_LIMIT = 200;
/** Webhooks that wait at most; more are refused (503), and the provider sends them again. */
const WAITING_LIMIT = 2000;
const RETRY_AFTER_SECONDS = 1;

/** A webhook that is to be kept, and the request that brought it. */
type Taken = ToldNews & Readonly<{requestId: string}>;

/** Nothing more is said of one that is kept. */
type Kept = Readonly<Record<string, never>>;

export type WebhookIntake = Batcher<Taken, Kept>;

/** Gathers the webhooks of payment providers over requests; each is answered once it is committed. */
export function createWebhookIntake({inUnit}: {inUnit: InUnit}): WebhookIntake {
	const keep = async (taken: readonly Taken[]): Promise<Kept[]> => {
		const [first, ...others] = taken;
		const requestId = others.length === 0 && first ? first.requestId : 'webhooks';
		await asSystem(inUnit, {because: 'payment providers told something', requestId}, async unit => receiveEvents(unit, taken));
		return taken.map(() => ({}));
	};
	/** One that cannot be kept takes none of the others with it. */
	const write = async (taken: readonly Taken[]): Promise<readonly (Kept | Error)[]> => {
		try {
			return await keep(taken);
		} catch (error) {
			if (taken.length === 1 || mayPass(error)) throw error;
			const alone: (Kept | Error)[] = [];
			for (const one of taken) alone.push(...(await keep([one]).catch((reason: Error) => [reason])));
			return alone;
		}
	};
	return createBatcher({
		write,
		weightOf: () => 1,
		batchLimit: BATCH_LIMIT,
		// One at a time gathers more: what a unit costs is shared by all of its webhooks.
		inFlightLimit: 1,
		waitingLimit: WAITING_LIMIT,
		refusal: () => refuse('webhook_queue_full', {retryAfterSeconds: RETRY_AFTER_SECONDS}),
	});
}
