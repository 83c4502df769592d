create or replace function tell_books_of_payments() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
	insert into accounting_movement (kind, resource_id, invoice_id, tenant_id, partner_id, amount_minor, occurred_at)
	select 'payment', p.id, p.invoice_id, p.tenant_id, p.partner_id, p.amount_minor, p.created_at
	from now_so p order by p.created_at, p.id;
	return null;
end $$;
