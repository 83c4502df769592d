create or replace function tell_books_of_prepayments() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
	insert into accounting_movement (kind, resource_id, invoice_id, tenant_id, partner_id, amount_minor, occurred_at)
	select 'prepayment', new.id || ':' || new.version, null, new.tenant_id, new.partner_id,
		new.amount_minor - case when tg_op = 'INSERT' then 0 else old.amount_minor end, new.updated_at
	where tg_op = 'INSERT' or new.amount_minor <> old.amount_minor;
	return null;
end $$;
