import {z} from 'zod';
import {workflowKinds} from '../../domain/catalog/provisioning-definition.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {stepLifecycle, workflowLifecycle} from '../../domain/provisioning/lifecycle.ts';
import type {OpenWorkflow} from '../../domain/provisioning/open-workflows.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

export const workflowStatus = z.enum(statesOf(workflowLifecycle));

const workflow = {
	id: idOf('workflow'),
	tenant_id: idOf('tenant'),
	subscription_id: idOf('subscription'),
	service_slug: z.string().meta({example: 'crm'}),
	kind: z.enum(workflowKinds),
	status: workflowStatus,
	held_until: instant.nullish().meta({description: 'A workflow that failed is held for the operator until then'}),
	started_at: instant.nullish(),
	finished_at: instant.nullish(),
	error: z.string().nullish(),
	created_at: instant,
	updated_at: instant,
};

export const workflowView = view(workflow).meta({id: 'Workflow'});

const stepView = view({
	name: z.string().meta({example: 'database'}),
	service_slug: z.string().meta({example: 'crm'}),
	status: z.enum(statesOf(stepLifecycle)),
	depends_on: z.array(z.string()),
	attempts: z.int(),
	retry_count: z.int(),
	started_at: instant.nullish(),
	finished_at: instant.nullish(),
	error: z.string().nullish(),
	endpoint: z.string().nullish(),
}).meta({id: 'WorkflowStep'});

export const workflowDetailView = view({...workflow, steps: z.array(stepView)}).meta({id: 'WorkflowDetail'});

/** A workflow with its steps, as views show it. What services gave out for their customers is never shown. */
export const shownWorkflow = ({workflow: shown, steps}: OpenWorkflow) => ({
	...shown,
	steps: steps.map(step => ({
		...step,
		serviceSlug: shown.serviceSlug,
		dependsOn: [...step.definition.dependsOn],
		error: step.lastError,
	})),
});

export const provisioningStatusView = view({
	service_slug: z.string().meta({example: 'crm'}),
	status: z.enum(['none', ...statesOf(workflowLifecycle)]).meta({description: '`none` when no workflow ever ran'}),
	workflow: workflowView.nullish(),
	endpoint: z.string().nullish(),
}).meta({id: 'ProvisioningStatus'});

export const callbackReceiptView = view({
	workflow_id: idOf('workflow'),
	step: z.string().meta({example: 'database'}),
	status: z.enum(statesOf(stepLifecycle)),
}).meta({id: 'ProvisioningCallbackReceipt'});
