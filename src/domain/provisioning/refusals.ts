import {type Refusals, refusing} from '../platform/refusals.ts';

export const provisioningRefusals = {
	workflow_not_found: {kind: 'missing', message: "Workflow '{id}' not found"},
	step_not_found: {kind: 'missing', message: "Step '{name}' not found"},
	callback_not_found: {kind: 'missing', message: 'Callback not found'},
	step_cannot_be_retried: {
		kind: 'forbidden_by_state',
		message:
			"The step '{name}' is {status}: only one that failed, of a workflow that is held as failed, or one whose undoing failed can be tried again",
	},
	workflow_is_over: {kind: 'forbidden_by_state', message: 'The workflow is {status}: only steps of one that is not over can be skipped'},
} as const satisfies Refusals;

export const refuse = refusing(provisioningRefusals);
