import {Service} from '../catalog/service.ts';
import type {FirstDue} from '../platform/process/first-due.ts';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Client, ClientPeriod} from './intake/client.ts';
import {REACH_AFTER_END_MS} from './intake/client.ts';
import {AGE_LIMIT_MS} from './intake/judge.ts';
import {isLive} from './is-live.ts';
import {impliedTerms, type MetricTerms} from './metric.ts';

/** The metrics of a service by slug: those it declared, and those that a tier or quota of one of its plans names. */
export const metricsOf = async (unit: Unit, serviceId: string): Promise<ReadonlyMap<string, MetricTerms>> =>
	(await metricsOfServices(unit, [serviceId])).get(serviceId) ?? new Map();

/** The same of some services, by service: two queries, however many they are. */
export async function metricsOfServices(
	{em}: Unit,
	serviceIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, MetricTerms>>> {
	const services = await em.find(Service, {id: {$in: serviceIds as IdOf<'service'>[]}});
	const ids = arrayLiteral(serviceIds);
	const named = await em.execute<{service_id: string; slug: string}[]>(
		`select service_id, jsonb_object_keys(quotas) as slug from plan where service_id = any(?::text[])
		 union
		 select p.service_id, t.metric_slug from plan p
		 join plan_version v on v.plan_id = p.id join pricing_tier t on t.plan_version_id = v.id
		 where p.service_id = any(?::text[])`,
		[ids, ids],
	);
	const namedOf = Map.groupBy(named, ({service_id: serviceId}) => serviceId);
	const declaredOf = new Map(services.map(({id, metrics}) => [id as string, metrics]));
	return new Map(
		serviceIds.map(id => [
			id,
			new Map([
				...(namedOf.get(id) ?? []).map(({slug}) => [slug, impliedTerms(slug)] as const),
				...(declaredOf.get(id) ?? []).map(metric => [metric.slug, metric] as const),
			]),
		]),
	);
}

/** Usage that is not counted yet is due at once: before the sandbox clock moves on, all of it is. */
export const firstPendingUsage: FirstDue = ({now}) => ({
	sql: 'select ?::timestamptz where exists (select from usage_batch) or exists (select from usage_period where is_stale)',
	parameters: [now],
});

type ClientRow = {
	tenant_id: string;
	partner_id: string;
	starts_at: Date | string;
	ends_at: Date | string | null;
	reached_from: Date | string;
	is_live: boolean;
};

/** Those of the given tenants that a service reaches, or reached of late, by tenant. */
export async function clientsOf({em, now}: Unit, serviceId: string, tenantIds: readonly string[]): Promise<Map<string, Client>> {
	const tenants = JSON.stringify(tenantIds);
	const rows = await em.execute<ClientRow[]>(
		`with asked as (select jsonb_array_elements_text(?::jsonb) as tenant_id)
		 select p.tenant_id, p.partner_id, p.starts_at, p.ends_at, least(b.starts_at, p.starts_at) as reached_from, false as is_live
		 from usage_period p join asked using (tenant_id) left join subscription_period b on b.id = p.subscription_period_id
		 where p.service_id = ? and (p.ends_at is null or p.ends_at > ?)
		 union all
		 select s.tenant_id, s.partner_id, s.created_at, null, s.created_at, true
		 from subscription s join asked using (tenant_id) where s.service_id = ? and ${isLive('s')}
		 order by 3`,
		[tenants, serviceId, new Date(now.getTime() - AGE_LIMIT_MS - REACH_AFTER_END_MS), serviceId],
	);
	return new Map([...Map.groupBy(rows, row => row.tenant_id)].map(([tenantId, ofTenant]) => [tenantId, clientFrom(ofTenant)]));
}

function clientFrom(rows: readonly ClientRow[]): Client {
	const live = rows.find(row => row.is_live);
	const periods = rows.filter(row => !row.is_live).map(periodFrom);
	return {
		partnerId: live?.partner_id ?? periods.at(-1)?.partnerId ?? '',
		liveSince: live ? new Date(live.starts_at) : null,
		periods,
	};
}

const periodFrom = (row: ClientRow): ClientPeriod => ({
	partnerId: row.partner_id,
	start: new Date(row.starts_at),
	end: row.ends_at === null ? null : new Date(row.ends_at),
	reachedFrom: new Date(row.reached_from),
});

/** Services and periods that one question looks at. */
const SERVICES_LIMIT = 500;
const PERIODS_LIMIT = 500;

/** The services that a tenant has, or had, billing periods with; all, or the one that is named. */
export const servicesUsed = async (
	{em}: Unit,
	{tenantId, serviceSlug}: Readonly<{tenantId: string; serviceSlug?: string}>,
): Promise<{id: string; slug: string}[]> =>
	em.execute(
		`select id, slug from service where id in (select service_id from usage_period where tenant_id = ?) and (?::text is null or slug = ?)
		 order by slug limit ?`,
		[tenantId, serviceSlug ?? null, serviceSlug ?? null, SERVICES_LIMIT],
	);

/** A period by its bounds of usage, and by the midnight that it is named after. */
export type PeriodOfUsage = Readonly<{start: Date; end: Date | null; firstMidnight: Date}>;

/** The periods of a tenant with a service that have a part in a span, newest first. */
export async function periodsWithin(
	{em}: Unit,
	{tenantId, serviceId, start, end}: Readonly<{tenantId: string; serviceId: string; start: Date; end: Date}>,
): Promise<PeriodOfUsage[]> {
	const rows = await em.execute<{starts_at: Date | string; ends_at: Date | string | null; first_midnight: Date | string}[]>(
		`select p.starts_at, p.ends_at, coalesce(b.starts_at, p.starts_at) as first_midnight
		 from usage_period p left join subscription_period b on b.id = p.subscription_period_id
		 where p.tenant_id = ? and p.service_id = ? and p.starts_at < ? and (p.ends_at is null or p.ends_at > ?)
		 order by p.starts_at desc limit ?`,
		[tenantId, serviceId, end, start, PERIODS_LIMIT],
	);
	return rows.map(row => ({
		start: new Date(row.starts_at),
		end: row.ends_at === null ? null : new Date(row.ends_at),
		firstMidnight: new Date(row.first_midnight),
	}));
}
