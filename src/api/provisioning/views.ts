import {z} from 'zod';
import {workflowKind} from '../../domain/catalog/provisioning-definition.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {statesOf} from '../../domain/platform/values/lifecycle.ts';
import {namedEnum} from '../../domain/platform/values/named-enum.ts';
import {stepStatus, workflowLifecycle, workflowStatus} from '../../domain/provisioning/lifecycle.ts';
import type {OpenWorkflow} from '../../domain/provisioning/open-workflows.ts';
import {instant} from '../http/fields.ts';
import {view} from '../http/shapes.ts';

/** What an endpoint is, in answers and requests. */
export const endpointWords = "Where the tenant's own part of the service lives, as the service told; null: it did not.";

const workflow = {
	id: idOf('workflow'),
	tenant_id: idOf('tenant'),
	subscription_id: idOf('subscription'),
	service_slug: z.string().meta({example: 'crm'}),
	kind: workflowKind,
	status: workflowStatus,
	held_until: instant
		.nullish()
		.meta({description: 'Until then a workflow that failed is held for the operator (UTC), and undone afterwards; null: it is not held.'}),
	started_at: instant.nullish(),
	finished_at: instant.nullish(),
	error: z
		.string()
		.nullish()
		.meta({description: 'Why it failed: a code, or what the service said; null: it did not.', example: 'ANSWERED_503'}),
	created_at: instant,
	updated_at: instant,
};

export const workflowView = view(workflow).meta({id: 'Workflow'});

const stepView = view({
	name: z.string().meta({description: 'Name of the step in the definition of the service.', example: 'database'}),
	service_slug: z.string().meta({example: 'crm'}),
	status: stepStatus,
	depends_on: z.array(z.string()).meta({description: 'Names of the steps that had to be done before.', example: ['tenant']}),
	attempts: z.int().meta({description: 'How often the service was called for it, retries included.', example: 1}),
	retry_count: z.int().meta({description: 'How often the operator had it tried again.', example: 0}),
	started_at: instant.nullish(),
	finished_at: instant.nullish(),
	error: z
		.string()
		.nullish()
		.meta({description: 'What went wrong last: a code, or what the service said; null: nothing.', example: 'ANSWERED_503'}),
	endpoint: z.string().nullish().meta({description: endpointWords, example: 'https://acme.crm.example/'}),
}).meta({id: 'WorkflowStep'});

export const workflowDetailView = view({
	...workflow,
	steps: z.array(stepView).meta({description: 'Its steps, in the order of the definition.'}),
}).meta({id: 'WorkflowDetail'});

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
	status: namedEnum(['none', ...statesOf(workflowLifecycle)], {
		id: 'ProvisioningState',
		description: 'State of the newest workflow; `none` when none ever ran.',
	}),
	workflow: workflowView.nullish().meta({description: 'The newest workflow of the tenant with the service; null: there never was one.'}),
	endpoint: z.string().nullish().meta({description: endpointWords, example: 'https://acme.crm.example/'}),
}).meta({id: 'ProvisioningStatus'});

export const callbackReceiptView = view({
	workflow_id: idOf('workflow'),
	step: z.string().meta({description: 'Name of the step that was told of.', example: 'database'}),
	status: stepStatus,
}).meta({id: 'ProvisioningCallbackReceipt'});
