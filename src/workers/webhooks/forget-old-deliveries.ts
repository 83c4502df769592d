import {FORGET_SLICE, forgetDeliveries} from '../../domain/webhooks/forget-deliveries.ts';
import {scheduled} from '../queue/entry.ts';
import {HOUR} from '../queue/spans.ts';

/** Slices of one run; the next one goes on. Below 16,000 webhooks a minute nothing piles up. */
const SLICES_LIMIT = 200;

export const forgetOldDeliveries = scheduled({
	name: 'webhooks.forget-old-deliveries',
	queue: 'webhooks',
	summary: 'Deletes what subscribers were told more than 90 days ago',
	everySeconds: HOUR,
	async process({system}) {
		for (let slice = 0; slice < SLICES_LIMIT; slice++) if ((await system(forgetDeliveries)) < FORGET_SLICE) return;
	},
});
