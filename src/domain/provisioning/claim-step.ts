import {randomBytes} from 'node:crypto';
import {ancestorsOf} from '../catalog/step-graph.ts';
import {type Cipher, sha256} from '../platform/secrets.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {CallData, StepResults} from './call-data.ts';
import {requestOf, type ServiceRequest} from './call-request.ts';
import {callOf, LOST_CALLS_LIMIT} from './decide.ts';
import {happen, type OpenWorkflow} from './open-workflows.ts';
import {callbackSecretPlace} from './sealed.ts';
import type {CallKind} from './workflow-state.ts';
import type {WorkflowStep} from './workflow-step.ts';

/** One call takes at most so long, however long its step may take. */
const CALL_LIMIT_SECONDS = 30;
/** A worker that is alive renews the leases of its calls before they are over: whoever does not is dead. */
export const LEASE_MS = 10_000;
const TOKEN_BYTES = 32;

/** A call that is to be made now, with everything it needs, so that no transaction is open while the service thinks. */
export type ClaimedCall = Readonly<{
	workflowId: IdOf<'workflow'>;
	stepId: IdOf<'workflowStep'>;
	step: string;
	call: CallKind;
	completion: WorkflowStep['completion'];
	request: ServiceRequest;
	/** What it is about, for the service's log. */
	eventType: string;
	secrets: readonly string[];
	limitMs: number;
	/** The lease: whoever records something else than this one's end records nothing. */
	leasedUntil: Date;
}>;

/** What a call is made with: what seals its secrets, and where it is called back from outside. */
export type CallingTools = Readonly<{cipher: Cipher; publicUrl: string}>;

/** How a service is called; without an address, or a secret, it cannot be. */
export type CallTerms = CallingTools & Readonly<{baseUrl: string | undefined; secrets: readonly string[]}>;

/** Whether a step is due, and nobody is on it. */
export const isFree = ({now, realNow}: Unit, {nextAttemptAt, leasedUntil}: WorkflowStep): boolean =>
	Boolean(nextAttemptAt && nextAttemptAt <= now) && !(leasedUntil && leasedUntil > realNow);

type Claiming = CallTerms & Readonly<{step: WorkflowStep}>;

/**
 * Takes a call that is due, of a workflow that is locked: that it goes out, and that it is to be undone, is put down. Undefined when there is nothing
 * to call: what was waited for in vain is given up.
 *
 * One that cannot be claimed for a fault of ours, now or ever, is ended at once with its reason: it holds up itself only, and not the lane of its
 * service. Nothing of it went out.
 */
export function claimStep(unit: Unit, open: OpenWorkflow, claiming: Claiming): ClaimedCall | undefined {
	const {step} = claiming;
	try {
		return claim(unit, open, claiming);
	} catch (error) {
		unit.log.error({workflow: open.workflow.id, step: step.name, err: error}, 'a call could not be prepared');
		const call = callOf(step);
		if (call) happen(unit, open, {type: 'outcome', step: step.name, call, outcome: 'refused'}, {error: 'internal_error'});
		return undefined;
	}
}

function claim(unit: Unit, open: OpenWorkflow, {step, baseUrl, secrets, cipher, publicUrl}: Claiming): ClaimedCall | undefined {
	const isTooLate =
		step.status === 'waiting_callback' || (step.status === 'waiting_poll' && step.deadlineAt && step.deadlineAt <= unit.now);
	if (isTooLate) {
		happen(unit, open, {type: 'time_out', step: step.name}, {error: 'TIMED_OUT'});
		return undefined;
	}

	const call = callOf(step);
	if (!call) return undefined;
	const begun = call === 'undo' ? step.undoAttempts : step.attempts;
	happen(unit, open, {type: 'call', step: step.name}, begun - step.failures >= LOST_CALLS_LIMIT ? {error: 'WORKER_LOST'} : {});
	if (callOf(step) !== call) return undefined;

	const data = dataOf(open, step, call, call === 'action' && step.completion === 'callback' ? callbackOf(step, {cipher, publicUrl}) : {});
	const request = baseUrl ? requestOf({...step, baseUrl, call, data}) : undefined;
	const fault = faultOf(baseUrl, secrets, request);
	if (!request || fault) {
		const outcome = fault === 'VALUE_MISSING_IN_PATH' ? 'refused' : 'failed';
		happen(unit, open, {type: 'outcome', step: step.name, call, outcome}, {error: fault});
		return undefined;
	}

	const limitMs = Math.min(step.definition.timeoutSeconds, CALL_LIMIT_SECONDS) * 1000;
	step.leasedUntil = new Date(unit.realNow.getTime() + LEASE_MS);
	return {
		...{workflowId: open.workflow.id, stepId: step.id, step: step.name, call, completion: step.completion, request, secrets, limitMs},
		...{leasedUntil: step.leasedUntil, eventType: `provisioning.${open.workflow.kind}.${call}`},
	};
}

/** Why a call cannot be made at all, as a code. */
function faultOf(baseUrl: string | undefined, secrets: readonly string[], request: ServiceRequest | undefined): string | undefined {
	if (!baseUrl) return 'SERVICE_HAS_NO_ADDRESS';
	if (secrets.length === 0) return 'SERVICE_HAS_NO_KEY';
	return request ? undefined : 'VALUE_MISSING_IN_PATH';
}

/** Where to call back, and with which token: the same however often the call is made. Only its hash outlives the step. */
function callbackOf(step: WorkflowStep, {cipher, publicUrl}: CallingTools): Partial<CallData> {
	const place = callbackSecretPlace(step);
	const token = step.callbackSecretSealed
		? cipher.decrypt(step.callbackSecretSealed, place)
		: randomBytes(TOKEN_BYTES).toString('base64url');
	step.callbackSecretSealed ??= cipher.encrypt(token, place);
	step.callbackTokenHash = sha256(token);
	return {callback_url: `${publicUrl.replace(/\/+$/, '')}/api/v1/provisioning/callback`, callback_token: token};
}

/** What the call says: only what cannot change any more, so that the same key always comes with the same words. */
function dataOf({workflow, steps}: OpenWorkflow, step: WorkflowStep, call: CallKind, callback: Partial<CallData>): CallData {
	const names = ancestorsOf(
		steps.map(({definition}) => definition),
		step.name,
	);
	const known = new Set(call === 'undo' ? [...names, step.name] : names);
	const results: StepResults = Object.fromEntries(
		steps
			.filter(({name}) => known.has(name))
			.map(({name, endpoint, metadata}) => [name, {...(endpoint && {endpoint}), ...(metadata && {metadata})}]),
	);
	return {...workflow.data, step: step.name, ...callback, steps: results};
}
