import {Plan} from '../catalog/plan.ts';
import type {ProvisioningStep, WorkflowKind} from '../catalog/provisioning-definition.ts';
import {getService} from '../catalog/queries.ts';
import type {Service} from '../catalog/service.ts';
import {getTenant} from '../organization/queries.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {insertMany, newRow} from '../platform/unit/write-many.ts';
import type {IdOf} from '../platform/values/id.ts';
import {finishChanges} from '../subscriptions/change/finish-changes.ts';
import {isFinal} from '../subscriptions/lifecycle.ts';
import {getSubscription} from '../subscriptions/queries.ts';
import type {Subscription} from '../subscriptions/subscription.ts';
import type {WorkflowData} from './call-data.ts';
import {lockTurns, saveAndFollow} from './follow-up.ts';
import {keepCredentialsUntil} from './forget-credentials.ts';
import {openStatuses} from './lifecycle.ts';
import {happen, lockWorkflows, openNew} from './open-workflows.ts';
import {Workflow} from './workflow.ts';
import {WorkflowStep} from './workflow-step.ts';

type Request = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	kind: WorkflowKind;
	/** What it follows from: the same occasion begins a workflow once. */
	occasion: string;
	/** Of a change that was made before its service is told of it: the plan before it. */
	previousPlanId?: IdOf<'plan'> | undefined;
}>;

/** Facts arrive in any order: what a subscription is now decides whether the service is still to be told. */
const isStillSo: Readonly<Record<WorkflowKind, (subscription: Subscription) => boolean>> = {
	activate: ({status}) => status === 'pending',
	change: ({status, changingPlanId}) => Boolean(changingPlanId) && !isFinal(status),
	suspend: ({status}) => status === 'suspended',
	resume: ({status}) => !isFinal(status) && status !== 'suspended' && status !== 'pending',
	deactivate: ({status}) => isFinal(status),
};

/**
 * Begins what a service wants done when something happens to a subscription, if it wants anything. While another workflow of the
 * subscription is at work it waits for that; the end of a subscription takes back what is still at work.
 */
export async function beginWorkflow(unit: Unit, request: Request): Promise<void> {
	const {subscriptionId, kind, occasion} = request;
	const subscription = await getSubscription(unit, subscriptionId);
	if (!isStillSo[kind](subscription)) return;
	if (kind === 'deactivate') await takeBackOpen(unit, subscription);
	await lockTurns(unit, [subscriptionId]);
	if (await unit.em.findOne(Workflow, {occasion}, {fields: ['id'], disableIdentityMap: true})) return;
	const service = await getService(unit, subscription.serviceId);
	// What never worked was taken back: there is nothing to deactivate.
	const isGone = service.status === 'deregistered';
	if (isGone && service.provisioning?.[kind]?.length) tellGone(unit, request);
	const steps = isGone || (kind === 'deactivate' && !subscription.activatedAt) ? [] : (service.provisioning?.[kind] ?? []);
	if (steps.length === 0) {
		if (kind === 'deactivate') await keepCredentialsUntil(unit, [subscriptionId]);
		// It had something to do for it when the change was asked for, and has not any more.
		if (kind === 'change') await finishChanges(unit, {subscriptionIds: [subscriptionId]});
		return;
	}

	const isFree = !(await hasOpen(unit, subscription));
	const workflow = await newWorkflow(unit, {...request, subscription, service});
	const rows = steps.map((definition, position) => newStep(unit, workflow, {definition, position}));
	await insertMany(unit, Workflow, [workflow]);
	await insertMany(unit, WorkflowStep, rows);
	if (!isFree) return;
	const open = openNew(unit, [workflow], rows);
	for (const one of open.all) happen(unit, one, {type: 'start'});
	await open.save();
}

/** Nobody answers there any more: what was provided may still be there, and that is a person's to see to. */
const tellGone = (unit: Unit, {subscriptionId, kind}: Request): void =>
	recordGivenUp(unit, {kind: 'workflow', resourceId: subscriptionId, code: 'service_deregistered', step: kind});

const hasOpen = async ({em}: Unit, {id: subscriptionId}: Subscription): Promise<boolean> =>
	(await em.findOne(Workflow, {subscriptionId, status: {$in: [...openStatuses]}}, {fields: ['id'], disableIdentityMap: true})) !== null;

/** What is at work when a subscription ends is not finished any more; an activation that came too late to be made use of is undone, too. */
async function takeBackOpen(unit: Unit, {id: subscriptionId, activatedAt}: Subscription): Promise<void> {
	const late = activatedAt ? [] : [{subscriptionId, kind: 'activate' as const, status: 'completed' as const}];
	const found = await unit.em.find(
		Workflow,
		{$or: [{subscriptionId, kind: {$ne: 'deactivate'}, status: {$in: [...openStatuses]}}, ...late]},
		{fields: ['id'], disableIdentityMap: true},
	);
	if (found.length === 0) return;
	const open = await lockWorkflows(
		unit,
		found.map(({id}) => id),
	);
	for (const one of open.all) happen(unit, one, {type: 'abandon'});
	await saveAndFollow(unit, open);
}

async function newWorkflow(
	unit: Unit,
	{subscription, service, kind, occasion, previousPlanId}: Request & Readonly<{subscription: Subscription; service: Service}>,
): Promise<Workflow> {
	const {id, tenantId, partnerId, packSubscriptionId = null, status} = subscription;
	const {planId, quantity} = kind === 'change' ? changeOf(subscription) : subscription;
	const tenant = await getTenant(unit, tenantId);
	const before = await unit.em.findOneOrFail(Plan, previousPlanId ?? subscription.planId);
	const next = planId === before.id ? before : await unit.em.findOneOrFail(Plan, planId);
	const dataOf = (plan: Plan): WorkflowData['plan'] => ({plan_key: plan.keyIn(service), quotas: plan.quotas, features: plan.features});
	const workflow = newRow(unit, Workflow, {
		...{tenantId, partnerId, packSubscriptionId, subscriptionId: id, serviceId: service.id, serviceSlug: service.slug},
		...{kind, occasion, status: 'pending', step: 0, isAbandoned: false, onFailure: service.provisioning?.onFailure ?? 'compensate'},
		data: {} as WorkflowData,
	});
	workflow.data = {
		...{workflow_id: workflow.id, kind},
		tenant: {id: tenant.id, name: tenant.name, slug: tenant.slug},
		subscription: {id, status, quantity},
		plan: dataOf(next),
		...(kind === 'change' && {previous_plan: dataOf(before)}),
	};
	return workflow;
}

/** The plan and the quantity that a subscription changes to. */
const changeOf = ({planId, quantity, changingPlanId, changingQuantity}: Subscription) => ({
	...{planId: changingPlanId ?? planId, quantity: changingQuantity ?? quantity},
});

const newStep = (
	unit: Unit,
	{id: workflowId, tenantId, partnerId, serviceId}: Workflow,
	{definition, position}: Readonly<{definition: ProvisioningStep; position: number}>,
): WorkflowStep =>
	newRow(unit, WorkflowStep, {
		...{tenantId, partnerId, workflowId, serviceId, name: definition.name, position, definition, completion: definition.completion},
		...{status: 'pending', attempts: 0, undoAttempts: 0, failures: 0, retryCount: 0, undoRound: 0},
		...{isToBeUndone: false, isUncertain: false, isUndoneAgain: false},
	});
