/** Rows of each long list. */
export const ROWS = 100_000;

/** Whom a third of everything belongs to; the rest is spread over 300 tenants of 30 partners. */
export const MANY = {tenant: 'tnt_many', partner: 'prt_many'} as const;

type Owner = Readonly<{tenant: string; partner: string}>;

/** Ids of our own form that sort by their number. */
const id = (prefix: string): string => `'${prefix}_01kt0000000000000' || lpad(n::text, 9, '0')`;
const time = "'2026-01-01'::timestamptz + n * interval '1 minute'";
const isMany = 'n % 3 = 0';

/** Rows like one that is there, which a condition tells, with other values for some columns: SQL in `n`, which counts the rows. */
const copies = (table: string, like: string, columns: Readonly<Record<string, string>>): string =>
	`insert into ${table} select made.* from (select * from ${table} where ${like} limit 1) one cross join generate_series(1, ${ROWS}) n
	cross join lateral jsonb_populate_record(null::${table}, to_jsonb(one) || jsonb_build_object(${Object.entries(columns)
		.map(([column, sql]) => `'${column}', ${sql}`)
		.join(', ')})) made`;

/** Fills the long lists past all walls and triggers, as years would have: a few values are common, others are rare. */
export function fillLists({tenant, partner}: Owner): string {
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
			...{...owned, id: id('sub'), service_id: id('svc'), pack_subscription_id: 'null', next_trial_notice_at: 'null'},
			status: "case when n % 1000 = 0 then 'expired' when n % 2 = 0 then 'active' else 'cancelled' end",
			service_slug: "case when n % 1000 = 0 then 'rare' when n % 2 = 0 then 'crm' else 'maps' end",
		}),
		copies('invoice', "number is not null and document_type = 'invoice'", {
			...{
				...owned,
				id: id('inv'),
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
		select ${id('aud')}, ${time}, case when n % 4 = 0 then 'usr_many' else 'usr_' || (n % 200) end, 'req_' || n,
			case when n % 1000 = 0 then 'delete' when n % 5 = 0 then 'create' else 'update' end,
			case when n % 1000 = 7 then 'plan' else (array['tenant','billing_profile','subscription'])[n % 3 + 1] end, 'thing_' || (n % 1000),
			'{}', '{}', ${tenantId}, ${partnerId}
		from generate_series(1, ${ROWS}) n`,
	].join(';\n');
}
