import {z} from 'zod';
import {enterMovements} from '../../domain/accounting/enter-movements.ts';
import {movementsToTell} from '../../domain/accounting/movement.ts';
import {setMovementAside} from '../../domain/accounting/set-movement-aside.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {doTogether, SLICE} from '../queue/in-slices.ts';
import {job, type Reaction, to} from '../queue/job.ts';
import {askBooks} from './ask-books.ts';

/** A job goes on with a seller for so many slices; the next sweep goes on. */
const SLICES_LIMIT = 50;

export const tellBooks = job({
	name: 'accounting.tell-books',
	queue: 'accounting',
	summary: 'Tells the books of a seller of documents and money, in slices and in order',
	/** The movement tells one time that a seller's books had something to hear from the next. */
	payload: z.object({partner_id: idOf('partner'), movement_id: z.int()}),
	async process({partner_id: partnerId}, {system, look, isLastTry, log, signal}): Promise<readonly Reaction[]> {
		const reactions: Reaction[] = [];
		for (let slice = 0; slice < SLICES_LIMIT && !signal.aborted; slice++) {
			const ids = await look(async unit => movementsToTell(unit, {partnerId, limit: SLICE}));
			await doTogether(ids, {
				...{isLastTry, log},
				async work(movementIds) {
					const due = await system(async unit => enterMovements(unit, {partnerId, movementIds}));
					reactions.push(...due.map(id => to(askBooks, {id})));
				},
				giveUp: async movementId => system(async unit => setMovementAside(unit, {partnerId, movementId})),
			});
			if (ids.length < SLICE) break;
		}

		return reactions;
	},
});
