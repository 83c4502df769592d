import {defineEntity, p} from '@mikro-orm/postgresql';
import {completions, type ProvisioningStep} from '../catalog/provisioning-definition.ts';
import {stored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';
import type {IdOf} from '../platform/values/id.ts';
import {statesOf} from '../platform/values/lifecycle.ts';
import {stepLifecycle} from './lifecycle.ts';

/** The answer to a call back, given again to the identical one. */
export type CallbackAnswer = Readonly<{workflowId: IdOf<'workflow'>; step: string; status: string}>;

const schema = defineEntity({
	name: 'WorkflowStep',
	tableName: 'workflow_step',
	properties: {
		...stored('workflowStep'),
		...owner(),
		workflowId: p.string().$type<IdOf<'workflow'>>(),
		/** Whose calls share a lane. */
		serviceId: p.string().$type<IdOf<'service'>>(),
		name: p.string(),
		/** Where it stands in the definition. */
		position: p.integer(),
		/** As it was registered when the workflow began. */
		definition: p.json().$type<ProvisioningStep>(),
		completion: p.enum(completions),
		status: p.enum(statesOf(stepLifecycle)),
		attempts: p.integer(),
		undoAttempts: p.integer(),
		failures: p.integer(),
		retryCount: p.integer(),
		isToBeUndone: p.boolean(),
		isUncertain: p.boolean(),
		place: p.integer().nullable(),
		undoRound: p.integer(),
		isUndoneAgain: p.boolean(),
		/** Business time. Null when nothing is to be done about it. */
		nextAttemptAt: p.datetime(3).nullable(),
		/** The lease, in real time: until then one worker is on it. Null when nobody is. */
		leasedUntil: p.datetime(3).nullable(),
		/** Business time: until then the service may call back, or be asked. */
		deadlineAt: p.datetime(3).nullable(),
		lastError: p.text().nullable(),
		startedAt: p.datetime(3).nullable(),
		finishedAt: p.datetime(3).nullable(),
		endpoint: p.text().nullable(),
		metadata: p.json().$type<Readonly<Record<string, unknown>>>().nullable(),
		/** Encrypted, and read by nobody here: what the service gave out for its customer. */
		credentialsSealed: p.text().nullable(),
		/** Business time: then the credentials are deleted. */
		credentialsUntil: p.datetime(3).nullable(),
		callbackTokenHash: p.string().nullable(),
		/** Encrypted, until the step has ended: a call that is made again says the same token. */
		callbackSecretSealed: p.text().nullable(),
		/** Of the call back that was taken. */
		callbackBodyHash: p.string().nullable(),
		callbackAnswer: p.json().$type<CallbackAnswer>().nullable(),
		/** Real time. */
		calledBackAt: p.datetime(3).nullable(),
	},
	indexes: [
		{
			name: 'workflow_step__due',
			expression: 'create index "workflow_step__due" on "workflow_step" ("next_attempt_at") where next_attempt_at is not null',
		},
		{
			name: 'workflow_step__turns',
			expression:
				'create index "workflow_step__turns" on "workflow_step" ("service_id", "tenant_id", "next_attempt_at", "id") where next_attempt_at is not null',
		},
		{
			name: 'workflow_step__leased',
			expression: 'create index "workflow_step__leased" on "workflow_step" ("service_id") where leased_until is not null',
		},
		{
			name: 'workflow_step__credentials',
			expression: 'create index "workflow_step__credentials" on "workflow_step" ("credentials_until") where credentials_until is not null',
		},
	],
	uniques: [
		{name: 'workflow_step__name', properties: ['workflowId', 'name']},
		{name: 'workflow_step__callback_token', properties: ['callbackTokenHash']},
	],
	...scoped,
});

/** A step of a workflow: what is asked of the service, and the registration of its undoing. Changed under the lock of its workflow. */
export class WorkflowStep extends schema.class {}

schema.setClass(WorkflowStep);
