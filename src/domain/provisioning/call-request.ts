import type {ProvisioningStep, ServiceCall} from '../catalog/provisioning-definition.ts';
import type {CallData} from './call-data.ts';
import {fillBody, fillPath} from './fill-template.ts';
import type {CallKind} from './workflow-state.ts';

/** A call as it goes out, before it is signed. */
export type ServiceRequest = Readonly<{
	method: ServiceCall['method'];
	url: string;
	/** Empty: the call has none. */
	body: string;
	/** The same however often the call is made; a poll only asks and has none. */
	idempotencyKey: string | undefined;
}>;

type Given = Readonly<{baseUrl: string; definition: ProvisioningStep; call: CallKind; undoRound: number; data: CallData}>;

/** What is asked of the service; undefined when a path cannot be filled. */
export function requestOf({baseUrl, definition, call, undoRound, data}: Given): ServiceRequest | undefined {
	const asked: ServiceCall | undefined = {
		action: definition.action,
		poll: definition.poll && {method: 'GET' as const, path: definition.poll.path},
		undo: definition.compensation,
	}[call];
	const path = asked && fillPath(asked.path, data);
	if (!asked || path === undefined) return undefined;
	return {
		method: asked.method,
		url: `${baseUrl.replace(/\/+$/, '')}${path}`,
		body: asked.method === 'GET' ? '' : JSON.stringify(asked.body === undefined ? data : fillBody(asked.body, data)),
		idempotencyKey: call === 'poll' ? undefined : keyOf(data, call, undoRound),
	};
}

/** `<workflow>:<step>`, and of its undoing `<workflow>:<step>:undo`; of an undoing that had to be begun afresh with its number. */
function keyOf({workflow_id: workflow, step}: CallData, call: 'action' | 'undo', undoRound: number): string {
	const key = `${workflow}:${step}`;
	if (call === 'action') return key;
	return undoRound > 1 ? `${key}:undo:${undoRound}` : `${key}:undo`;
}
