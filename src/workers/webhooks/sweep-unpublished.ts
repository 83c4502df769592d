import {whenFirstDue} from '../../domain/platform/process/first-due.ts';
import {firstUnpublished} from '../../domain/webhooks/feed/publish-facts.ts';
import {sweep} from '../queue/entry.ts';
import {to} from '../queue/job.ts';
import {publishFacts} from './publish-facts.ts';

export const sweepUnpublished = sweep({
	name: 'webhooks.sweep-unpublished',
	summary: 'Has public facts published that lie about, whatever became of the job that was to do it',
	everySeconds: 5,
	limit: 1,
	earliest: firstUnpublished,
	due: async unit => (await whenFirstDue(unit, [firstUnpublished])).filter(oldest => oldest !== undefined),
	follow: oldest => oldest.map(() => to(publishFacts, {})),
});
