import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {refuse} from './refusals.ts';

/** What metering has to know of a subscription: whose, to what, on which terms, and its running billing period. */
export type Subscribed = Readonly<{
	subscriptionId: IdOf<'subscription'>;
	tenantId: IdOf<'tenant'>;
	serviceId: IdOf<'service'>;
	serviceSlug: string;
	planKey: string;
	planVersionId: IdOf<'planVersion'>;
	status: string;
	isLive: boolean;
	currency: string;
	/** By metric; none or 0 is no limit. */
	quotas: Readonly<Record<string, number>>;
	/** Null until it is active. */
	period: Readonly<{start: Date; end: Date | null}> | null;
}>;

type Row = {
	id: IdOf<'subscription'>;
	tenant_id: IdOf<'tenant'>;
	service_id: IdOf<'service'>;
	service_slug: string;
	plan_key: string;
	plan_version_id: IdOf<'planVersion'>;
	status: string;
	is_live: boolean;
	currency: string;
	quotas: Record<string, number>;
	starts_at: Date | string | null;
	ends_at: Date | string | null;
};

/** Read by name: the subscription belongs to another context, which this one does not know. */
const SELECT = `
	select s.id, s.tenant_id, s.service_id, s.service_slug, s.plan_key, s.plan_version_id, s.status,
		s.status not in ('cancelled', 'expired') as is_live, s.currency, plan.quotas,
		s.current_period_start as starts_at,
		coalesce((select p.ends_at from usage_period p
			where p.tenant_id = s.tenant_id and p.service_id = s.service_id and p.starts_at = s.current_period_start), s.current_period_end) as ends_at
	from subscription s join plan on plan.id = s.plan_id`;

/** Services that a tenant subscribes to at once: one live subscription each. */
const SERVICES_LIMIT = 500;

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
	period: row.starts_at === null ? null : {start: new Date(row.starts_at), end: row.ends_at === null ? null : new Date(row.ends_at)},
});

/** A tenant's live subscription to a service, if there is one. */
export async function findSubscribed({em}: Unit, tenantId: string, serviceId: string): Promise<Subscribed | undefined> {
	const [row] = await em.execute<Row[]>(
		`${SELECT} where s.tenant_id = ? and s.service_id = ? and s.status not in ('cancelled', 'expired')`,
		[tenantId, serviceId],
	);
	return row && fromRow(row);
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
	const rows = await em.execute<Row[]>(
		`${SELECT} where s.tenant_id = ? and s.status not in ('cancelled', 'expired') order by s.service_slug limit ?`,
		[tenantId, SERVICES_LIMIT],
	);
	return rows.map(fromRow);
}
