import {defineEntity, p} from '@mikro-orm/postgresql';
import type {IdOf} from './id.ts';
import {type EventIn, type Lifecycle, nextState, statesOf} from './lifecycle.ts';
import {stored} from './stored.ts';

export const runKinds = ['invoices', 'directory', 'accounting'] as const;

export const runLifecycle = {
	queued: {start: 'running', cancel: 'cancelled'},
	running: {complete: 'completed', fail: 'failed', cancel: 'cancelled'},
	completed: {},
	failed: {},
	cancelled: {},
} as const satisfies Lifecycle;

const schema = defineEntity({
	name: 'Run',
	tableName: 'run',
	properties: {
		...stored('run'),
		kind: p.enum(runKinds),
		status: p.enum(statesOf(runLifecycle)),
		/** The scope that it was started with: whoever holds it may look at it. */
		scope: p.string(),
		/** Only this partner's staff see it; null is the operator's. */
		partnerId: p.string().$type<IdOf<'partner'>>().nullable(),
		/** What was asked for. */
		request: p.json().$type<Readonly<Record<string, unknown>>>(),
		progressDone: p.integer(),
		progressTotal: p.integer(),
		startedAt: p.datetime(3).nullable(),
		finishedAt: p.datetime(3).nullable(),
		result: p.json().$type<Readonly<Record<string, unknown>>>().nullable(),
	},
	indexes: [
		{name: 'run__newest', expression: 'create index "run__newest" on "run" ("created_at" desc, "id" desc)'},
		{name: 'run__open', expression: `create index "run__open" on "run" ("id") where "status" in ('queued', 'running')`},
	],
});

/** A long piece of work that somebody, or the schedule, started: how far it is and what came of it. */
export class Run extends schema.class {
	/** The only way its status changes. Refuses what the lifecycle has no arrow for. */
	apply(event: EventIn<typeof runLifecycle>): void {
		this.status = nextState('The run', runLifecycle, this.status, event);
	}

	progress(): Readonly<{done: number; total: number}> {
		return {done: this.progressDone, total: this.progressTotal};
	}
}

schema.setClass(Run);
