import type {OpenQueues} from '../../adapters/bullmq/queues.ts';
import type {FactType} from '../../domain/events.ts';
import {failpoint} from '../../domain/platform/process/failpoints.ts';
import {recordGivenUp} from '../../domain/platform/record-given-up.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {StoredFact} from '../../domain/platform/unit/fact.ts';
import {markRelayed, markUnroutable, shareRelay, type TakenFacts, takeUnrelayed} from '../../domain/platform/unit/outbox.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {reactions} from '../reactions.ts';
import type {WorkerTools} from '../worker-tools.ts';
import {type Enqueue, type Order, onBehalfOf} from './enqueue.ts';
import {fittingBatch, SHORT} from './fitting-batch.ts';
import {gatherOrders} from './gather-orders.ts';
import type {AnyJob, Reaction} from './job.ts';
import {noteJobsDone, remakeLostJobs} from './remake-lost-jobs.ts';

export const RELAY_BATCH = 500;
/** The relay looks by itself this often, whoever wakes it besides. */
export const RELAY_LOOK_MS = 500;
/** It does not fill a queue deeper than this. */
const QUEUE_DEPTH_LIMIT = 20_000;
/** How often the depth is asked for, in rounds. */
const DEPTH_LOOK_EVERY = 10;
/** How often it looks whether all that followed is done, once it has relayed something (real time). */
const DONE_LOOK_MS = 5000;
/** Batches at once while facts pile up: PostgreSQL hands out one while Redis takes the other. */
const LANES = 2;

type Parts = Readonly<{tools: WorkerTools; enqueue: Enqueue; queues: OpenQueues}>;

/** Hands facts from the outbox to the queues. `run` relays until nothing is left and answers how many it relayed. */
export function createRelay(parts: Parts): {run: () => Promise<number>} {
	let looks = 0;
	let turn = '';
	let limit = RELAY_BATCH;
	let isAllDone = false;
	let nextDoneLook = 0;
	const lookWhetherDone = async () => {
		const now = parts.tools.clock.real().getTime();
		if (isAllDone || now < nextDoneLook) return;
		nextDoneLook = now + DONE_LOOK_MS;
		isAllDone = await noteJobsDone(parts);
	};
	return {
		async run() {
			await remakeLostJobs(parts);
			await lookWhetherDone();
			let total = 0;
			for (let lanes = 1; ; lanes = LANES) {
				if (looks++ % DEPTH_LOOK_EVERY === 0 && (await isTooDeep(parts.queues))) return total;
				const started = performance.now();
				const relayed = await Promise.all(Array.from({length: lanes}, async () => relayBatch(parts, {after: turn, limit})));
				if (relayed.some(({hasMore}) => hasMore))
					limit = fittingBatch({...SHORT, most: RELAY_BATCH}, {limit, tookMs: performance.now() - started});
				total += relayed.reduce((sum, {facts}) => sum + facts.length, 0);
				turn = relayed[0]?.turn ?? turn;
				if (total > 0) isAllDone = false;
				if (relayed.every(({hasMore}) => !hasMore)) return total;
			}
		},
	};
}

async function isTooDeep(queues: OpenQueues): Promise<boolean> {
	const depths = await queues.backlog.depths();
	return depths !== undefined && Object.values(depths).some(({waiting}) => waiting > QUEUE_DEPTH_LIMIT);
}

/**
 * Takes facts, in turns of their owners, enqueues what follows from them and marks them, in that order and in one transaction: a crash in
 * between enqueues again, which the jobs' keys and the unique constraints behind them make harmless. Answers what it took.
 */
async function relayBatch({tools, enqueue}: Parts, {after, limit}: Readonly<{after: string; limit: number}>): Promise<TakenFacts> {
	return asSystem(tools.inUnit, {because: 'relaying facts', actor: 'relay'}, async unit => {
		await shareRelay(unit.em);
		const taken = await takeUnrelayed(unit.em, {limit, after});
		if (taken.facts.length === 0) return taken;
		await failpoint('relay:before-enqueue');
		const routed = await route(unit, taken.facts);
		await enqueue(ordersOf(routed));
		await failpoint('relay:after-enqueue');
		await markRelayed(
			unit.em,
			routed.map(({fact}) => fact.id),
			tools.clock.real(),
		);
		return taken;
	});
}

/**
 * What is to be run. A job that looks for its work itself is run once for all facts of a batch, for the first that wants it; one that gathers
 * is run once for a slice of an owner's.
 */
function ordersOf(routed: readonly Routed[]): Order[] {
	const asked = new Set<AnyJob>();
	const isWanted = ({job}: Reaction): boolean => {
		if (!job.isForAll) return true;
		const isFirst = !asked.has(job);
		asked.add(job);
		return isFirst;
	};
	return gatherOrders(
		routed.flatMap(({fact: {id: cause, requestId, tenantId, partnerId}, follows}) =>
			onBehalfOf({requestId, cause, owner: {tenantId, partnerId}}, follows.filter(isWanted)),
		),
	);
}

type Routed = {fact: StoredFact; follows: readonly Reaction[]};

/** What follows from each fact. One that cannot be routed is counted, and parked the fifth time, of which the operator is told; the others go on. */
async function route(unit: Unit, facts: readonly StoredFact[]): Promise<Routed[]> {
	const routed: Routed[] = [];
	for (const fact of facts) {
		const react = reactions[fact.type as FactType] as ((fact: StoredFact) => readonly Reaction[]) | undefined;
		try {
			if (!react) throw new TypeError('NO_REACTION');
			routed.push({fact, follows: checked(react(fact))});
		} catch (error) {
			const isParked = await markUnroutable(unit.em, fact.id, error instanceof Error ? error.name : 'UNKNOWN', unit.realNow);
			if (isParked) recordGivenUp(unit, {kind: 'fact', resourceId: fact.id, code: 'cannot_be_routed', step: 0});
			unit.log[isParked ? 'error' : 'warn']({fact: fact.id, type: fact.type}, isParked ? 'fact parked' : 'fact cannot be routed');
		}
	}

	return routed;
}

/** A payload that does not parse is this fact's fault alone; it must not hold up the batch. */
const checked = (follows: readonly Reaction[]): readonly Reaction[] => {
	for (const {job, payload} of follows) job.payload.parse(payload);
	return follows;
};
