import {getReplay, listReplays, stopReplay} from '../../domain/webhooks/replays/queries.ts';
import type {WebhookReplay} from '../../domain/webhooks/replays/replay.ts';
import {startReplay} from '../../domain/webhooks/replays/start-replay.ts';
import {one, page} from '../http/answers.ts';
import {pageQuery} from '../http/queries.ts';
import type {AnyRoute} from '../http/route.ts';
import {byReplay, bySubscription, replayInput} from './inputs.ts';
import {type Management, makerFor} from './management.ts';
import {webhookReplayView} from './views.ts';

type ReplayOperation = 'start' | 'list' | 'get' | 'stop';

const shownReplay = (replay: WebhookReplay) => ({
	...replay,
	subscriptionId: replay.subscriberId,
	object: replay.objectId ?? null,
	topics: replay.topics ? [...replay.topics] : null,
	from: replay.fromAt,
	to: replay.untilAt,
	onlyMissed: replay.isOnlyMissed,
	progress: replay.progress(),
});

/** What is managed of replays: the same for staff and for tenants, who see their own only. */
export function replayManagementOf(
	management: Management,
	operations: Readonly<Record<ReplayOperation, string>>,
): Readonly<Record<ReplayOperation, AnyRoute>> {
	const {side, access, paths} = management;
	const {make, whose} = makerFor(management);
	const [tag, own, single] = ['ext-webhooks', `${paths.subscribers}/{subscription_id}/replays`, `${paths.replays}/{replay_id}`];
	return {
		start: make({
			...{operation: operations.start, tag, method: 'post', path: own, access},
			summary: 'Have a subscriber told again what happened in a span of time',
			description:
				'Goes through the events of the span in the background and makes a delivery of each that fits, oldest first, with the same ' +
				'`event_id` as before. Without `to` it ends now. `only_missed` leaves out what was taken. One replay of a subscriber at a time.',
			isIdempotent: true,
			params: bySubscription,
			body: replayInput,
			example: {from: '2026-06-01T00:00:00Z', to: '2026-06-02T00:00:00Z', topics: ['invoice.*'], only_missed: true},
			status: 201,
			answer: one(webhookReplayView),
			refuses: ['subscriber_not_found', 'subscriber_switched_off', 'replay_running'],
			async handle({unit, caller, params, body: {onlyMissed: isOnlyMissed, ...span}}) {
				return shownReplay(await startReplay(unit, {whose: whose(params), by: caller.subject, ...span, isOnlyMissed}));
			},
		}),
		list: make({
			...{operation: operations.list, tag, method: 'get', path: own, access},
			summary: 'The replays of a subscriber, newest first',
			description: 'Those that are over are kept, with how much they have told.',
			params: bySubscription,
			query: pageQuery('webhookReplay', {}),
			answer: page(webhookReplayView),
			refuses: ['subscriber_not_found'],
			async handle({unit, params, query}) {
				const found = await listReplays(unit, {whose: whose(params), ...query});
				return {...found, items: found.items.map(shownReplay)};
			},
		}),
		get: make({
			...{operation: operations.get, tag, method: 'get', path: single, access},
			summary: 'One replay: how far it is',
			description: '`progress` counts the events that were looked at; `told` the deliveries that were made.',
			params: byReplay,
			answer: one(webhookReplayView),
			refuses: ['replay_not_found'],
			handle: async ({unit, params}) => shownReplay(await getReplay(unit, {side, ...params})),
		}),
		stop: make({
			...{operation: operations.stop, tag, method: 'post', path: `${single}/stop`, access},
			summary: 'Stop a replay: what it has made due is told, nothing more',
			description: 'Deliveries that were made already are still sent. It cannot go on afterwards: start another from where this one was.',
			params: byReplay,
			answer: one(webhookReplayView),
			refuses: ['replay_not_found', 'state_forbids'],
			handle: async ({unit, params}) => shownReplay(await stopReplay(unit, {side, ...params})),
		}),
	};
}
