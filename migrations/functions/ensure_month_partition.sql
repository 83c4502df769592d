create or replace function ensure_month_partition(parent name, month date) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
	first_day date := date_trunc('month', month)::date;
	partition name := parent || '_' || to_char(first_day, 'YYYYMMDD');
begin
	if not exists (select from pg_partitioned_table t join pg_class c on c.oid = t.partrelid where c.relname = parent and t.partstrat = 'r') then
		raise exception 'not a table partitioned by range: %', parent;
	end if;
	if exists (select from pg_class where relname = partition) then
		return false;
	end if;
	execute format('create table public.%I (like public.%I including all excluding identity)', partition, parent);
	if (select relrowsecurity from pg_class where oid = parent::text::regclass) then
		-- The parent's policies hold for whoever comes through it; nobody comes to the partition itself.
		execute format('alter table public.%I enable row level security', partition);
	end if;
	execute format('alter table public.%I attach partition public.%I for values from (%L) to (%L)',
		parent, partition, first_day::text || ' 00:00:00+00', (first_day + interval '1 month')::date::text || ' 00:00:00+00');
	return true;
exception when duplicate_table or unique_violation then
	-- Somebody else made it at the same time.
	return false;
end $$;
