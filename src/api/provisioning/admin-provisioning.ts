import {idOf} from '../../domain/platform/values/id.ts';
import {forceComplete} from '../../domain/provisioning/force-complete.ts';
import {listWorkflows} from '../../domain/provisioning/queries.ts';
import {retryStep} from '../../domain/provisioning/retry-step.ts';
import {skipStep} from '../../domain/provisioning/skip-step.ts';
import {list, one} from '../http/answers.ts';
import {slug} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {byWorkflow} from './provisioning.ts';
import {shownWorkflow, workflowDetailView, workflowStatus, workflowView} from './views.ts';

const byStep = input({workflow_id: idOf('workflow'), step_name: slug});

export const adminListWorkflows = route({
	operation: 'adminListWorkflows',
	tag: 'admin-provisioning',
	method: 'get',
	path: '/admin/provisioning/workflows',
	summary: 'The workflows in reach, newest first',
	access: 'admin:provisioning',
	query: input({status: workflowStatus.optional()}),
	answer: list(workflowView),
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
	access: 'admin:provisioning',
	params: byStep,
	answer: one(workflowDetailView),
	refuses: ['workflow_not_found', 'step_not_found', 'workflow_is_over', 'state_forbids'],
	async handle({unit, params}) {
		return shownWorkflow(await skipStep(unit, params));
	},
});
