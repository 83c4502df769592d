import type {ProvisioningStep} from '../catalog/provisioning-definition.ts';
import type {StepStatus, WorkflowStatus} from './lifecycle.ts';

/** What a service can be asked about a step: to do it, whether it is done, to undo it. */
export type CallKind = 'action' | 'poll' | 'undo';

/** When something is to be done about a step; what it is follows from the step's status. */
export type Timer =
	| 'now'
	/** After a failure: longer after each. */
	| 'backoff'
	/** When the service is to be asked again. */
	| 'interval'
	/** When it is given up that nobody calls back. */
	| 'deadline'
	| 'none';

/** A step as far as decisions depend on it. */
export type StepState = Readonly<{
	name: string;
	dependsOn: readonly string[];
	completion: ProvisioningStep['completion'];
	hasUndo: boolean;
	maxAttempts: number;
	status: StepStatus;
	/** Something is to be done about it at some time. */
	isDue: boolean;
	/** Calls of its action that were begun; one whose worker died is among them. */
	attempts: number;
	/** The same of its undoing. */
	undoAttempts: number;
	/** Calls of the present kind that failed, one after another. */
	failures: number;
	/** Its undoing is registered: its call went out, and nobody said for sure that nothing came of it. */
	isToBeUndone: boolean;
	/** A call ended without a word on whether it had an effect. */
	isUncertain: boolean;
	/** The how-manieth it was that ended: they are undone the other way round. */
	place: number | null;
	/** Undoings that were begun afresh; each has a key of its own. */
	undoRound: number;
	/** It succeeded while it was being undone. */
	isUndoneAgain: boolean;
}>;

/** A workflow as far as decisions depend on it. */
export type WorkflowState = Readonly<{
	status: WorkflowStatus;
	onFailure: 'compensate' | 'hold';
	/** What it is for is over: nothing new begins, and what was done is undone. */
	isAbandoned: boolean;
	/** The step that it fails for: the first that failed. */
	failedStep: string | null;
	steps: readonly StepState[];
}>;

/** What came of a call. */
export type CallOutcome =
	/** Done, or found undone. */
	| 'done'
	/** Taken on: a call back or a poll will tell. */
	| 'accepted'
	/** Taken on, and not done yet. */
	| 'pending'
	/** A clear no, which no other try would change. */
	| 'refused'
	/** No word on whether it had an effect; another try may tell. */
	| 'failed';

/** What happens to a workflow. */
export type WorkflowEvent =
	| Readonly<{type: 'start' | 'abandon' | 'end_hold' | 'force_complete'}>
	/** A worker is about to call: from now on there may be an effect. */
	| Readonly<{type: 'call'; step: string}>
	| Readonly<{type: 'outcome'; step: string; call: CallKind; outcome: CallOutcome}>
	| Readonly<{type: 'callback'; step: string; isSuccess: boolean}>
	| Readonly<{type: 'time_out' | 'late_success' | 'retry' | 'skip'; step: string}>;

/** What was decided: the new state, what is to be called in it, and when. Steps whose timer stays as it is are not named. */
export type WorkflowDecision = Readonly<{state: WorkflowState; timers: ReadonlyMap<string, Timer>}>;
