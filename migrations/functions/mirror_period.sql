create or replace function mirror_period() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
	insert into usage_period as known (tenant_id, service_id, starts_at, ends_at, partner_id, subscription_id, subscription_period_id)
	select new.tenant_id, new.service_id, new.usage_from, new.usage_until, new.partner_id, new.subscription_id, new.id
	where new.usage_until is null or new.usage_until > new.usage_from
	on conflict (tenant_id, service_id, starts_at) do update
	set ends_at = excluded.ends_at, partner_id = excluded.partner_id, subscription_id = excluded.subscription_id,
		subscription_period_id = excluded.subscription_period_id, is_stale = true
	where (known.ends_at, known.subscription_period_id) is distinct from (excluded.ends_at, excluded.subscription_period_id);
	return null;
end $$;
