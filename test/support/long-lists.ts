/** Rows of each long list. */
export const ROWS = 100_000;

/** Whom a third of everything belongs to; the rest is spread over 300 tenants of 30 partners. */
export const MANY = {tenant: 'tnt_many', partner: 'prt_many'} as const;

/** Of the objects that deliveries are about, one that a twentieth is about. */
export const MANY_TOLD = 'sub_many';

type Owner = Readonly<{tenant: string; partner: string; subscribers: Readonly<{tenant: string; staff: string}>}>;

/** Ids of our own form that sort by their number. */
export const idOfRow = (prefix: string): string => `'${prefix}_01kt0000000000000' || lpad(n::text, 9, '0')`;
const time = "'2026-01-01'::timestamptz + n * interval '1 minute'";
const isMany = 'n % 3 = 0';
/** Deliveries are kept for 90 days: 78 seconds lie between two, and their ids tell the time. */
const toldAt = "'2026-01-01'::timestamptz + n * interval '78 seconds'";
const toldId = `(select 'whd_' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', ((ms >> (5 * place)) & 31)::int + 1, 1), '' order by place desc)
	|| lpad(n::text, 16, '0') from (select (extract(epoch from ${toldAt}) * 1000)::bigint as ms) at cross join generate_series(0, 9) place)`;
const toldType = "case when n % 2 = 0 then 'subscription.activated' else 'invoice.paid' end";
const toldKey = "'subscription:' || n || ':size:' || n";
const toldOf = `case when n % 20 = 0 then '${MANY_TOLD}' else 'sub_' || (n % 10000) end`;

/** Rows like one that is there, which a condition tells, with other values for some columns: SQL in `n`, which counts the rows. */
export const copies = (table: string, like: string, columns: Readonly<Record<string, string>>, rows = ROWS): string =>
	`insert into ${table} select made.* from (select * from ${table} where ${like} limit 1) one cross join generate_series(1, ${rows}) n
	cross join lateral jsonb_populate_record(null::${table}, to_jsonb(one) || jsonb_build_object(${Object.entries(columns)
		.map(([column, sql]) => `'${column}', ${sql}`)
		.join(', ')})) made`;

/** Fills the long lists past all walls and triggers, as years would have: a few values are common, others are rare. */
export function fillLists({tenant, partner, subscribers}: Owner): string {
	// A fifth is the owner's, whose own lists are read; so its partner's.
	const tenantId = `case when n % 5 = 0 then '${tenant}' when ${isMany} then '${MANY.tenant}' else 'tnt_' || (n % 300) end`;
	const partnerId = `case when n % 5 = 0 then '${partner}' when ${isMany} then '${MANY.partner}' else 'prt_' || (n % 30) end`;
	const owned = {tenant_id: tenantId, partner_id: partnerId, created_at: time, updated_at: time};
	return [
		'set session_replication_role = replica',
		`insert into partner (id, created_at, updated_at, name, invoice_number_prefix, payment_terms_days, oss_registered, time_zone)
		select 'prt_' || name, now(), now(), name, upper(name), 14, false, 'Europe/Amsterdam' from unnest(array['many', '7']) name`,
		`insert into tenant (id, created_at, updated_at, name, slug, status, partner_id, locale, time_zone)
		select 'tnt_' || name, now(), now(), name, name, 'active', 'prt_many', 'en', 'Europe/Amsterdam' from unnest(array['many', '17']) name`,
		copies('subscription', 'true', {
			...{...owned, id: idOfRow('sub'), service_id: idOfRow('svc'), pack_subscription_id: 'null', next_trial_notice_at: 'null'},
			status: "case when n % 1000 = 0 then 'expired' when n % 2 = 0 then 'active' else 'cancelled' end",
			service_slug: "case when n % 1000 = 0 then 'rare' when n % 2 = 0 then 'crm' else 'maps' end",
		}),
		copies('invoice', "number is not null and document_type = 'invoice'", {
			...{
				...owned,
				id: idOfRow('inv'),
				number: "'SIZE-' || n",
				sequence_number: '1000000 + n',
				search_text: "'size-' || n || ' acme'",
				collect_at: 'null',
				past_due_at: 'null',
			},
			status: "case when n % 1000 = 0 then 'void' when n % 2 = 0 then 'sent' else 'paid' end",
			document_type: "case when n % 50 = 0 then 'credit_note' else 'invoice' end",
		}),
		// A tenth is called Ada, and everybody of a name that nobody else has; a twentieth administers, ten people are support.
		`insert into app_user (id, created_at, updated_at, tenant_id, partner_id, email, display_name, is_active, search_text)
		select 'usr_size' || n, ${time}, ${time}, ${tenantId}, ${partnerId}, md5('u' || n) || '@people.example', word || ' ' || md5('n' || n), true,
			lower(word) || ' ' || md5('n' || n) || ' ' || md5('u' || n) || '@people.example usr_size' || n
		from generate_series(1, ${ROWS}) n cross join lateral (
			select (array['Ada','Bram','Cleo','Dirk','Emma','Finn','Gijs','Hugo','Iris','Jaap'])[abs(hashint4(n)) % 10 + 1] as word) named`,
		`insert into role_grant (id, created_at, updated_at, user_id, tenant_id, partner_id, role, granted_by)
		select 'rol_size' || n, ${time}, ${time}, 'usr_size' || n, ${tenantId}, ${partnerId},
			case when n % 9500 = 0 then 'support' else 'tenant_admin' end, 'usr_operator'
		from generate_series(19, ${ROWS}, 19) n`,
		`insert into audit_log (id, at, actor, request_id, action, resource_type, resource_id, before, after, tenant_id, partner_id)
		select ${idOfRow('aud')}, ${time}, case when n % 4 = 0 then 'usr_many' else 'usr_' || (n % 200) end, 'req_' || n,
			case when n % 1000 = 0 then 'delete' when n % 5 = 0 then 'create' else 'update' end,
			case when n % 1000 = 7 then 'plan' else (array['tenant','billing_profile','subscription'])[n % 3 + 1] end, 'thing_' || (n % 1000),
			'{}', '{}', ${tenantId}, ${partnerId}
		from generate_series(1, ${ROWS}) n`,
		`insert into payment_intent (id, created_at, updated_at, tenant_id, partner_id, kind, invoice_id, carried_ids, attempt, provider, amount_minor,
			currency, status, booked_minor, reversed_minor, provider_id, round, looks_wanted, looks, attempts)
		select ${idOfRow('pint')}, ${time}, ${time}, ${tenantId}, ${partnerId}, 'charge', ${idOfRow('inv')}, '[]', 1,
			case when n % 1000 = 1 then 'coinbase' when n % 4 = 0 then 'mollie' else 'stripe' end, 100, 'EUR',
			case when n % 1000 = 2 then 'reversed' when n % 5000 = 3 then 'pending' when n % 10 = 4 then 'failed' else 'succeeded' end, 100, 0,
			'size_' || n, 1, 0, 0, 1
		from generate_series(1, ${ROWS}) n`,
		`select ensure_month_partition('event', month::date) from generate_series(date '2026-01-01', date '2026-04-01', interval '1 month') as month`,
		`insert into event (position, published_at, id, type, data, idempotency_key, tenant_id, partner_id, subject_id, occurred_at)
		select 1000000 + n, ${toldAt}, gen_random_uuid(), ${toldType}, '{}', ${toldKey}, '${tenant}', '${partner}', ${toldOf}, ${toldAt}
		from generate_series(1, ${ROWS}) n`,
		// A third is told to each of the two, the rest to 300 others.
		copies('webhook_delivery', 'true', {
			...{id: toldId, created_at: toldAt, updated_at: toldAt, position: 'n', attempts: '1'},
			...{next_attempt_at: 'null', leased_until: 'null', is_ordered: 'false', is_replayed: 'false', partner_id: `'${partner}'`},
			subscriber_id: `case n % 3 when 0 then '${subscribers.staff}' when 1 then '${subscribers.tenant}' else 'whs_' || (n % 300) end`,
			tenant_id: `case n % 3 when 0 then null when 1 then '${tenant}' else 'tnt_' || (n % 300) end`,
			event_type: toldType,
			subject_id: toldOf,
			idempotency_key: toldKey,
			status: "case when n % 500 = 7 then 'dead' else 'delivered' end",
		}),
	].join(';\n');
}
