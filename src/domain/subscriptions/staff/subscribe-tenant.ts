import {getPricedPlan} from '../../catalog/queries.ts';
import {getTenant} from '../../organization/queries.ts';
import {type Fault, refuse as refusePlatform} from '../../platform/refusals.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import type {IdOf} from '../../platform/values/id.ts';
import {addDays, type Cadence, type Day, dayOf, midnightOf, periodAt} from '../../platform/values/period.ts';
import {makeSubscription} from '../make-subscription.ts';
import {hasTried} from '../queries.ts';
import {refuse} from '../refusals.ts';
import type {Subscription} from '../subscription.ts';

type Request = Readonly<{
	tenantId: IdOf<'tenant'>;
	planId: IdOf<'plan'>;
	quantity?: number | undefined;
	purchaseOrder?: string | null | undefined;
	metadata?: Record<string, string> | undefined;
	/** Day one, in the tenant's time zone: this day unless said, and none after it; the period that begins with it runs still. */
	startAt?: Day | undefined;
	/** Per unit, agreed on with this customer: the plan's later prices do not touch it. */
	priceMinor?: bigint | undefined;
	/** The plan's unless said; 0: none. A tenant tries each service once. */
	trialDays?: number | undefined;
}>;

/** Subscribes a tenant on behalf of staff: also to a plan that is not public, from an earlier day on, at a price of its own. */
export async function subscribeTenant(unit: Unit, {tenantId, planId, startAt, priceMinor, ...asked}: Request): Promise<Subscription> {
	const tenant = await getTenant(unit, tenantId);
	const priced = await getPricedPlan(unit, planId);
	const {plan, service} = priced;
	if (!plan.isActive || service.status !== 'active') throw refuse('not_for_sale', {plan: plan.keyIn(service)});
	const isTried = await hasTried(unit, tenantId, service.id);
	const trialDays = asked.trialDays ?? (isTried ? 0 : plan.trialDays);
	const details: Fault[] = [
		...faultAt('trial_days', isTried && trialDays > 0 ? 'must be 0: the tenant has tried this service already' : undefined),
		...faultAt('start_at', startAt && startFault(startAt, {every: plan.billingPeriod, zone: tenant.timeZone, trialDays, now: unit.now})),
	];
	if (details.length > 0) throw refusePlatform('input_invalid', {details});
	return makeSubscription(unit, {
		...asked,
		...priced,
		tenant,
		trialDays,
		isTrialAgreed: asked.trialDays !== undefined,
		ownPriceMinor: priceMinor,
		firstDay: startAt,
	});
}

const faultAt = (path: string, message: string | undefined): Fault[] => (message ? [{path, message}] : []);

type Circumstances = Readonly<{every: Cadence; zone: string; trialDays: number; now: Date}>;

function startFault(firstDay: Day, {every, zone, trialDays, now}: Circumstances): string | undefined {
	if (firstDay > dayOf(now, zone)) return 'must not be after this day';
	const end = trialDays > 0 ? midnightOf(addDays(firstDay, trialDays), zone) : periodAt({anchor: firstDay, every, zone, index: 0}).end;
	return end && end <= now ? `must not be before the running ${trialDays > 0 ? 'trial' : 'period'}` : undefined;
}
