import {firstAttempt} from '../platform/attempts/due-attempts.ts';
import {type FirstDue, firstIn} from '../platform/process/first-due.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {findRows} from '../platform/unit/find-rows.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {finalStatuses} from '../subscriptions/lifecycle.ts';
import {shelfOf} from '../subscriptions/queries.ts';
import {openStatuses, type WorkflowStatus} from './lifecycle.ts';
import {lockWorkflows, type OpenWorkflow, type OpenWorkflows} from './open-workflows.ts';
import {refuse} from './refusals.ts';
import {Workflow} from './workflow.ts';
import {WorkflowStep} from './workflow-step.ts';

/** A step as staff name it. */
export type StepOfWorkflow = Readonly<{workflowId: IdOf<'workflow'>; stepName: string}>;

/** A workflow in reach, with its steps, locked; or a refusal. */
export async function openOne(unit: Unit, id: IdOf<'workflow'>): Promise<{open: OpenWorkflows; one: OpenWorkflow}> {
	const open = await lockWorkflows(unit, [id]);
	const one = open.find(id);
	if (!one) throw refuse('workflow_not_found', {id});
	return {open, one};
}

/** A workflow in reach, with its steps; or a refusal. */
export async function getWorkflow({em}: Unit, id: IdOf<'workflow'>): Promise<OpenWorkflow> {
	const workflow = await em.findOne(Workflow, id);
	if (!workflow) throw refuse('workflow_not_found', {id});
	return {workflow, steps: await em.find(WorkflowStep, {workflowId: id}, {orderBy: {position: 'asc'}})};
}

/** The workflows in reach, newest first. */
export const listWorkflows = async (
	{em}: Unit,
	{status, ...page}: PageRequest & Readonly<{status?: WorkflowStatus}>,
): Promise<Page<Workflow>> => findPage(em, Workflow, status ? {status} : {}, page, {createdAt: 'desc', id: 'desc'});

/** The newest workflow of a tenant with a service, if there ever was one. */
export const newestWorkflow = async ({em}: Unit, tenantId: IdOf<'tenant'>, serviceId: IdOf<'service'>): Promise<Workflow | null> =>
	em.findOne(Workflow, {tenantId, serviceId}, {orderBy: {createdAt: 'desc', id: 'desc'}});

/** Where the parts of a tenant's services live that were made for it, by service: what the last step said that knew. */
export async function endpointsOf(
	{em}: Unit,
	tenantId: IdOf<'tenant'>,
	serviceIds: readonly IdOf<'service'>[],
): Promise<ReadonlyMap<IdOf<'service'>, string>> {
	const rows = await em.execute<{service_id: IdOf<'service'>; endpoint: string}[]>(
		`select distinct on (s.service_id) s.service_id, s.endpoint from workflow_step s
		 join workflow w on w.id = s.workflow_id join subscription b on b.id = w.subscription_id
		 where s.tenant_id = ? and s.service_id = any(?::text[]) and s.status = 'completed' and s.endpoint is not null
		   and w.status = 'completed' and not (b.status = any(?::text[]))
		 order by s.service_id, s.finished_at desc, s.place desc`,
		[tenantId, arrayLiteral(serviceIds), arrayLiteral(finalStatuses)],
	);
	return new Map(rows.map(({service_id: serviceId, endpoint}) => [serviceId, endpoint]));
}

/** What a tenant sees of the catalog, and the services that it ever had a workflow with: of those it may ask how they stand. */
export async function shelfEver(unit: Unit, tenantId: IdOf<'tenant'>): ReturnType<typeof shelfOf> {
	const {serviceIds, planIds} = await shelfOf(unit, tenantId);
	const known = await unit.em.execute<{service_id: IdOf<'service'>}[]>('select distinct service_id from workflow where tenant_id = ?', [
		tenantId,
	]);
	return {serviceIds: [...serviceIds, ...known.map(({service_id: id}) => id)], planIds};
}

/** How many workflows are at work at a service, whoever's they are. */
export const countAtWorkAt = async ({em}: Unit, serviceId: IdOf<'service'>): Promise<number> =>
	em.count(Workflow, {serviceId, status: {$in: [...openStatuses]}});

/** Services that calls are due at, the longest waiting first. */
export async function servicesWithDueCalls({em, now, realNow}: Unit, limit: number): Promise<IdOf<'service'>[]> {
	const rows = await em.execute<{service_id: IdOf<'service'>}[]>(
		`select service_id from workflow_step where next_attempt_at <= ? and (leased_until is null or leased_until <= ?)
		 group by service_id order by min(next_attempt_at), service_id limit ?`,
		[now, realNow, limit],
	);
	return rows.map(({service_id: id}) => id);
}

/** When the first call falls due that nobody is making. */
export const firstCall: FirstDue = firstAttempt(WorkflowStep);

/** Workflows that were held for the operator long enough, the longest first. */
export async function dueHolds({em, now}: Unit, limit: number): Promise<IdOf<'workflow'>[]> {
	const held = await findRows(em, Workflow, {heldUntil: {$lte: now}}, {fields: ['id'], orderBy: {heldUntil: 'asc'}, limit});
	return held.map(({id}) => id);
}

/** When the first of them is. */
export const firstHold: FirstDue = firstIn({table: 'workflow', column: 'held_until'});
