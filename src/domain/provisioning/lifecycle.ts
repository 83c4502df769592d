import type {EventIn, Lifecycle, StateOf} from '../platform/values/lifecycle.ts';
import {statesOf} from '../platform/values/lifecycle.ts';
import {namedEnum} from '../platform/values/named-enum.ts';

/** A workflow's life: its steps are called until all are done, or what was done is undone. */
export const workflowLifecycle = {
	pending: {start: 'running', complete: 'completed', undo: 'compensated'},
	running: {wait: 'waiting', complete: 'completed', fail: 'failed', compensate: 'compensating'},
	waiting: {go_on: 'running', complete: 'completed', fail: 'failed', compensate: 'compensating'},
	/** Held for the operator. */
	failed: {go_on: 'running', complete: 'completed', compensate: 'compensating'},
	compensating: {undo: 'compensated', fail_undoing: 'compensation_failed'},
	compensation_failed: {compensate: 'compensating', complete: 'completed'},
	/** Taken back: what it was for is over before it was made use of. */
	completed: {compensate: 'compensating'},
	/** Undone once more: a step succeeded after it was given up. */
	compensated: {compensate: 'compensating'},
} as const satisfies Lifecycle;

export type WorkflowStatus = StateOf<typeof workflowLifecycle>;

export const workflowStatus = namedEnum(statesOf(workflowLifecycle), {
	id: 'WorkflowStatus',
	description:
		'`pending`: not begun; `running`: calls are made; `waiting`: for the service; `completed`; `failed`: held for the operator; `compensating`: what was done is being undone; `compensated`: it is undone; `compensation_failed`: it could not be.',
});

export type WorkflowLifecycleEvent = EventIn<typeof workflowLifecycle>;

/** States in which a workflow is at work, or waits for somebody: the next one of its subscription begins after it. */
export const openStatuses = ['pending', 'running', 'waiting', 'failed', 'compensating'] as const satisfies readonly WorkflowStatus[];

/** A step's life within its workflow. */
export const stepLifecycle = {
	pending: {call: 'running', skip: 'skipped'},
	running: {
		complete: 'completed',
		fail: 'failed',
		await_callback: 'waiting_callback',
		await_poll: 'waiting_poll',
		skip: 'skipped',
	},
	waiting_callback: {complete: 'completed', fail: 'failed', skip: 'skipped'},
	waiting_poll: {complete: 'completed', fail: 'failed', skip: 'skipped'},
	completed: {compensate: 'compensating'},
	failed: {retry: 'pending', compensate: 'compensating', skip: 'skipped'},
	skipped: {compensate: 'compensating'},
	compensating: {undo: 'compensated', fail_undoing: 'compensation_failed', skip: 'skipped'},
	compensation_failed: {compensate: 'compensating', skip: 'skipped'},
	compensated: {compensate: 'compensating'},
} as const satisfies Lifecycle;

export type StepStatus = StateOf<typeof stepLifecycle>;

export const stepStatus = namedEnum(statesOf(stepLifecycle), {
	id: 'WorkflowStepStatus',
	description:
		'`pending`: waits for others; `running`: is being called; `waiting_callback`, `waiting_poll`: the service is at work; `completed`; `failed`; `skipped`: somebody answered for it; `compensating`, `compensated`, `compensation_failed`: its undoing.',
});

export type StepLifecycleEvent = EventIn<typeof stepLifecycle>;
