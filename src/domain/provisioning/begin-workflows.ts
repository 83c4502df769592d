import {Plan} from '../catalog/plan.ts';
import type {ProvisioningStep, WorkflowKind} from '../catalog/provisioning-definition.ts';
import {Service} from '../catalog/service.ts';
import {Tenant} from '../organization/tenant.ts';
import {recordGivenUp} from '../platform/record-given-up.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {insertMany, newRow} from '../platform/unit/write-many.ts';
import {byId} from '../platform/values/by-id.ts';
import type {IdOf} from '../platform/values/id.ts';
import {finishChanges} from '../subscriptions/change/finish-changes.ts';
import {isFinal} from '../subscriptions/lifecycle.ts';
import {Subscription} from '../subscriptions/subscription.ts';
import type {WorkflowData} from './call-data.ts';
import {lockTurns, saveAndFollow} from './follow-up.ts';
import {keepCredentialsUntil} from './forget-credentials.ts';
import {openStatuses} from './lifecycle.ts';
import {happen, lockWorkflows} from './open-workflows.ts';
import {Workflow} from './workflow.ts';
import {WorkflowStep} from './workflow-step.ts';

/** What is begun, and for what. */
export type BeginRequest = Readonly<{
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
 * Begins what services want done when something happens to subscriptions, if they want anything; with a fixed number of statements. While another workflow
 * of a subscription is at work one waits for that; the end of a subscription takes back what is still at work.
 */
export async function beginWorkflows(unit: Unit, requests: readonly BeginRequest[]): Promise<void> {
	const subscriptions = byId(await unit.em.find(Subscription, {id: among(requests.map(({subscriptionId}) => subscriptionId))}));
	const wanted = requests.flatMap(request => {
		const subscription = need(subscriptions, request.subscriptionId);
		return isStillSo[request.kind](subscription) ? [{...request, subscription}] : [];
	});
	if (wanted.length === 0) return;
	await takeBackOpen(
		unit,
		wanted.filter(({kind}) => kind === 'deactivate').map(({subscription}) => subscription),
	);
	await lockTurns(
		unit,
		wanted.map(({subscriptionId}) => subscriptionId),
	);
	const isBegun = await begunAmong(unit, wanted);
	const services = byId(await unit.em.find(Service, {id: among(wanted.map(({subscription}) => subscription.serviceId))}));
	const asked = [...new Map(wanted.map(request => [request.occasion, request])).values()]
		.filter(({occasion}) => !isBegun.has(occasion))
		.map(request => ({...request, service: need(services, request.subscription.serviceId)}));
	const toDo = asked.map(request => ({...request, steps: stepsOf(unit, request)}));
	const doneBy = (kind: WorkflowKind) =>
		toDo.filter(request => request.kind === kind && request.steps.length === 0).map(request => request.subscriptionId);
	await keepCredentialsUntil(unit, doneBy('deactivate'));
	// Services had something to do for these when the change was asked for, and have not any more.
	await finishChanges(unit, {subscriptionIds: doneBy('change')});
	await make(
		unit,
		toDo.filter(({steps}) => steps.length > 0),
	);
}

type Wanted = BeginRequest & Readonly<{subscription: Subscription}>;
type Asked = Wanted & Readonly<{service: Service}>;
type ToDo = Asked & Readonly<{steps: readonly ProvisioningStep[]}>;

const among = <Id extends string>(ids: readonly Id[]): {$in: Id[]} => ({$in: [...new Set(ids)]});

function need<E>(rows: ReadonlyMap<string, E>, id: string): E {
	const row = rows.get(id);
	if (!row) throw new Error(`${id} is not there`);
	return row;
}

/** Occasions that have begun a workflow already: they may be told more than once. */
async function begunAmong({em}: Unit, requests: readonly BeginRequest[]): Promise<ReadonlySet<string>> {
	const begun = await findRows(em, Workflow, {occasion: {$in: requests.map(({occasion}) => occasion)}}, {fields: ['id', 'occasion']});
	return new Set(begun.map(({occasion}) => occasion));
}

/** What the service wants done. What never worked was taken back: there is nothing to deactivate. */
function stepsOf(unit: Unit, request: Asked): readonly ProvisioningStep[] {
	const {kind, service, subscription} = request;
	const isGone = service.status === 'deregistered';
	if (isGone && service.provisioning?.[kind]?.length) tellGone(unit, request);
	return isGone || (kind === 'deactivate' && !subscription.activatedAt) ? [] : (service.provisioning?.[kind] ?? []);
}

/** Nobody answers there any more: what was provided may still be there, and that is a person's to see to. */
const tellGone = (unit: Unit, {subscriptionId, kind}: BeginRequest): void =>
	recordGivenUp(unit, {kind: 'workflow', resourceId: subscriptionId, code: 'service_deregistered', step: kind});

/** Stores workflows, those begun of which nothing of the same subscription is at work before them. */
async function make(unit: Unit, requests: readonly ToDo[]): Promise<void> {
	if (requests.length === 0) return;
	const busy = new Set(await busyAmong(unit, requests));
	const tenants = byId(await unit.em.find(Tenant, {id: among(requests.map(({subscription}) => subscription.tenantId))}));
	const plans = byId(
		await unit.em.find(Plan, {
			id: among(requests.flatMap(request => [request.previousPlanId ?? request.subscription.planId, targetOf(request).planId])),
		}),
	);
	const [workflows, steps]: [Workflow[], WorkflowStep[]] = [[], []];
	for (const request of requests) {
		const workflow = newWorkflow(unit, request, {tenant: need(tenants, request.subscription.tenantId), plans});
		const rows = request.steps.map((definition, position) => newStep(unit, workflow, {definition, position}));
		if (!busy.has(request.subscriptionId)) happen(unit, {workflow, steps: rows}, {type: 'start'});
		busy.add(request.subscriptionId);
		workflows.push(workflow);
		steps.push(...rows);
	}

	await insertMany(unit, Workflow, workflows);
	await insertMany(unit, WorkflowStep, steps);
}

/** Subscriptions of which a workflow is at work. */
async function busyAmong({em}: Unit, requests: readonly BeginRequest[]): Promise<IdOf<'subscription'>[]> {
	const open = await findRows(
		em,
		Workflow,
		{subscriptionId: {$in: requests.map(({subscriptionId}) => subscriptionId)}, status: {$in: [...openStatuses]}},
		{fields: ['id', 'subscriptionId']},
	);
	return open.map(({subscriptionId}) => subscriptionId);
}

/** What is at work when a subscription ends is not finished any more; an activation that came too late to be made use of is undone, too. */
async function takeBackOpen(unit: Unit, subscriptions: readonly Subscription[]): Promise<void> {
	if (subscriptions.length === 0) return;
	const idsOf = (of: readonly Subscription[]) => of.map(({id}) => id);
	const late = subscriptions.filter(({activatedAt}) => !activatedAt);
	const found = await findRows(
		unit.em,
		Workflow,
		{
			$or: [
				{subscriptionId: among(idsOf(subscriptions)), kind: {$ne: 'deactivate'}, status: {$in: [...openStatuses]}},
				{subscriptionId: among(idsOf(late)), kind: 'activate', status: 'completed'},
			],
		},
		{fields: ['id']},
	);
	if (found.length === 0) return;
	const open = await lockWorkflows(
		unit,
		found.map(({id}) => id),
	);
	for (const one of open.all) happen(unit, one, {type: 'abandon'});
	await saveAndFollow(unit, open);
}

type About = Readonly<{tenant: Tenant; plans: ReadonlyMap<string, Plan>}>;

function newWorkflow(unit: Unit, request: ToDo, {tenant, plans}: About): Workflow {
	const {subscription, service, kind, occasion, previousPlanId} = request;
	const {id, tenantId, partnerId, packSubscriptionId = null, status} = subscription;
	const {planId, quantity} = targetOf(request);
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
		plan: dataOf(need(plans, planId)),
		...(kind === 'change' && {previous_plan: dataOf(need(plans, previousPlanId ?? subscription.planId))}),
	};
	return workflow;
}

/** The plan and the quantity that a service is told of. */
const targetOf = ({kind, subscription}: Wanted) => (kind === 'change' ? changeOf(subscription) : subscription);

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
