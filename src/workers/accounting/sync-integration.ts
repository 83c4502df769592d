import {z} from 'zod';
import {enterMovements} from '../../domain/accounting/enter-movements.ts';
import {setMovementAside} from '../../domain/accounting/set-movement-aside.ts';
import {advanceSyncRun, nextSyncSlice} from '../../domain/accounting/sync-run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {doTogether, SLICE} from '../queue/in-slices.ts';
import {job, type Reaction, to} from '../queue/job.ts';
import {askBooks} from './ask-books.ts';

type Payload = {run_id: string; step?: number | undefined};

const payload: z.ZodType<Payload> = z.object({run_id: z.string(), step: z.int().optional()});

export const syncIntegration = job<Payload>({
	name: 'accounting.sync-integration',
	queue: 'accounting',
	summary: 'Tells the books of an integration one slice of what they do not know yet, and hands on to the next',
	payload,
	async process({run_id: id, step = 0}, {system, isLastTry, log}): Promise<readonly Reaction[] | undefined> {
		const runId = idOf('run').parse(id);
		const slice = await system(async unit => nextSyncSlice(unit, {runId, limit: SLICE}));
		if (!slice) return undefined;
		const {movementIds, ...where} = slice;
		const reactions: Reaction[] = [];
		await doTogether(movementIds, {
			...{isLastTry, log},
			async work(ids) {
				const due = await system(async unit => enterMovements(unit, {...where, movementIds: ids}));
				reactions.push(...due.map(entryId => to(askBooks, {id: entryId})));
			},
			giveUp: async movementId => system(async unit => setMovementAside(unit, {...where, movementId})),
		});
		await system(async unit => advanceSyncRun(unit, {runId, movementIds}));
		return [...reactions, {job: syncIntegration, payload: {run_id: runId, step: step + 1}}];
	},
});
