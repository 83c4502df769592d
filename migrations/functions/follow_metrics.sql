create or replace function follow_metrics() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
	update usage_period set is_stale = true
	where service_id = new.id and (ends_at is null or ends_at > new.updated_at) and exists (
		select from jsonb_array_elements(new.metrics) m where m ->> 'aggregation' = 'unique_count'
			and not old.metrics @> jsonb_build_array(jsonb_build_object('slug', m ->> 'slug', 'aggregation', 'unique_count'))
	);
	return null;
end $$;
