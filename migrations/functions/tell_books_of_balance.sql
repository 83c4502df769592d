create or replace function tell_books_of_balance() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
	insert into accounting_movement (kind, resource_id, invoice_id, tenant_id, partner_id, amount_minor, occurred_at)
	select 'balance_transaction', b.id, b.invoice_id, b.tenant_id, b.partner_id, b.amount_minor, b.created_at
	from now_so b where b.partner_id is not null order by b.occurred_at, b.id;
	return null;
end $$;
