import {createHash} from 'node:crypto';
import type {ExecutionContext} from 'ava';
import {type Reaction, type ServiceCallReceived, startStandIn} from './stand-in-service.ts';

/** Answers are late by at most so much, each by its own share. */
const LATE_MS = 300;
/** So many questions are answered `pending` before one is answered `completed`. */
const POLLED_IN_VAIN = 1;

type Given = Readonly<{
	/** Says what a step came to, until somebody has taken it. */
	callBack: (body: Record<string, unknown>) => Promise<unknown>;
	/** Whether the service has nothing for this customer: its last step says no. */
	hasNothingFor: (tenantId: string) => boolean;
}>;

/** What somebody asked for under a key, and what was seen of it. */
export type Effect = Readonly<{key: string; workflow: string; step: string; isUndo: boolean; at: number; texts: Set<string>}>;

/** A number from 0 to 99 that is always the same for the same words. */
const shareOf = (words: string): number => createHash('sha256').update(words).digest().readUInt16BE(0) % 100;

/**
 * A service as it should be: whatever comes under a key that it knows has no second effect. It answers late; one answer in ten it loses,
 * after the effect; its step `two` it does later and calls back, twice; its step `three` it does later and is asked about.
 */
export async function startKeepingService(t: Pick<ExecutionContext, 'teardown'>, {callBack, hasNothingFor}: Given) {
	const effects = new Map<string, Effect>();
	const kept = new Set<string>();
	const timesAsked = new Map<string, number>();
	const times = (words: string): number => {
		const count = (timesAsked.get(words) ?? 0) + 1;
		timesAsked.set(words, count);
		return count;
	};
	const lateMs = (words: string): number => (shareOf(`late ${words}`) / 100) * LATE_MS;

	const act = ({what, key = 'none', text, body}: ServiceCallReceived): Reaction => {
		const {workflow_id: workflow, step, tenant, callback_token: token} = body;
		const isUndo = what.startsWith('DELETE');
		const time = times(key);
		if (!isUndo && step === 'four' && hasNothingFor(tenant.id)) return {status: 422, afterMs: lateMs(key)};
		const known = effects.get(key);
		known?.texts.add(text);
		if (!known) {
			effects.set(key, {key, workflow, step, isUndo, at: performance.now(), texts: new Set([text])});
			if (isUndo) kept.delete(`${workflow}:${step}`);
			else kept.add(`${workflow}:${step}`);
			if (token) tellTwice(token, key).catch(() => undefined);
		}

		const isLost = time === 1 && shareOf(`lost ${key}`) < 10;
		return isLost ? {status: 503, afterMs: lateMs(key)} : {status: step === 'one' ? 200 : 202, afterMs: lateMs(`${key} ${time}`)};
	};
	const tellTwice = async (token: string, key: string): Promise<void> => {
		const said = {callback_token: token, status: 'completed', endpoint: `https://example.com/${shareOf(key)}`};
		await callBack(said);
		await callBack(said);
	};

	const steps = ['one', 'two', 'three', 'four'];
	const service = await startStandIn({
		...Object.fromEntries(steps.flatMap(step => [`POST /steps/${step}`, `DELETE /steps/${step}`].map(what => [what, act]))),
		'GET /jobs': ({headers}) => ({body: {status: times(String(headers['webhook-id'])) > POLLED_IN_VAIN ? 'completed' : 'pending'}}),
	});
	t.teardown(service.close);
	return {
		...{url: service.url, calls: service.calls, effects, kept},
		/** What it wants to be told of an activation: one step, two beside each other, and one that stands on both. */
		activate: [
			{name: 'one', timeout_seconds: 5},
			{name: 'two', depends_on: ['one'], completion: 'callback', timeout_seconds: 600},
			{
				...{name: 'three', depends_on: ['one'], completion: 'poll', timeout_seconds: 5},
				poll: {path: '/jobs', interval_seconds: 1, timeout_seconds: 600},
			},
			{name: 'four', depends_on: ['two', 'three'], timeout_seconds: 5},
		].map(step => ({max_attempts: 20, ...step})),
	};
}
