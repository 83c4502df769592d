import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {SubscriptionStatus} from '../subscriptions/lifecycle.ts';
import {isLive} from './is-live.ts';
import {refuse} from './refusals.ts';

/** What metering has to know of a subscription: whose, to what, on which terms, and its running period, or its last one. */
export type Subscribed = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	tenantId: IdOf<'tenant'>;
	serviceId: IdOf<'service'>;
	serviceSlug: string;
	planKey: string;
	planVersionId: IdOf<'planVersion'>;
	status: SubscriptionStatus;
	isLive: boolean;
	currency: string;
	/** By metric; none or 0 is no limit. */
	quotas: Readonly<Record<string, number>>;
	/** As it is shown: from its first midnight, until it ends or ended. Null until it is active. */
	period: Readonly<{start: Date; end: Date | null}> | null;
	/** From which instant until which usage counts for that period, also that of before a change of plan within it; null with it. */
	usageBounds: Readonly<{start: Date; end: Date | null}> | null;
	/** Since when its plan is the one that it has; null with it. */
	onPlanSince: Date | null;
	/** Whether that period is a trial. */
	isTrial: boolean;
}>;

type Row = {
	id: IdOf<'subscription'>;
	tenant_id: IdOf<'tenant'>;
	service_id: IdOf<'service'>;
	service_slug: string;
	plan_key: string;
	plan_version_id: IdOf<'planVersion'>;
	status: SubscriptionStatus;
	is_live: boolean;
	currency: string;
	quotas: Record<string, number>;
	starts_at: Date | string | null;
	counts_from: Date | string | null;
	usage_from: Date | string | null;
	ends_at: Date | string | null;
	is_trial: boolean | null;
};

const SELECT = `
	select s.id, s.tenant_id, s.service_id, s.service_slug, s.plan_key, s.plan_version_id, s.status,
		${isLive('s')} as is_live, s.currency, plan.quotas, coalesce(s.current_period_start, p.starts_at) as starts_at,
		p.counts_from, p.usage_from, p.usage_until as ends_at, p.is_trial
	from subscription s join plan on plan.id = s.plan_id left join lateral (
		select starts_at, counts_from, usage_from, usage_until, is_trial from subscription_period where subscription_id = s.id
		order by closed_at desc nulls first, starts_at desc limit 1
	) p on true`;

/** Services that a tenant subscribes to at once: one live subscription each. */
const SERVICES_LIMIT = 500;

const spanFrom = (start: Date | string | null, end: Date | string | null): Subscribed['period'] =>
	start === null ? null : {start: new Date(start), end: end === null ? null : new Date(end)};

const fromRow = (row: Row): Subscribed => ({
	subscriptionId: row.id,
	tenantId: row.tenant_id,
	serviceId: row.service_id,
	serviceSlug: row.service_slug,
	planKey: row.plan_key,
	planVersionId: row.plan_version_id,
	status: row.status,
	isLive: row.is_live,
	currency: row.currency,
	quotas: row.quotas,
	period: spanFrom(row.starts_at, row.ends_at),
	usageBounds: spanFrom(row.counts_from, row.ends_at),
	onPlanSince: row.usage_from === null ? null : new Date(row.usage_from),
	isTrial: row.is_trial ?? false,
});

type Pair = Readonly<{tenantId: string; serviceId: string}>;

/** Names a tenant with a service among others. */
export const subscribedKey = ({tenantId, serviceId}: Pair): string => `${tenantId} ${serviceId}`;

/** The live subscriptions of tenants to services, by `subscribedKey`, with one statement; those that are not there are missing. */
export async function subscribedOf({em}: Unit, pairs: readonly Pair[]): Promise<ReadonlyMap<string, Subscribed>> {
	const rows = await em.execute<Row[]>(
		`${SELECT} where (s.tenant_id, s.service_id) in (select * from unnest(?::text[], ?::text[])) and ${isLive('s')}`,
		[arrayLiteral(pairs.map(({tenantId}) => tenantId)), arrayLiteral(pairs.map(({serviceId}) => serviceId))],
	);
	return new Map(rows.map(fromRow).map(subscribed => [subscribedKey(subscribed), subscribed]));
}

/** A tenant's live subscription to a service, or its last one that was ever active; a refusal without any. */
export async function getLastSubscribed({em}: Unit, tenantId: string, serviceSlug: string): Promise<Subscribed> {
	const [row] = await em.execute<Row[]>(
		`${SELECT} where s.tenant_id = ? and s.service_slug = ? and s.current_period_start is not null
		 order by is_live desc, s.created_at desc limit 1`,
		[tenantId, serviceSlug],
	);
	if (!row) throw refuse('service_not_subscribed', {slug: serviceSlug});
	return fromRow(row);
}

/** All live subscriptions of a tenant, by service. */
export async function allSubscribed({em}: Unit, tenantId: string): Promise<Subscribed[]> {
	const rows = await em.execute<Row[]>(`${SELECT} where s.tenant_id = ? and ${isLive('s')} order by s.service_slug limit ?`, [
		tenantId,
		SERVICES_LIMIT,
	]);
	return rows.map(fromRow);
}
