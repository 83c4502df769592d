import {z} from 'zod';
import {readiness} from '../../domain/platform/process/readiness.ts';
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
	access: 'public',
	limit: 'none',
	hasNoUnit: true,
	answer: bare(view({status: z.literal('ok'), version: z.string()}).meta({id: 'Health'})),
	async handle({tools}) {
		return {status: 'ok' as const, version: tools.version};
	},
});

const readyView = view({
	status: z.enum(['ok', 'degraded', 'unavailable']),
	checks: z.record(z.string(), z.string()).meta({example: {postgres: 'ok', redis: 'ok'}}),
}).meta({id: 'Ready'});

export const ready = route({
	operation: 'ready',
	tag: 'untagged',
	method: 'get',
	path: '/ready',
	isAtRoot: true,
	summary: 'Whether this process can do its work',
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
