import {FORGET_SLICE, forgetDeliveries} from '../../domain/webhooks/forget-deliveries.ts';
import {scheduled} from '../queue/entry.ts';
import {DAY} from '../queue/spans.ts';

/** Slices of one run; the next one goes on. */
const SLICES_LIMIT = 200;

export const forgetOldDeliveries = scheduled({
	name: 'webhooks.forget-old-deliveries',
	queue: 'webhooks',
	summary: 'Deletes what subscribers were told more than 90 days ago',
	everySeconds: DAY,
	async process({system}) {
		for (let slice = 0; slice < SLICES_LIMIT; slice++) if ((await system(forgetDeliveries)) < FORGET_SLICE) return;
	},
});
