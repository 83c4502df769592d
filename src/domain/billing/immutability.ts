/** What may still change on a document that has its number. A new column is closed unless it is named here. */
const OPEN_COLUMNS = [
	'status',
	'pdf_status',
	'pdf_failure',
	'amount_paid_minor',
	'amount_credited_minor',
	'sent_at',
	'paid_at',
	'voided_at',
	'updated_at',
	'version',
];

const openColumns = `array[${OPEN_COLUMNS.map(column => `'${column}'`).join(', ')}]`;

/** `owner` alone passes: it is what the retention job runs as, when the time of keeping is over. No process logs in as it. */
const REFUSE = `raise exception 'a final document does not change' using errcode = 'restrict_violation';`;

/** The database's own refusal to change or delete a document that is no draft: whoever asks, through whatever code. */
export const refuseFinalChange = {
	name: 'refuse_final_change',
	timing: 'before' as const,
	events: ['update' as const, 'delete' as const],
	body: `
		if old.status = 'draft' or current_user = 'owner' then
			if tg_op = 'DELETE' then return old; end if;
			return new;
		end if;
		if tg_op = 'DELETE' then ${REFUSE} end if;
		if new.status = 'draft' or to_jsonb(new) - ${openColumns} is distinct from to_jsonb(old) - ${openColumns} then ${REFUSE} end if;
		return new;`,
};

/** The same for lines: they change while their document is a draft. The parent is locked, so it cannot be finalised meanwhile. */
export const refuseFinalLineChange = {
	name: 'refuse_final_change',
	timing: 'before' as const,
	events: ['insert' as const, 'update' as const, 'delete' as const],
	body: `
		declare
			parent text;
			parent_status text;
		begin
			foreach parent in array case tg_op
				when 'INSERT' then array[new.invoice_id]
				when 'DELETE' then array[old.invoice_id]
				else array[old.invoice_id, new.invoice_id]
			end loop
				select status into parent_status from invoice where id = parent for share;
				if parent_status is distinct from 'draft' and current_user <> 'owner' then ${REFUSE} end if;
			end loop;
			if tg_op = 'DELETE' then return old; end if;
			return new;
		end;`,
};

/** Nobody empties these tables at a stroke. */
export const refuseTruncate = {
	name: 'refuse_truncate',
	timing: 'before' as const,
	events: ['truncate' as const],
	forEach: 'statement' as const,
	body: REFUSE,
};
