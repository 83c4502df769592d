import {keepEvents as keep} from '../../domain/webhooks/feed/keep-events.ts';
import {scheduled} from '../queue/entry.ts';
import {DAY} from '../queue/spans.ts';

export const keepEvents = scheduled({
	name: 'webhooks.keep-events',
	queue: 'webhooks',
	summary: 'Makes room for the events of the month that comes, and drops those of more than thirteen months ago',
	everySeconds: DAY,
	process: async ({system}) => system(keep),
});
