import type {Batcher} from '../../domain/platform/process/batcher.ts';
import {mayPass} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import type {ClaimedCall} from '../../domain/provisioning/claim-step.ts';
import {type LaneTurn, type LeasedCall, type MadeCall, renewLeases, takeTurn} from '../../domain/provisioning/take-turn.ts';
import type {JobContext} from '../queue/job.ts';
import {createTurnBatcher, ofProcess, takeTogether} from '../queue/of-process.ts';
import type {WorkerTools} from '../worker-tools.ts';

/** Calls that are written down, and lanes that are looked at, by one unit. */
const TURN_LIMIT = 500;
/** Between two turns: what ends meanwhile goes along, and a turn costs little more for it. */
const REST_MS = 5;

/** A call on its way, with the lease that it has now, and in the end what came of it. */
export type Way = {readonly claimed: ClaimedCall; leasedUntil: Date; made?: Made};

type Made = Omit<MadeCall, 'claimed'>;

/** What a lane wants of a turn: see `LaneTurn`. */
type Asked = Omit<LaneTurn, 'made'> & Readonly<{made: readonly Way[]}>;

/** Turns of the lanes of a process: one after the other, each takes all that has come meanwhile. */
export type Turns = Readonly<{
	/** Writes down what was made, and answers what is to be called now. */
	take: (asked: Asked) => Promise<readonly Way[]>;
	/** Makes the leases of calls last longer that are still on their way. */
	renew: (ways: readonly Way[]) => Promise<void>;
}>;

type Item = Readonly<{asked: Asked}> | Readonly<{renewing: readonly Way[]}>;

/**
 * The turns of a process. What ended meanwhile, of all lanes that it serves, is written down by one unit, which also claims what comes next: so the more
 * there is to do, the less each call costs. Leases are renewed between two turns, so that none is written down by an old one.
 */
export const turnsOf = ofProcess<Turns>(context => {
	const batcher = createTurnBatcher<Item, readonly Way[]>({
		write: async items => writeItems(context, items),
		weightOf: item => ('asked' in item ? item.asked.made.length + 1 : 1),
		limit: TURN_LIMIT,
		restMs: REST_MS,
	});
	return {
		take: async asked => takeOne(context, batcher, asked),
		async renew(ways) {
			if (ways.length > 0) await batcher.take({renewing: ways});
		},
	};
});

const unitOf =
	({inUnit}: WorkerTools) =>
	async <T>(work: Parameters<typeof asSystem<T>>[2]): Promise<T> =>
		asSystem(inUnit, {because: 'provisioning.make-calls', requestId: 'provisioning.make-calls'}, work);

async function writeItems(tools: WorkerTools, items: readonly Item[]): Promise<readonly (readonly Way[])[]> {
	const ways = items.flatMap(item => ('renewing' in item ? item.renewing : [])).filter(({made}) => made === undefined);
	if (ways.length > 0) await renew(tools, ways);
	const asked = items.flatMap(item => ('asked' in item ? [item.asked] : []));
	const taken = asked.length > 0 ? await turn(tools, asked) : new Map<IdOf<'service'>, readonly ClaimedCall[]>();
	return items.map(item => ('asked' in item ? (taken.get(item.asked.serviceId) ?? []).map(waysOf) : []));
}

const waysOf = (claimed: ClaimedCall): Way => ({claimed, leasedUntil: claimed.leasedUntil});

async function renew(tools: WorkerTools, ways: readonly Way[]): Promise<void> {
	const calls = ways.map(({claimed: {stepId}, leasedUntil}) => ({stepId, leasedUntil}));
	const renewed = await unitOf(tools)(async unit => renewLeases(unit, calls));
	for (const way of ways) way.leasedUntil = renewed.get(way.claimed.stepId) ?? way.leasedUntil;
}

const turn = async (tools: WorkerTools, lanes: readonly Asked[]) =>
	unitOf(tools)(async unit =>
		takeTurn(unit, {
			lanes: lanes.map(lane => ({...lane, made: lane.made.map(madeOf)})),
			...{cipher: tools.cipher, publicUrl: tools.config.publicUrl},
		}),
	);

const leasedOf = ({claimed: {workflowId, step, call}, leasedUntil}: Way): LeasedCall => ({workflowId, step, call, leasedUntil});

const NOTHING_KNOWN: Made = {read: {outcome: 'failed', error: 'internal_error'}, jitter: 0};

const madeOf = (way: Way): MadeCall => ({claimed: leasedOf(way), ...(way.made ?? NOTHING_KNOWN)});

/**
 * A turn with other lanes; where that fails for a fault of ours the lane's calls are written down one by one, and what fails even alone as a try that
 * failed. So what cannot be written down holds up itself only.
 */
const takeOne = async (context: JobContext, batcher: Batcher<Item, readonly Way[]>, asked: Asked): Promise<readonly Way[]> =>
	takeTogether(batcher, {asked}, async error => {
		context.log.error({service: asked.serviceId, err: error}, 'calls could not be written down or claimed together');
		for (const way of asked.made) await writeAlone(context, asked.serviceId, way);
		const {serviceId, isLooking} = asked;
		const taken = isLooking ? await turn(context, [{serviceId, made: [], isGoingOn: false, isLooking}]) : undefined;
		return (taken?.get(serviceId) ?? []).map(waysOf);
	});

async function writeAlone(context: JobContext, serviceId: IdOf<'service'>, way: Way): Promise<void> {
	const alone = {serviceId, isGoingOn: false, isLooking: false};
	try {
		await turn(context, [{...alone, made: [way]}]);
	} catch (error) {
		if (mayPass(error)) throw error;
		context.log.error({workflow: way.claimed.workflowId, err: error}, 'a call could not be written down');
		await turn(context, [{...alone, made: [{...way, made: NOTHING_KNOWN}]}]);
	}
}
