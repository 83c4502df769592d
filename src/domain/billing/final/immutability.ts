/** What may still change on a document that has its number. A new column is closed unless it is named here. */
const OPEN_COLUMNS = [
	'status',
	'pdf_status',
	'pdf_failure',
	'printed_with',
	'amount_paid_minor',
	'amount_credited_minor',
	'sent_at',
	'paid_at',
	'voided_at',
	'collect_at',
	'is_carried',
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

const LINES_OF = {
	insert: 'new table as touched',
	delete: 'old table as touched',
	update: 'old table as touched new table as moved',
} as const;

/**
 * The same for lines: they change while their document is a draft. Judged once for all lines of a statement, after it: a slice writes
 * hundreds. The parents are locked, so none of them can be made final meanwhile, and whoever was just doing that is waited for.
 */
export const refuseFinalLineChange = (['insert', 'update', 'delete'] as const).map(event => ({
	name: `refuse_final_${event}`,
	timing: 'after' as const,
	events: [event],
	forEach: 'statement' as const,
	expression: `
		create or replace function invoice_line_refuse_final_${event}_fn() returns trigger language plpgsql as $$
		declare
			parents text[] := array(select invoice_id from touched ${event === 'update' ? 'union select invoice_id from moved' : ''});
		begin
			perform from invoice where id = any(parents) order by id for share;
			if current_user <> 'owner' and exists (
				select from unnest(parents) as p(id) where not exists (select from invoice i where i.id = p.id and i.status = 'draft')
			) then ${REFUSE} end if;
			return null;
		end $$;
		create trigger "refuse_final_${event}" after ${event} on "invoice_line" referencing ${LINES_OF[event]}
			for each statement execute function invoice_line_refuse_final_${event}_fn()`,
}));

/** Nobody empties these tables at a stroke. */
export const refuseTruncate = {
	name: 'refuse_truncate',
	timing: 'before' as const,
	events: ['truncate' as const],
	forEach: 'statement' as const,
	body: REFUSE,
};
