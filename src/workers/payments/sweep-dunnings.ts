import {firstSuspension, toSuspend} from '../../domain/payments/queries.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {suspendUnpaid} from './suspend-unpaid.ts';

export const sweepDunnings = sweep({
	name: 'payments.sweep-dunnings',
	everySeconds: 60,
	summary: 'Finds invoices whose days to be paid in are over',
	limit: 10_000,
	earliest: firstSuspension,
	due: toSuspend,
	follow: ids => ids.map(id => to(suspendUnpaid, {dunning_id: id})),
});
