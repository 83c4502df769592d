import {earliestUnpublished} from '../../domain/webhooks/feed/publish-facts.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {publishFacts} from './publish-facts.ts';

export const sweepUnpublished = sweep({
	name: 'webhooks.sweep-unpublished',
	summary: 'Has public facts published that lie about, whatever became of the job that was to do it',
	everySeconds: 5,
	limit: 1,
	earliest: earliestUnpublished,
	due: async unit => [await earliestUnpublished(unit)].filter(oldest => oldest !== undefined),
	follow: oldest => oldest.map(() => to(publishFacts, {})),
});
