import {defineEntity, p} from '@mikro-orm/postgresql';
import {stored} from '../../platform/unit/stored.ts';
import {scoped} from '../../platform/unit/tenancy.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from '../../platform/values/lifecycle.ts';
import {namedEnum} from '../../platform/values/named-enum.ts';

/** A replay's life. It ends once: whoever wants more starts another one. */
export const replayLifecycle = {
	running: {complete: 'completed', stop: 'stopped', fail: 'failed'},
	completed: {},
	stopped: {},
	failed: {},
} as const satisfies Lifecycle;

export const replayStatus = namedEnum(statesOf(replayLifecycle), {
	id: 'WebhookReplayStatus',
	description: '`running`: it goes on; `completed`: it is through; `stopped` by somebody; `failed`: it was given up.',
});

const schema = defineEntity({
	name: 'WebhookReplay',
	tableName: 'webhook_replay',
	properties: {
		...stored('webhookReplay'),
		subscriberId: p.string().$type<IdOf<'webhookSubscription'>>(),
		/** The subscriber's. */
		partnerId: p.string().$type<IdOf<'partner'>>(),
		tenantId: p.string().$type<IdOf<'tenant'>>().nullable(),
		status: p.enum(statesOf(replayLifecycle)),
		/** Who asked for it: a person, or the subscription that catches up. */
		startedBy: p.string(),
		/** Topics or globs; the subscriber's own where none are named. */
		topics: p.json().$type<readonly string[]>().nullable(),
		objectId: p.string().nullable(),
		/** What happened from this instant on, and before that one. */
		fromAt: p.datetime(3),
		untilAt: p.datetime(3),
		/** What was delivered already is left alone. */
		isOnlyMissed: p.boolean(),
		/** How far it is: the place in the order of facts that it has passed, and the last that it looks at. */
		passedAt: p.datetime(3),
		passedPosition: p.bigint('bigint'),
		firstPosition: p.bigint('bigint'),
		lastPosition: p.bigint('bigint'),
		/** Deliveries that it has made, or made due again. */
		told: p.integer(),
		finishedAt: p.datetime(3).nullable(),
	},
	indexes: [
		{name: 'webhook_replay__newest', properties: ['subscriberId', 'id']},
		{
			name: 'webhook_replay__running',
			expression: `create index "webhook_replay__running" on "webhook_replay" ("id") where status = 'running'`,
		},
	],
	...scoped,
});

/** Telling a subscriber again what happened in a span of time: a long piece of work, in slices, that can be watched and stopped. */
export class WebhookReplay extends schema.class {
	/** The only way its status changes. */
	finish(event: EventIn<typeof replayLifecycle>, now: Date): void {
		this.status = nextState('The replay', replayLifecycle, this.status, event);
		this.finishedAt = now;
	}

	/** Facts that it has looked at, of those there are in its span. */
	progress(): {done: number; total: number} {
		return {done: Number(this.passedPosition - this.firstPosition), total: Number(this.lastPosition - this.firstPosition)};
	}
}

schema.setClass(WebhookReplay);
