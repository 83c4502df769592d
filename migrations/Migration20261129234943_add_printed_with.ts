import {Migration} from '@mikro-orm/migrations';

export class Migration20261129234943_add_printed_with extends Migration {
	override name = 'Migration20261129234943_add_printed_with';

	override up(): void | Promise<void> {
		this.addSql(`drop trigger if exists "refuse_final_change" on "invoice";`);
		this.addSql(`drop function if exists "invoice_refuse_final_change_fn"();`);
		this.addSql(`alter table "invoice" add "printed_with" varchar(255) null;`);
		this.addSql(`create or replace function "invoice_refuse_final_change_fn"() returns trigger as $$ begin if old.status = 'draft' or current_user = 'owner' then
			if tg_op = 'DELETE' then return old; end if; 			return new; 		end if; 		if tg_op = 'DELETE' then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		if new.status = 'draft' or to_jsonb(new) - array['status', 'pdf_status', 'pdf_failure', 'printed_with', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'collect_at', 'is_carried', 'updated_at', 'version'] is distinct from to_jsonb(old) - array['status', 'pdf_status', 'pdf_failure', 'printed_with', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'collect_at', 'is_carried', 'updated_at', 'version'] then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		return new; end; $$ language plpgsql;`);
		this.addSql(
			`create trigger "refuse_final_change" BEFORE UPDATE OR DELETE on "invoice" for each ROW execute function "invoice_refuse_final_change_fn"();`,
		);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop trigger if exists "refuse_final_change" on "invoice";`);
		this.addSql(`drop function if exists "invoice_refuse_final_change_fn"();`);
		this.addSql(`alter table "invoice" drop column "printed_with";`);
		this.addSql(`create or replace function "invoice_refuse_final_change_fn"() returns trigger as $$ begin if old.status = 'draft' or current_user = 'owner' then
			if tg_op = 'DELETE' then return old; end if; 			return new; 		end if; 		if tg_op = 'DELETE' then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		if new.status = 'draft' or to_jsonb(new) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'collect_at', 'is_carried', 'updated_at', 'version'] is distinct from to_jsonb(old) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'collect_at', 'is_carried', 'updated_at', 'version'] then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		return new; end; $$ language plpgsql;`);
		this.addSql(
			`create trigger "refuse_final_change" BEFORE UPDATE OR DELETE on "invoice" for each ROW execute function "invoice_refuse_final_change_fn"();`,
		);
	}
}
