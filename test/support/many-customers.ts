import {makeCustomer, makePlan, makeSeller, makeService} from './factories.ts';
import type {Callers, System} from './system.ts';

/** The customer that others are copied from, and who sells to it. */
export type Sample = Readonly<{seller: string; tenant: string}>;

const SAMPLE: Sample = {seller: 'prt_sample', tenant: 'tnt_sample'};

const tiers = [
	{metric_slug: 'calls', model: 'graduated', tier_start: 0, tier_end: 1000, unit_price_cents: '0.5', unit_label: 'call'},
	{metric_slug: 'calls', model: 'graduated', tier_start: 1000, unit_price_cents: '0.25', unit_label: 'call'},
];

async function must(asked: Promise<{status: number; body: unknown}>): Promise<void> {
	const {status, body} = await asked;
	if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`);
}

/** Makes a seller, a metered plan and one customer that subscribes to it, through the API: what the others are copied from. */
export async function makeSampleCustomer(callers: Callers, {seller, tenant}: Sample = SAMPLE): Promise<void> {
	await must(callers.operator.put('/admin/platform/settings', {invoice_auto_send: false}));
	await makeSeller(callers, {id: seller});
	const {id: serviceId} = await makeService(callers);
	const {id: planId} = await makePlan(callers, {service_id: serviceId});
	await must(callers.operator.put(`/admin/catalog/plans/${planId}/pricing-tiers`, tiers));
	const {admin} = await makeCustomer(callers, {partner: seller, tenant});
	await must(admin.post('/subscriptions', {plan_id: planId}));
}

/** A copy of a row of the sample, with some members changed. Of tables without generated columns. */
const copyOf = (table: string, changes: string): string => `
	insert into ${table} select (jsonb_populate_record(r, jsonb_build_object(${changes}))).*
	from ${table} r, generate_series($2::int, $3::int) as n where r.tenant_id = $1`;

const TENANT = `'tenant_id', $1 || '_' || n`;
/** An id like the sample's, with the number as its last digits; `first` tells two copies of one row apart. */
const id = (name: string, first = 0): string => `'${name}', left(r.${name}, -7) || '${first}' || lpad(n::text, 6, '0')`;

const copies = [
	`insert into tenant (id, created_at, updated_at, version, name, slug, status, partner_id, locale, time_zone)
	 select id || '_' || n, created_at, updated_at, version, name || n, slug || '-' || n, status, partner_id, locale, time_zone
	 from tenant, generate_series($2::int, $3::int) as n where id = $1`,
	copyOf('billing_profile', `${id('id')}, ${TENANT}, 'company_name', r.company_name || n`),
	copyOf('subscription', `${id('id')}, ${TENANT}`),
	// The period that has just begun, whose price is due, and the one before, whose usage is.
	copyOf('subscription_period', `${id('id')}, ${TENANT}, ${id('subscription_id')}`),
	copyOf(
		'subscription_period',
		`${id('id', 1)}, ${TENANT}, ${id('subscription_id')}, 'period_index', r.period_index - 1,
		 'starts_at', r.starts_at - interval '1 month', 'ends_at', r.starts_at, 'closed_at', r.starts_at,
		 'usage_from', r.starts_at - interval '1 month', 'usage_until', r.starts_at, 'counts_from', r.starts_at - interval '1 month',
		 'first_day', r.first_day - interval '1 month', 'last_day', r.first_day - 1, 'whole_from', r.first_day - interval '1 month'`,
	),
	`insert into charge (id, created_at, updated_at, version, tenant_id, partner_id, currency, kind, due_at, subscription_id,
		subscription_period_id, final_at, is_last)
	 select 'chg_' || split_part(p.id, '_', 2), p.created_at, p.updated_at, 1, p.tenant_id, p.partner_id, p.currency,
		case when p.closed_at is null then 'price' else 'usage' end, coalesce(p.closed_at, p.starts_at), p.subscription_id, p.id,
		p.closed_at + interval '35 days', false
	 from subscription_period p, generate_series($2::int, $3::int) as n where p.tenant_id = $1 || '_' || n`,
	// The periods of usage follow by themselves.
	`update usage_period u set is_stale = false from generate_series($2::int, $3::int) as n where u.tenant_id = $1 || '_' || n`,
	`insert into usage_total (tenant_id, service_id, period_start, metric_slug, partner_id, quantity_sum, event_count, quantity_max, latest,
		latest_at, latest_key, subject_count)
	 select tenant_id, service_id, starts_at, 'calls', partner_id, 500 + n, 100, 20, 5, starts_at, 'sample', 0
	 from usage_period, generate_series($2::int, $3::int) as n where tenant_id = $1 || '_' || n
		and starts_at < (select max(starts_at) from usage_period where tenant_id = $1)`,
];

/**
 * Copies the sample customer, one tenant with one subscription for each number from `first` to `last`, past the API: each is to be
 * charged the price of a period that has begun and the usage of one that is over.
 */
export async function copySampleCustomer(
	{rows}: Pick<System, 'rows'>,
	first: number,
	last: number,
	{tenant}: Pick<Sample, 'tenant'> = SAMPLE,
): Promise<void> {
	const literal = (sql: string) => sql.replaceAll('$1', `'${tenant}'`).replaceAll('$2', String(first)).replaceAll('$3', String(last));
	// Several statements without parameters are one transaction: no worker sees half of it.
	await rows(copies.map(literal).join(';\n'));
	await rows('analyze');
}
