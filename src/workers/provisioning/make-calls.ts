import {z} from 'zod';
import {idOf} from '../../domain/platform/values/id.ts';
import {job} from '../queue/job.ts';
import {serveLane} from './serve-lane.ts';

export const makeCalls = job({
	name: 'provisioning.make-calls',
	queue: 'provisioning',
	summary: 'Makes the calls that are due at a service, side by side, and those that become due meanwhile',
	payload: z.object({service_id: idOf('service')}),
	process: async ({service_id: serviceId}, context) => serveLane(context, serviceId),
});
