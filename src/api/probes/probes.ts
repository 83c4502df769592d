import {z} from 'zod';
import {readiness} from '../../domain/platform/process/readiness.ts';
import {namedEnum} from '../../domain/platform/values/named-enum.ts';
import {bare} from '../http/answers.ts';
import {route} from '../http/route.ts';
import {view} from '../http/shapes.ts';

/** The probes are asked by the machine's own supervisors, and never limited. */
export const health = route({
	operation: 'health',
	tag: 'untagged',
	method: 'get',
	path: '/health',
	isAtRoot: true,
	summary: 'Whether this process lives',
	description:
		'For the supervisor of the process: answers 200 as long as the process can answer at all, and looks at nothing else. Needs no ' +
		'credential, is not limited and answers the bare object.',
	access: 'public',
	limit: 'none',
	hasNoUnit: true,
	answer: bare(
		view({
			status: z.literal('ok').meta({description: 'The process answers.'}),
			version: z.string().meta({description: 'Version of the software that runs.', example: '1.0.0'}),
		}).meta({id: 'Health'}),
	),
	async handle({tools}) {
		return {status: 'ok' as const, version: tools.version};
	},
});

const readyView = view({
	status: namedEnum(['ok', 'degraded', 'unavailable'], {
		id: 'Readiness',
		description: 'Whether the process can do its work: wholly, with something amiss, or not (503).',
	}),
	checks: z
		.record(z.string(), z.string())
		.meta({description: 'What was looked at, each `ok` or what is amiss.', example: {postgres: 'ok', redis: 'ok'}}),
}).meta({id: 'Ready'});

export const ready = route({
	operation: 'ready',
	tag: 'untagged',
	method: 'get',
	path: '/ready',
	isAtRoot: true,
	summary: 'Whether this process can do its work',
	description:
		'For load balancers. `ok` and `degraded` are 200: a degraded process works, though Redis is away, facts are relayed late, no ' +
		'partition is ahead or its clock is off. `unavailable` is 503: PostgreSQL cannot be reached, migrations are missing, the clock is ' +
		'over 30 s off or the process is stopping. Needs no credential and is not limited.',
	access: 'public',
	limit: 'none',
	hasNoUnit: true,
	answer: bare(readyView),
	otherStatuses: {503: 'Not ready'},
	async handle({tools, reply}) {
		const found = await readiness(tools);
		if (found.status === 'unavailable') reply.status(503);
		return found;
	},
});
