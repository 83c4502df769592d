import {firstCall, servicesWithDueCalls} from '../../domain/provisioning/queries.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {makeCalls} from './make-calls.ts';

export const sweepCalls = sweep({
	name: 'provisioning.sweep-calls',
	summary: 'Finds services at which calls are due: to be tried again, to be asked again, or waited for in vain',
	everySeconds: 1,
	limit: 1000,
	earliest: firstCall,
	due: servicesWithDueCalls,
	follow: ids => ids.map(id => to(makeCalls, {service_id: id})),
});
