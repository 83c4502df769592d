import {z} from 'zod';
import {subjectFault} from '../../domain/identity/caller.ts';
import {IDLE_LIMIT_MS, waitUntilIdle} from '../../domain/platform/process/idle.ts';
import {refuse} from '../../domain/platform/refusals.ts';
import {asSystem} from '../../domain/platform/unit/as-system.ts';
import {one} from '../http/answers.ts';
import {givenInstant, instant} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import type {Tools} from '../tools.ts';
import {moveClock} from './move-clock.ts';
import {mailView, tokenInput} from './views.ts';

/** The sandbox is for tokens of the operator with the role super_admin; without SANDBOX these routes do not exist. */
const forTheOperator = {tag: 'ext-sandbox', access: 'user', needsSuperAdmin: true, hasNoUnit: true} as const;

const clockView = view({now: instant.meta({description: 'Business time (UTC).'})}).meta({id: 'SandboxClock'});

const localServices = ({sandbox}: Tools) => {
	if (!sandbox) throw new Error('the sandbox is served without its services');
	return sandbox;
};

export const getSandboxClock = route({
	...forTheOperator,
	operation: 'getSandboxClock',
	method: 'get',
	path: '/sandbox/clock',
	summary: 'Business time',
	description:
		'Business time rules what customers are promised: periods, due dates, trials, retries. It runs ahead of real time by what the ' +
		'clock was moved. Tokens, keys and rate limits go by real time. Only where `SANDBOX` is on, for a `super_admin` of the operator.',
	answer: one(clockView),
	async handle({tools, requestId}) {
		return asSystem(tools.inUnit, {because: 'the sandbox clock', requestId}, async ({now}) => ({now}));
	},
});

export const putSandboxClock = route({
	...forTheOperator,
	operation: 'putSandboxClock',
	method: 'put',
	path: '/sandbox/clock',
	summary: 'Move business time forward; everything that falls due on the way is done on the way',
	description:
		'Moves business time for all processes and answers when it is there. It stops at every instant at which something falls due, so ' +
		'renewals, invoices, notices and retries happen in their order, with their own dates. Backward, or more than three years ahead, ' +
		'is refused. What is not done within 60 s is answered 503 with how far it got: send the same request again and it goes on. Only ' +
		'where `SANDBOX` is on, for a `super_admin` of the operator.',
	body: input({
		now: givenInstant.meta({description: 'When it shall be: not before business time as it is, and at most three years ahead.'}),
	}),
	example: {now: '2026-07-01T00:00:00Z'},
	answer: one(clockView),
	refuses: ['clock_goes_forward', 'not_settled_in_time'],
	async handle({tools, body, requestId}) {
		return {now: await moveClock(tools, {target: body.now, requestId})};
	},
});

export const drainSandbox = route({
	...forTheOperator,
	operation: 'drainSandbox',
	method: 'post',
	path: '/sandbox/drain',
	summary: 'Wait until outbox, queues and due schedules are empty',
	description:
		'Call it after a change, before looking at what followed: it waits until no fact, job, batch of usage or due schedule is left, ' +
		'and answers how many jobs and facts that took. Retries that are not due yet do not count. After 60 s it is answered 503 with ' +
		'what is left. Only where `SANDBOX` is on, for a `super_admin` of the operator.',
	answer: one(
		view({
			jobs_run: z.int().meta({description: 'Jobs that were done while it waited.', example: 12}),
			facts_relayed: z.int().meta({description: 'Facts that were handed to jobs while it waited.', example: 3}),
		}).meta({id: 'Drained'}),
	),
	refuses: ['not_settled_in_time'],
	async handle({tools, requestId}) {
		const relayed = async () =>
			asSystem(tools.inUnit, {because: 'counting relayed facts', requestId}, async ({em}) => {
				const [row] = await em.execute<{count: string}[]>('select count(*) as count from fact where relayed_at is not null');
				return Number(row?.count);
			});
		const [jobsBefore, factsBefore] = [await tools.backlog.completed(), await relayed()];
		const left = await waitUntilIdle({...tools, real: tools.clock.real});
		if (left.length > 0) throw refuse('not_settled_in_time', {seconds: IDLE_LIMIT_MS / 1000, left: left.join(', ')});
		return {jobsRun: (await tools.backlog.completed()) - jobsBefore, factsRelayed: (await relayed()) - factsBefore};
	},
});

export const mintSandboxToken = route({
	...forTheOperator,
	operation: 'mintSandboxToken',
	method: 'post',
	path: '/sandbox/tokens',
	summary: 'A token of the local issuer for anybody; the first call with it stores its user, tenant and partner',
	description:
		'Makes customers, staff and service accounts for tests: the token is signed by the local identity provider and valid like any ' +
		'other. A person, `usr_…`, has a `partner_id`, or a `tenant_id` (`tnt_` and whatever you like) with its `partner_id`; a service ' +
		'account has neither, and the role `service_account`. The first call with the token stores its user, tenant and partner, also in the local directory. What lies ' +
		'above the place in the token is ignored, as everywhere. Only where `SANDBOX` is on, for a `super_admin` of the operator.',
	body: tokenInput,
	example: {sub: 'usr_grace', tenant_id: 'tnt_navy', partner_id: 'prt_demo', roles: ['tenant_admin']},
	answer: one(
		view({token: z.string().meta({description: 'Bearer token for the `Authorization` header.', example: 'eyJ…'})}).meta({
			id: 'SandboxToken',
		}),
	),
	async handle({tools, body: {tenantId, partnerId, expiresIn, ...claims}}) {
		const message = subjectFault({...claims, subject: claims.sub, tenantId, partnerId});
		if (message) throw refuse('input_invalid', {details: [{path: 'sub', message}]});
		return localServices(tools).issuer.mint({...claims, tenant_id: tenantId, partner_id: partnerId, expires_in: expiresIn});
	},
});

export const listSandboxMails = route({
	...forTheOperator,
	operation: 'listSandboxMails',
	method: 'get',
	path: '/sandbox/mailbox',
	summary: 'The mails that were sent, newest first',
	description:
		'What lies in the local mailbox, with the names and sizes of attachments: every mail of the platform goes there, and nothing ' +
		'leaves the machine. Only where `SANDBOX` is on, for a `super_admin` of the operator.',
	answer: one(z.array(mailView)),
	async handle({tools}) {
		return [...(await localServices(tools).mailbox.list())];
	},
});
