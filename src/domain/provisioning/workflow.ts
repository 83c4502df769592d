import {defineEntity, p} from '@mikro-orm/postgresql';
import {workflowKinds} from '../catalog/provisioning-definition.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {statesOf} from '../platform/values/lifecycle.ts';
import type {WorkflowData} from './call-data.ts';
import {workflowLifecycle} from './lifecycle.ts';

const schema = defineEntity({
	name: 'Workflow',
	tableName: 'workflow',
	properties: {
		...stored('workflow'),
		...owner(),
		subscriptionId: p.string().$type<IdOf<'subscription'>>(),
		packSubscriptionId: p.string().$type<IdOf<'packSubscription'>>().nullable(),
		serviceId: p.string().$type<IdOf<'service'>>(),
		serviceSlug: p.string(),
		kind: p.enum(workflowKinds),
		/** The fact that it follows from: the same one begins it once. */
		occasion: p.string(),
		status: p.enum(statesOf(workflowLifecycle)),
		/** Counts the changes of state: tells one `failed` from the next. */
		step: p.integer(),
		onFailure: p.enum(['compensate', 'hold']),
		isAbandoned: p.boolean(),
		/** The step that it fails for. */
		failedStep: p.string().nullable(),
		/** What the calls say, as it was when it began: a call that is made again says the same. */
		data: p.json().$type<WorkflowData>(),
		startedAt: p.datetime(3).nullable(),
		finishedAt: p.datetime(3).nullable(),
		/** Until then it is held for the operator; business time. */
		heldUntil: p.datetime(3).nullable(),
		error: p.text().nullable(),
	},
	indexes: [
		{
			name: 'workflow__tenant_newest',
			expression: 'create index "workflow__tenant_newest" on "workflow" ("tenant_id", "created_at" desc, "id" desc)',
		},
		{name: 'workflow__partner_newest', properties: ['partnerId', 'createdAt', 'id']},
		{name: 'workflow__newest', properties: ['createdAt', 'id']},
		{name: 'workflow__subscription', properties: ['subscriptionId', 'id']},
		{
			name: 'workflow__held',
			expression: 'create index "workflow__held" on "workflow" ("held_until") where held_until is not null',
		},
	],
	uniques: [
		{name: 'workflow__occasion', properties: ['occasion']},
		{name: 'workflow__tenant_id', properties: ['tenantId', 'id']},
	],
	...scoped,
});

/** What a service is told when a subscription begins, changes or ends: a graph of steps, and how far it is. It also is the lock of its steps. */
export class Workflow extends schema.class {}

schema.setClass(Workflow);
