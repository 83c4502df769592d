/** Summarises events (columns of `usage_event`), grouped by whatever is asked. Of `latest`, ties go to the greater key. */
export const summaryOfEvents = `
	sum(quantity) as quantity_sum, count(*) as event_count, max(quantity) as quantity_max,
	(array_agg(quantity order by at desc, idempotency_key desc))[1] as latest, max(at) as latest_at,
	(array_agg(idempotency_key order by at desc, idempotency_key desc))[1] as latest_key`;

/** Summarises summaries. */
export const summaryOfSummaries = `
	sum(quantity_sum) as quantity_sum, sum(event_count) as event_count, max(quantity_max) as quantity_max,
	(array_agg(latest order by latest_at desc, latest_key desc))[1] as latest`;

export const summaryColumns = 'quantity_sum, event_count, quantity_max, latest, latest_at, latest_key';

const isLater = (table: string): string => `(excluded.latest_at, excluded.latest_key) > (${table}.latest_at, ${table}.latest_key)`;

/** `on conflict … do update set` this: adds a summary to the one that a table has. */
export const addSummary = (table: string): string => `
	quantity_sum = ${table}.quantity_sum + excluded.quantity_sum,
	event_count = ${table}.event_count + excluded.event_count,
	quantity_max = greatest(${table}.quantity_max, excluded.quantity_max),
	latest = case when ${isLater(table)} then excluded.latest else ${table}.latest end,
	latest_key = case when ${isLater(table)} then excluded.latest_key else ${table}.latest_key end,
	latest_at = greatest(${table}.latest_at, excluded.latest_at)`;

/** `on conflict … do update set` this: puts a summary in the place of the one that a table has. */
export const replaceSummary = `
	quantity_sum = excluded.quantity_sum, event_count = excluded.event_count, quantity_max = excluded.quantity_max,
	latest = excluded.latest, latest_at = excluded.latest_at, latest_key = excluded.latest_key`;

/** Joins `usage_event e` with the billing period that each event falls in, as `p`. */
export const periodOfEvent = `
	join usage_period p on p.tenant_id = e.tenant_id and p.service_id = e.service_id
		and p.starts_at <= e.at and (p.ends_at is null or e.at < p.ends_at)`;
