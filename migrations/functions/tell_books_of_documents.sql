create or replace function tell_books_of_documents() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
	insert into accounting_movement (kind, resource_id, invoice_id, tenant_id, partner_id, amount_minor, occurred_at)
	select 'document', i.id, i.id, i.tenant_id, i.partner_id, i.total_minor, i.finalized_at
	from now_so i join was_so w on w.id = i.id
	where w.status = 'draft' and i.number is not null
	order by i.finalized_at, i.document_type desc, i.id;
	return null;
end $$;
