import {takeInTurns} from '../platform/unit/in-turns.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {type CallingTools, type ClaimedCall, callTermsOf, claimStep, isFree} from './claim-step.ts';
import {saveAndFollow} from './follow-up.ts';
import {lockWorkflows} from './open-workflows.ts';

/** Calls to one service at once, over all workers: whoever is slow is slow for itself only, and is not buried. */
export const SERVICE_CALLS_AT_ONCE = 16;

type Request = CallingTools &
	Readonly<{
		serviceId: IdOf<'service'>;
		/** No more than so many. */
		limit: number;
	}>;

/**
 * Takes the calls that are due at a service, in turns of the tenants, of each the longest waiting first, as many as it may be asked at once. That a call goes out, and that
 * it is to be undone, is written down before it does. What was waited for in vain is given up here, too.
 */
export async function claimCalls(unit: Unit, request: Request): Promise<ClaimedCall[]> {
	const due = await dueCalls(unit, request);
	if (due.length === 0) return [];
	const terms = await callTermsOf(unit, request);
	const open = await lockWorkflows(
		unit,
		due.map(({workflow_id: id}) => id),
	);
	const claimed = due.flatMap(({id, workflow_id: workflowId}) => {
		const one = open.find(workflowId);
		const step = one?.steps.find(candidate => candidate.id === id);
		return one && step && isFree(unit, step) ? (claimStep(unit, one, {...terms, step}) ?? []) : [];
	});
	await saveAndFollow(unit, open);
	return claimed;
}

type DueRow = {id: IdOf<'workflowStep'>; workflow_id: IdOf<'workflow'>};

/** Steps that are due at a service, in turns of the tenants, beginning behind whoever was called for last. */
const dueSteps = {
	...{table: 'workflow_step', owner: 'tenant_id', order: 'next_attempt_at, id'},
	condition: `service_id = asked.service_id and next_attempt_at <= asked.now and (leased_until is null or leased_until <= asked.real_now)`,
	asked: `select ?::text as service_id, ?::timestamptz as now, ?::timestamptz as real_now,
		least(?, greatest(0, ? - (select count(*) from workflow_step where service_id = ? and leased_until > ?)))::int as most,
		coalesce((select tenant_id from workflow_step where service_id = ? and leased_until is not null order by leased_until desc limit 1), '') as after`,
};

/** As many as the lane has room for. Only one worker at a time looks, for two would both count before the other leases. */
async function dueCalls({em, now, realNow}: Unit, {serviceId, limit}: Request): Promise<DueRow[]> {
	await em.execute("select pg_advisory_xact_lock(hashtextextended('calls of ' || ?, 0))", [serviceId]);
	return em.execute<DueRow[]>(`${takeInTurns(dueSteps)} select id, workflow_id from taken order by place, nth`, [
		serviceId,
		now,
		realNow,
		limit,
		SERVICE_CALLS_AT_ONCE,
		serviceId,
		realNow,
		serviceId,
	]);
}
