import {firstMovement, waitingBooks} from '../../domain/accounting/movement.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {tellBooks} from './tell-books.ts';

export const sweepMovements = sweep({
	name: 'accounting.sweep-movements',
	everySeconds: 10,
	summary: 'Finds sellers whose books are to be told of documents and money',
	limit: 100,
	earliest: firstMovement,
	due: waitingBooks,
	follow: waiting => waiting.map(({partnerId, movementId}) => to(tellBooks, {partner_id: partnerId, movement_id: movementId})),
});
