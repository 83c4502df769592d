import {z} from 'zod';
import {runKinds, runLifecycle} from '../../domain/platform/unit/run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {instant} from '../http/fields.ts';

/** The fields of every run, whatever its kind. */
export const run = {
	id: idOf('run'),
	kind: z.enum(runKinds).meta({
		description: '`invoices`: billing; `directory`: people and groups taken over; `accounting`: books brought up to date.',
		example: 'directory',
	}),
	status: z.enum(statesOf(runLifecycle)).meta({
		description: '`queued`: not begun; `running`; `completed`, `failed` or `cancelled`: over, and never taken up again.',
		example: 'running',
	}),
	progress: z
		.object({
			done: z.int().meta({description: 'How much of it is done.'}),
			total: z.int().meta({description: 'How much there is to do, as far as it is known.'}),
		})
		.meta({description: 'How far it is, in things of its kind: accounts, people, documents.', example: {done: 500, total: 1200}}),
	started_at: instant.nullish(),
	finished_at: instant.nullish(),
	result: z.record(z.string(), z.unknown()).meta({
		description: 'What came of it so far; its form depends on the kind.',
		example: {users: {seen: 500, created: 2, updated: 1, deactivated: 0}},
	}),
	created_at: instant,
	updated_at: instant,
};
