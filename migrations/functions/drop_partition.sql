create or replace function drop_partition(parent name, day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
	partition name := parent || '_' || to_char(day, 'YYYYMMDD');
begin
	if not exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
		where c.relname = partition and p.relname = parent) then
		return false;
	end if;
	execute format('drop table public.%I', partition);
	return true;
end $$;
