import {z} from 'zod';
import {runKind, runStatus} from '../../domain/platform/unit/run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {instant} from '../http/fields.ts';

/** The fields of every run, whatever its kind. */
export const run = {
	id: idOf('run'),
	kind: runKind.meta({example: 'directory'}),
	status: runStatus.meta({example: 'running'}),
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
