import {defineEntity, p} from '@mikro-orm/postgresql';
import type {IdOf} from '../values/id.ts';
import type {Lifecycle} from '../values/lifecycle.ts';
import {nextState, statesOf} from '../values/lifecycle.ts';
import {namedEnum} from '../values/named-enum.ts';
import {stored} from './stored.ts';
import {scopedToPartner} from './tenancy.ts';

export const runKinds = ['invoices', 'directory', 'accounting'] as const;

export const runKind = namedEnum(runKinds, {
	id: 'RunKind',
	description: 'What a run does. `invoices`: billing; `directory`: people and groups taken over; `accounting`: books brought up to date.',
});

/** A run's life. It ends once and is not taken up again: whoever wants more starts another one. */
export const runLifecycle = {
	queued: {start: 'running', fail: 'failed', cancel: 'cancelled'},
	running: {complete: 'completed', fail: 'failed', cancel: 'cancelled'},
	completed: {},
	failed: {},
	cancelled: {},
} as const satisfies Lifecycle;

export type RunStatus = keyof typeof runLifecycle;

export const runStatus = namedEnum(statesOf(runLifecycle), {
	id: 'RunStatus',
	description: 'How far a run is. `queued`: not begun; `running`; `completed`, `failed` or `cancelled`: over, and never taken up again.',
});

/** States in which there is still something to do. */
export const openRunStatuses = ['queued', 'running'] as const satisfies readonly RunStatus[];

const schema = defineEntity({
	name: 'Run',
	tableName: 'run',
	properties: {
		...stored('run'),
		/** Whose it is; none when it is about everybody. */
		partnerId: p.string().$type<IdOf<'partner'>>().nullable(),
		kind: p.enum(runKinds),
		status: p.enum(statesOf(runLifecycle)),
		/** Who asked for it: a person, or the schedule. */
		startedBy: p.string(),
		done: p.integer(),
		total: p.integer(),
		startedAt: p.datetime(3).nullable(),
		finishedAt: p.datetime(3).nullable(),
		/** What came of it so far; its form depends on the kind. */
		result: p.json().$type<Record<string, unknown>>(),
		/** What was asked for, where a run can be asked for different things; its form depends on the kind. */
		request: p.json().$type<Readonly<Record<string, unknown>>>().nullable(),
		/** Where to go on after an interruption; its form depends on the kind. */
		cursor: p.json().$type<Record<string, unknown>>().nullable(),
	},
	indexes: [
		{name: 'run__newest', expression: 'create index "run__newest" on "run" ("kind", "created_at" desc, "id" desc)'},
		{
			name: 'run__open',
			expression: `create index "run__open" on "run" ("kind", "updated_at") where status in (${openRunStatuses.map(status => `'${status}'`).join(', ')})`,
		},
	],
	uniques: [
		{
			name: 'run__one_directory',
			expression: `create unique index "run__one_directory" on "run" ("kind") where kind = 'directory' and status in (${openRunStatuses.map(status => `'${status}'`).join(', ')})`,
		},
	],
	...scopedToPartner,
});

/** A long piece of work that goes on by jobs and can be watched: a billing run, a sync. */
export class Run extends schema.class {
	start(now: Date): void {
		this.status = nextState('The run', runLifecycle, this.status, 'start');
		this.startedAt = now;
	}

	/** Ends it, whole or not. */
	finish(event: 'complete' | 'fail' | 'cancel', now: Date): void {
		this.status = nextState('The run', runLifecycle, this.status, event);
		this.finishedAt = now;
		this.cursor = null;
	}

	progress(): {done: number; total: number} {
		return {done: this.done, total: this.total};
	}
}

schema.setClass(Run);
