import {z} from 'zod';
import {fact} from '../platform/unit/fact.ts';
import {idOf} from '../platform/values/id.ts';

export const accountingFacts = {
	'accounting.sync_requested': fact({
		summary: 'Somebody wants the books of an integration told of what they do not know yet',
		data: z.object({run_id: idOf('run')}),
		subject: 'run_id',
		isPublic: false,
	}),
} as const;
