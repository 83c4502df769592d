import {idOf} from '../../domain/platform/values/id.ts';
import {forceComplete} from '../../domain/provisioning/force-complete.ts';
import {workflowStatus} from '../../domain/provisioning/lifecycle.ts';
import {listWorkflows} from '../../domain/provisioning/queries.ts';
import {retryStep} from '../../domain/provisioning/retry-step.ts';
import {skipStep} from '../../domain/provisioning/skip-step.ts';
import {one, page} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {longPageQuery} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {byWorkflow} from './provisioning.ts';
import {shownWorkflow, workflowDetailView, workflowView} from './views.ts';

const byStep = input({
	workflow_id: idOf('workflow'),
	step_name: slug.meta({description: 'Name of the step in the definition of the service.', example: 'database'}),
});

export const adminListWorkflows = route({
	operation: 'adminListWorkflows',
	tag: 'admin-provisioning',
	method: 'get',
	path: '/admin/provisioning/workflows',
	summary: 'The workflows in reach, newest first',
	description:
		"Of all tenants in reach: everybody's for the operator's staff, their own tenants' for a partner's. " +
		'`status=failed` and `status=compensation_failed` find those that wait for somebody.',
	access: 'admin:provisioning',
	query: longPageQuery('workflow', {status: workflowStatus.optional().meta({description: 'Only workflows in this state.'})}),
	answer: page(workflowView),
	async handle({unit, query}) {
		return listWorkflows(unit, query);
	},
});

export const adminForceComplete = route({
	operation: 'adminForceComplete',
	tag: 'admin-provisioning',
	method: 'post',
	path: '/admin/provisioning/workflows/{workflow_id}/force-complete',
	summary: 'Answer for a workflow: what is open is skipped, and it counts as completed',
	description:
		'For when the work was done by hand: open steps become `skipped`, the workflow `completed`, and what waited for it follows (an ' +
		'activation lets the subscription begin and be billed). Nothing more is called at the service. For workflows that are not over, ' +
		'that are held as failed, or whose undoing failed; others are refused. Written to the audit log.',
	access: 'admin:provisioning',
	params: byWorkflow,
	answer: one(workflowDetailView),
	refuses: ['workflow_not_found', 'state_forbids'],
	async handle({unit, params}) {
		return shownWorkflow(await forceComplete(unit, params));
	},
});

export const adminRetryStep = route({
	operation: 'adminRetryStep',
	tag: 'admin-provisioning',
	method: 'post',
	path: '/admin/provisioning/workflows/{workflow_id}/retry-step/{step_name}',
	summary: 'Try a step again that failed while its workflow is held, or the undoing of one that failed',
	description:
		'The step is called again at once, under the same `Idempotency-Key` as before, with all its attempts; `retry_count` goes up by ' +
		'one. For a step that failed while its workflow is held for the operator (`on_failure: hold`, seven days), and for one whose ' +
		'undoing failed (`compensation_failed`). Anything else is refused. Written to the audit log.',
	access: 'admin:provisioning',
	params: byStep,
	answer: one(workflowDetailView),
	refuses: ['workflow_not_found', 'step_not_found', 'step_cannot_be_retried', 'state_forbids'],
	async handle({unit, params}) {
		return shownWorkflow(await retryStep(unit, params));
	},
});

export const adminSkipStep = route({
	operation: 'adminSkipStep',
	tag: 'admin-provisioning',
	method: 'post',
	path: '/admin/provisioning/workflows/{workflow_id}/skip-step/{step_name}',
	summary: 'Answer for a step that is not completed: it counts as done, or as undone when it was being undone',
	description:
		'For when the step was done, or undone, by hand: it counts as done and steps that depend on it go on; one that was being undone ' +
		'counts as undone. A completed step, or a step of a workflow that is over, is refused. Written to the audit log.',
	access: 'admin:provisioning',
	params: byStep,
	answer: one(workflowDetailView),
	refuses: ['workflow_not_found', 'step_not_found', 'workflow_is_over', 'state_forbids'],
	async handle({unit, params}) {
		return shownWorkflow(await skipStep(unit, params));
	},
});
