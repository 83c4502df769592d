import {z} from 'zod';
import {idOf} from '../../domain/platform/id.ts';
import {statesOf} from '../../domain/platform/lifecycle.ts';
import {runKinds, runLifecycle} from '../../domain/platform/run.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

export const runView = view({
	id: idOf('run'),
	kind: z.enum(runKinds),
	status: z.enum(statesOf(runLifecycle)),
	progress: z.object({done: z.int(), total: z.int()}),
	started_at: instant.nullish(),
	finished_at: instant.nullish(),
	result: z.record(z.string(), z.unknown()).nullish().meta({
		description: 'Of invoices: `counts`, `totals` (invoices minus credit notes), `errors`, and for a dry run `documents`',
	}),
	created_at: instant,
	updated_at: instant,
}).meta({id: 'Run'});
