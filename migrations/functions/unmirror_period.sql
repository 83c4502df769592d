create or replace function unmirror_period() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
	-- Not when another one that begins at the same instant has taken its place.
	delete from usage_period where tenant_id = old.tenant_id and service_id = old.service_id and starts_at = old.usage_from
		and subscription_period_id = old.id;
	return null;
end $$;
