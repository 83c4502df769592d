const REFUSE = `raise exception 'the journal does not change' using errcode = 'restrict_violation';`;

/** The database's own refusal to change or delete what is in the journal. `owner` alone passes, when the time of keeping is over. */
export const refuseJournalChange = {
	name: 'refuse_change',
	timing: 'before' as const,
	events: ['update' as const, 'delete' as const],
	body: `
		if current_user <> 'owner' then ${REFUSE} end if;
		if tg_op = 'DELETE' then return old; end if;
		return new;`,
};

/** Nobody empties the journal at a stroke. */
export const refuseJournalTruncate = {
	name: 'refuse_truncate',
	timing: 'before' as const,
	events: ['truncate' as const],
	forEach: 'statement' as const,
	body: REFUSE,
};

/** Debits are credits, of every posting, whatever code writes them: its lines are written by one statement. */
export const refuseImbalance = {
	name: 'refuse_imbalance',
	timing: 'after' as const,
	events: ['insert' as const],
	forEach: 'statement' as const,
	expression: `
		create or replace function journal_line_refuse_imbalance_fn() returns trigger language plpgsql as $$
		begin
			if exists (select from added group by posting_id having sum(debit_minor) <> sum(credit_minor)) then
				raise exception 'the debits of a posting are not its credits' using errcode = 'check_violation';
			end if;
			return null;
		end $$;
		create trigger "refuse_imbalance" after insert on "journal_line" referencing new table as added
			for each statement execute function journal_line_refuse_imbalance_fn()`,
};

/** Nothing is posted into a month that is closed. */
export const refuseClosedMonth = {
	name: 'refuse_closed_month',
	timing: 'after' as const,
	events: ['insert' as const],
	forEach: 'statement' as const,
	expression: `
		create or replace function journal_posting_refuse_closed_month_fn() returns trigger language plpgsql as $$
		begin
			if exists (
				select from added p join accounting_integration i on i.id = p.integration_id where p.posting_date <= i.locked_through
			) then raise exception 'the month is closed' using errcode = 'check_violation'; end if;
			return null;
		end $$;
		create trigger "refuse_closed_month" after insert on "journal_posting" referencing new table as added
			for each statement execute function journal_posting_refuse_closed_month_fn()`,
};
