import {LockMode} from '@mikro-orm/core';
import {Plan, PlanVersion} from '../catalog/plan.ts';
import {Service} from '../catalog/service.ts';
import type {Unit} from '../platform/unit.ts';
import {SubscriptionPeriod} from '../subscriptions/subscription-period.ts';
import type {NewLine} from './draft.ts';
import {type Account, USAGE_ACCEPTED_MS} from './due-work.ts';
import {recurringLine, type Terms} from './recurring-line.ts';

/** What an account is to be charged now: the lines, and the periods that they are for. */
export type Composition = Readonly<{
	lines: readonly NewLine[];
	/** Writes down that the periods were charged; without it nothing has happened. */
	markBilled: () => void;
}>;

type Request = Account & Readonly<{asOf: Date; isOnlyLook?: boolean}>;

/**
 * Collects what an account is to be charged as of an instant: the price of periods that have begun, the usage of those that are
 * closed. The periods are locked, unless it is only a look, and each is read as the last one left it: so two at once never charge it
 * twice.
 */
export async function compose(unit: Unit, {tenantId, partnerId, currency, asOf, isOnlyLook = false}: Request): Promise<Composition> {
	const account = {tenantId, partnerId, currency};
	const periods = await unit.em.find(
		SubscriptionPeriod,
		{
			$or: [
				{...account, isPriceBilled: false, startsAt: {$lte: asOf}},
				{...account, closedAt: {$lte: asOf}, isUsageFinal: false},
			],
		},
		{orderBy: {startsAt: 'asc', serviceSlug: 'asc', id: 'asc'}, ...(!isOnlyLook && {lockMode: LockMode.PESSIMISTIC_WRITE})},
	);
	const terms = await termsOf(unit, periods);
	const unbilled = periods.filter(({isPriceBilled}) => !isPriceBilled);
	const closed = periods.filter(({closedAt, isUsageFinal}) => closedAt && closedAt <= asOf && !isUsageFinal);
	return {
		lines: unbilled.map(period => recurringLine(period, terms(period))),
		markBilled: () => {
			for (const period of unbilled) period.isPriceBilled = true;
			for (const period of closed) markUsageBilled(period, unit.now);
		},
	};
}

function markUsageBilled(period: SubscriptionPeriod, now: Date): void {
	period.usageBilledAt = now;
	period.isUsageFinal = Boolean(period.closedAt && period.closedAt.getTime() + USAGE_ACCEPTED_MS <= now.getTime());
}

/** Plan, service and price version of all periods, with one query each. */
async function termsOf({em}: Unit, periods: readonly SubscriptionPeriod[]): Promise<(period: SubscriptionPeriod) => Terms> {
	const ids = <Key extends 'planId' | 'serviceId' | 'planVersionId'>(key: Key) => [...new Set(periods.map(period => period[key]))];
	const [plans, services, versions] = [
		await em.find(Plan, {id: {$in: ids('planId')}}),
		await em.find(Service, {id: {$in: ids('serviceId')}}),
		await em.find(PlanVersion, {id: {$in: ids('planVersionId')}}),
	];
	return period => {
		const plan = plans.find(({id}) => id === period.planId);
		const service = services.find(({id}) => id === period.serviceId);
		const version = versions.find(({id}) => id === period.planVersionId);
		if (!plan || !service || !version) throw new Error(`the terms of ${period.id} are not there`);
		return {plan, service, version};
	};
}
