create or replace function take_usage(
	arrived timestamptz, kept interval, keys text[], services text[], hashes text[], counted boolean[], tenants text[],
	partners text[], metrics text[], quantities numeric[], times timestamptz[], subjects text[], annotations jsonb[]
) returns table (place bigint, content_hash text)
language plpgsql set search_path = pg_catalog, public as $$
#variable_conflict use_column
declare
	batch bigint := nextval('usage_batch_id');
	inserted int;
begin
	insert into usage_key (service_id, idempotency_key, content_hash, batch_id, expires_at)
	select coalesce(s, services[1]), k, coalesce(h, hashes[1]), batch, greatest(arrived, coalesce(t, times[1])) + kept
	from unnest(services, keys, hashes, times) as given (s, k, h, t)
	on conflict do nothing;
	get diagnostics inserted = row_count;

	if inserted < cardinality(keys) then
		return query
		select n, nullif(stored.content_hash, coalesce(h, hashes[1]))
		from unnest(services, keys, hashes) with ordinality as given (s, k, h, n) left join lateral (
			select batch_id, content_hash from usage_key
			where service_id = coalesce(s, services[1]) collate "C" and idempotency_key = k collate "C" limit 1
		) as stored on true
		where stored.batch_id is distinct from batch;
	end if;
	if inserted = 0 then
		return;
	end if;
	if inserted < cardinality(keys) then
		counted := array(
			select coalesce(c, counted[1]) and exists (
				select from usage_key
				where service_id = coalesce(s, services[1]) collate "C" and idempotency_key = k collate "C" and batch_id = batch
			) from unnest(services, keys, counted) with ordinality as given (s, k, c, n) order by n
		);
	end if;
	insert into usage_batch (id, first_at, last_at, event_count)
	select batch, min(coalesce(t, times[1])), max(coalesce(t, times[1])), count(*)
	from unnest(keys, times, counted) as given (k, t, c) where coalesce(c, counted[1]) having count(*) > 0;
	insert into usage_event (batch_id, service_id, tenant_id, partner_id, metric_slug, idempotency_key, quantity, at, subject, metadata)
	select batch, coalesce(s, services[1]), coalesce(te, tenants[1]), coalesce(p, partners[1]), coalesce(m, metrics[1]), k,
		coalesce(q, quantities[1]), coalesce(t, times[1]), su, a
	from unnest(services, tenants, partners, metrics, keys, quantities, times, subjects, annotations, counted)
		as given (s, te, p, m, k, q, t, su, a, c)
	where coalesce(c, counted[1]);
end $$;
