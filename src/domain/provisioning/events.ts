import {z} from 'zod';
import {workflowKind} from '../catalog/provisioning-definition.ts';
import {fact} from '../platform/unit/fact.ts';
import {workflowStatus} from './lifecycle.ts';
import type {Workflow} from './workflow.ts';

const workflowData = z.object({
	workflow_id: z.string(),
	tenant_id: z.string(),
	partner_id: z.string(),
	subscription_id: z.string(),
	pack_subscription_id: z.string().nullable(),
	service_slug: z.string(),
	kind: workflowKind,
	status: workflowStatus,
});

export const provisioningFacts = {
	'provisioning.completed': fact({
		summary: 'A workflow is completed: what was bought is provided, changed or taken away',
		data: workflowData,
		subject: 'workflow_id',
		isPublic: false,
	}),
	'provisioning.failed': fact({
		summary: 'A step of a workflow failed for good: what was done is undone, or it is held for the operator',
		data: workflowData.extend({step: z.string(), error: z.string(), failed_at: z.iso.datetime()}),
		subject: 'workflow_id',
		isPublic: true,
	}),
	'provisioning.compensated': fact({
		summary: 'What a workflow had done is undone',
		data: workflowData,
		subject: 'workflow_id',
		isPublic: false,
	}),
	'provisioning.compensation_failed': fact({
		summary: 'What a workflow had done could not be undone: the operator has to see to it',
		data: workflowData.extend({step: z.string(), error: z.string()}),
		subject: 'workflow_id',
		isPublic: false,
	}),
	'provisioning.calls_due': fact({
		summary: 'There are calls to be made to a service now',
		data: z.object({service_id: z.string()}),
		subject: 'service_id',
		isPublic: false,
	}),
} as const;

/** A workflow as a fact tells it. */
export const workflowEventData = (workflow: Workflow): z.infer<typeof workflowData> => ({
	workflow_id: workflow.id,
	tenant_id: workflow.tenantId,
	partner_id: workflow.partnerId,
	subscription_id: workflow.subscriptionId,
	pack_subscription_id: workflow.packSubscriptionId ?? null,
	service_slug: workflow.serviceSlug,
	kind: workflow.kind,
	status: workflow.status,
});
