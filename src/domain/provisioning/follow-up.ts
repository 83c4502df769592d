import {findRows} from '../platform/unit/find-rows.ts';
import {lockNames} from '../platform/unit/lock-names.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {finishChanges, forgetChanges} from '../subscriptions/change/finish-changes.ts';
import {activateProvisionedPacks, cancelUnprovisionedPacks} from '../subscriptions/packs/provisioned-packs.ts';
import {activateProvisioned, endUnprovisioned} from '../subscriptions/provisioned.ts';
import {keepCredentialsUntil} from './forget-credentials.ts';
import {openStatuses, type WorkflowStatus} from './lifecycle.ts';
import {happen, lockWorkflows, type OpenWorkflows} from './open-workflows.ts';
import {Workflow} from './workflow.ts';

/** Stores what happened to workflows, and lets happen what follows for their subscriptions when they came to an end. */
export async function saveAndFollow(unit: Unit, open: OpenWorkflows): Promise<void> {
	await open.save();
	const ended = open.ended();
	if (ended.length === 0) return;
	const of = (kind: Workflow['kind'], status: WorkflowStatus): {subscriptionIds: IdOf<'subscription'>[]} => ({
		subscriptionIds: ended
			.filter(workflow => workflow.kind === kind && workflow.status === status)
			.map(workflow => workflow.subscriptionId),
	});
	await activateProvisioned(unit, of('activate', 'completed'));
	await activateProvisionedPacks(unit, of('activate', 'completed'));
	await endUnprovisioned(unit, of('activate', 'compensated'));
	await cancelUnprovisionedPacks(unit, of('activate', 'compensated'));
	await forgetChanges(unit, of('change', 'compensated'));
	await changeBack(unit, open, await finishChanges(unit, of('change', 'completed')));
	const deprovisioned = [...of('activate', 'compensated').subscriptionIds, ...of('deactivate', 'completed').subscriptionIds];
	await keepCredentialsUntil(unit, deprovisioned);
	await startNext(
		unit,
		ended.map(({subscriptionId}) => subscriptionId),
	);
}

/**
 * Only one workflow of a subscription is at work at a time: whoever begins one, or ends one, does so alone. Taken after the locks of
 * workflows, everywhere.
 */
export const lockTurns = async (unit: Unit, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<void> =>
	lockNames(
		unit,
		subscriptionIds.map(id => `workflow of ${id}`),
	);

/** Services that were changed for subscriptions that do not change any more are changed back. */
async function changeBack(unit: Unit, open: OpenWorkflows, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<void> {
	const ended = open.ended().filter(({kind, status}) => kind === 'change' && status === 'completed');
	for (const {id} of ended.filter(({subscriptionId}) => subscriptionIds.includes(subscriptionId))) {
		const one = open.find(id);
		if (one) happen(unit, one, {type: 'abandon'});
	}

	await open.save();
}

/** Starts the workflows that waited for those which have ended. */
async function startNext(unit: Unit, subscriptionIds: readonly IdOf<'subscription'>[]): Promise<void> {
	await lockTurns(unit, subscriptionIds);
	const waiting = await findRows(
		unit.em,
		Workflow,
		{subscriptionId: {$in: [...subscriptionIds]}, status: {$in: [...openStatuses]}},
		{orderBy: {id: 'asc'}, fields: ['id', 'subscriptionId', 'status']},
	);
	const first = [...Map.groupBy(waiting, ({subscriptionId}) => subscriptionId).values()].flatMap(([workflow]) => workflow ?? []);
	const next = first.filter(({status}) => status === 'pending').map(({id}) => id);
	if (next.length === 0) return;
	const open = await lockWorkflows(unit, next);
	for (const one of open.all) happen(unit, one, {type: 'start'});
	await open.save();
}
