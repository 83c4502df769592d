import {z} from 'zod';
import {runKinds, runLifecycle} from '../../domain/platform/unit/run.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {instant} from '../http/fields.ts';

/** The fields of every run, whatever its kind. */
export const run = {
	id: idOf('run'),
	kind: z.enum(runKinds).meta({example: 'directory'}),
	status: z.enum(statesOf(runLifecycle)).meta({example: 'running'}),
	progress: z.object({done: z.int(), total: z.int()}).meta({example: {done: 500, total: 1200}}),
	started_at: instant.nullish(),
	finished_at: instant.nullish(),
	result: z.record(z.string(), z.unknown()).meta({example: {users: {seen: 500, created: 2, updated: 1, deactivated: 0}}}),
	created_at: instant,
	updated_at: instant,
};
