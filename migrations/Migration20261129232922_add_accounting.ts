import {Migration} from '@mikro-orm/migrations';
import {functionNamed} from './functions/function-named.ts';

export class Migration20261129232922_add_accounting extends Migration {
	override name = 'Migration20261129232922_add_accounting';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "accounting_integration" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "partner_id" varchar(255) not null, "provider" text not null, "name" varchar(255) not null, "is_active" boolean not null, "settings" jsonb not null, "currency" varchar(255) not null, "credentials_sealed" text null, "last_debtor_number" int not null, "locked_through" date null, "tested_at" timestamptz(3) null, "last_sync_at" timestamptz(3) null, "last_error" text null, "deleted_at" timestamptz(3) null, primary key ("id"));`,
		);
		this.addSql(`create index "accounting_integration__partner" on "accounting_integration" ("partner_id") where "deleted_at" is null;`);

		this.addSql(
			`create table "accounting_debtor" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "integration_id" varchar(255) not null, "number" int not null, "external_id" varchar(255) null, primary key ("id"));`,
		);
		this.addSql(`alter table "accounting_debtor" add constraint "accounting_debtor__tenant" unique ("integration_id", "tenant_id");`);
		this.addSql(`alter table "accounting_debtor" add constraint "accounting_debtor__number" unique ("integration_id", "number");`);

		this.addSql(
			`create table "journal_line" ("id" varchar(255) not null, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "integration_id" varchar(255) not null, "posting_id" varchar(255) not null, "posting_date" date not null, "order_index" int not null, "role" text not null, "account" varchar(255) not null, "debit_minor" bigint not null, "credit_minor" bigint not null, "document_debit_minor" bigint not null, "document_credit_minor" bigint not null, "item_id" varchar(255) null, "vat_case" int null, "vat_category" text null, "vat_rate" numeric(30,12) null, "vat_country" varchar(255) null, "vat_minor" bigint not null, primary key ("id"));`,
		);
		this.addSql(`create index "journal_line__posting" on "journal_line" ("posting_id", "order_index");`);
		this.addSql(`create index "journal_line__balance" on "journal_line" ("integration_id", "posting_date", "account");`);
		this.addSql(`create index "journal_line__item" on "journal_line" ("integration_id", "item_id") where "item_id" is not null;`);

		this.addSql(
			`create table "journal_posting" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "integration_id" varchar(255) not null, "entry_id" varchar(255) not null, "kind" text not null, "fiscal_year" int not null, "number" int not null, "posting_date" date not null, "document_date" date not null, "document_number" varchar(255) null, "reference" varchar(255) null, "debtor_number" int not null, "debtor_name" varchar(255) not null, "country" varchar(255) null, "vat_number" varchar(255) null, "currency" varchar(255) not null, "exchange_rate" numeric(30,12) null, "text" text not null, primary key ("id"));`,
		);
		this.addSql(`alter table "journal_posting" add constraint "journal_posting_entry_id_unique" unique ("entry_id");`);
		this.addSql(`create index "journal_posting__date" on "journal_posting" ("integration_id", "posting_date");`);
		this.addSql(
			`alter table "journal_posting" add constraint "journal_posting__number" unique ("integration_id", "fiscal_year", "number");`,
		);

		this.addSql(
			`create table "accounting_entry" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "integration_id" varchar(255) not null, "kind" text not null, "resource_id" varchar(255) not null, "movement_id" bigint not null, "invoice_id" varchar(255) null, "document_number" varchar(255) null, "status" text not null, "external_id" varchar(255) null, "error" text null, "synced_at" timestamptz(3) null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, primary key ("id"));`,
		);
		this.addSql(`create index "accounting_entry__newest" on "accounting_entry" ("integration_id", "created_at" desc, "movement_id" desc);`);
		this.addSql(
			`create index "accounting_entry__status" on "accounting_entry" ("integration_id", "status", "created_at" desc, "movement_id" desc);`,
		);
		this.addSql(`create index "accounting_entry__due" on "accounting_entry" ("next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(
			`create index "accounting_entry__lane" on "accounting_entry" ("integration_id", "next_attempt_at") where next_attempt_at is not null;`,
		);
		this.addSql(`create index "accounting_entry__leased" on "accounting_entry" ("integration_id") where leased_until is not null;`);
		this.addSql(`alter table "accounting_entry" add constraint "accounting_entry__once" unique ("integration_id", "movement_id");`);

		this.addSql(
			`alter table "accounting_integration" add constraint "accounting_integration_provider_check" check ("provider" in ('journal', 'moneybird', 'exact_online', 'xero'));`,
		);
		this.addSql(`alter table "accounting_integration" enable row level security;`);
		this.addSql(`alter table "accounting_integration" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "accounting_integration" to "app" using (partner_id = (select current_setting('app.partner', true))) with check (partner_id = (select current_setting('app.partner', true)));`,
		);
		this.addSql(`create policy "every_row" on "accounting_integration" to "system" using (true) with check (true);`);

		this.addSql(`alter table "accounting_debtor" enable row level security;`);
		this.addSql(`alter table "accounting_debtor" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "accounting_debtor" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "accounting_debtor" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "journal_line" add constraint "journal_line_role_check" check ("role" in ('revenue_standard', 'revenue_reduced', 'revenue_reverse_charge', 'revenue_goods_eu', 'revenue_third_country', 'revenue_exempt', 'revenue_outside_scope', 'revenue_oss', 'vat_standard', 'vat_reduced', 'vat_oss', 'receivables', 'bank', 'suspense', 'clearing_sandbox', 'clearing_stripe', 'clearing_mollie', 'clearing_coinbase', 'exchange_loss', 'exchange_gain'));`,
		);
		this.addSql(
			`alter table "journal_line" add constraint "journal_line_vat_category_check" check ("vat_category" in ('S', 'AE', 'G', 'E', 'Z', 'O', 'K'));`,
		);
		this.addSql(
			`create or replace function "journal_line_refuse_change_fn"() returns trigger as $$ begin if current_user <> 'owner' then raise exception 'the journal does not change' using errcode = 'restrict_violation'; end if; 		if tg_op = 'DELETE' then return old; end if; 		return new; end; $$ language plpgsql;`,
		);
		this.addSql(
			`create trigger "refuse_change" BEFORE UPDATE OR DELETE on "journal_line" for each ROW execute function "journal_line_refuse_change_fn"();`,
		);
		this.addSql(
			`create or replace function "journal_line_refuse_truncate_fn"() returns trigger as $$ begin raise exception 'the journal does not change' using errcode = 'restrict_violation'; end; $$ language plpgsql;`,
		);
		this.addSql(
			`create trigger "refuse_truncate" BEFORE TRUNCATE on "journal_line" for each STATEMENT execute function "journal_line_refuse_truncate_fn"();`,
		);
		this.addSql(`create or replace function journal_line_refuse_imbalance_fn() returns trigger language plpgsql as $$		begin
			if exists (select from added group by posting_id having sum(debit_minor) <> sum(credit_minor)) then
				raise exception 'the debits of a posting are not its credits' using errcode = 'check_violation'; 			end if; 			return null; 		end $$;`);
		this.addSql(`create trigger "refuse_imbalance" after insert on "journal_line" referencing new table as added
			for each statement execute function journal_line_refuse_imbalance_fn();`);
		this.addSql(`alter table "journal_line" enable row level security;`);
		this.addSql(`alter table "journal_line" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "journal_line" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "journal_line" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "journal_posting" add constraint "journal_posting_kind_check" check ("kind" in ('invoice', 'credit_note', 'payment', 'refund', 'set_off', 'reversal'));`,
		);
		this.addSql(
			`create or replace function "journal_posting_refuse_change_fn"() returns trigger as $$ begin if current_user <> 'owner' then raise exception 'the journal does not change' using errcode = 'restrict_violation'; end if; 		if tg_op = 'DELETE' then return old; end if; 		return new; end; $$ language plpgsql;`,
		);
		this.addSql(
			`create trigger "refuse_change" BEFORE UPDATE OR DELETE on "journal_posting" for each ROW execute function "journal_posting_refuse_change_fn"();`,
		);
		this.addSql(
			`create or replace function "journal_posting_refuse_truncate_fn"() returns trigger as $$ begin raise exception 'the journal does not change' using errcode = 'restrict_violation'; end; $$ language plpgsql;`,
		);
		this.addSql(
			`create trigger "refuse_truncate" BEFORE TRUNCATE on "journal_posting" for each STATEMENT execute function "journal_posting_refuse_truncate_fn"();`,
		);
		this.addSql(`create or replace function journal_posting_refuse_closed_month_fn() returns trigger language plpgsql as $$		begin
			if exists (
				select from added p join accounting_integration i on i.id = p.integration_id where p.posting_date <= i.locked_through
			) then raise exception 'the month is closed' using errcode = 'check_violation'; end if; 			return null; 		end $$;`);
		this.addSql(`create trigger "refuse_closed_month" after insert on "journal_posting" referencing new table as added
			for each statement execute function journal_posting_refuse_closed_month_fn();`);
		this.addSql(`alter table "journal_posting" enable row level security;`);
		this.addSql(`alter table "journal_posting" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "journal_posting" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "journal_posting" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "accounting_entry" add constraint "accounting_entry_kind_check" check ("kind" in ('invoice', 'credit_note', 'payment', 'refund', 'set_off', 'reversal'));`,
		);
		this.addSql(
			`alter table "accounting_entry" add constraint "accounting_entry_status_check" check ("status" in ('pending', 'failed', 'synced', 'skipped'));`,
		);
		this.addSql(`alter table "accounting_entry" enable row level security;`);
		this.addSql(`alter table "accounting_entry" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "accounting_entry" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "accounting_entry" to "system" using (true) with check (true);`);
		this.makeMovements();
	}

	/** What books are to be told of, written down by the database itself in the transaction that makes it true. */
	private makeMovements(): void {
		this.addSql(`
			create table accounting_movement (
				id bigint generated always as identity primary key,
				kind text not null check (kind in ('document', 'payment', 'prepayment')),
				resource_id text not null,
				invoice_id text,
				tenant_id text not null,
				partner_id text not null,
				amount_minor bigint not null,
				occurred_at timestamptz(3) not null,
				handed_at timestamptz(3),
				unique (kind, resource_id)
			)`);
		this.addSql('create index accounting_movement__partner on accounting_movement (partner_id, id)');
		this.addSql('create index accounting_movement__waiting on accounting_movement (partner_id, id) where handed_at is null');
		const mine = "tenant_id = (select current_setting('app.tenant', true)) or partner_id = (select current_setting('app.partner', true))";
		this.addSql('alter table accounting_movement enable row level security');
		this.addSql('alter table accounting_movement force row level security');
		this.addSql(`create policy own_rows on accounting_movement to app using (${mine}) with check (${mine})`);
		this.addSql('create policy every_row on accounting_movement to system using (true) with check (true)');
		this.addSql('revoke delete on accounting_movement from app, system');
		this.takeOverWhatIsThere();
		this.addSql(functionNamed('tell_books_of_documents'));
		this.addSql(functionNamed('tell_books_of_payments'));
		this.addSql(functionNamed('tell_books_of_prepayments'));
		this.addSql(`create trigger tell_books after update on invoice referencing old table as was_so new table as now_so
			for each statement execute function tell_books_of_documents()`);
		this.addSql(`create trigger tell_books after insert on payment referencing new table as now_so
			for each statement execute function tell_books_of_payments()`);
		this.addSql(`create trigger tell_books after insert or update on prepayment
			for each row execute function tell_books_of_prepayments()`);
	}

	/** What there was before: nobody keeps books of it yet, so nobody is to be told; a sync finds it. */
	private takeOverWhatIsThere(): void {
		// Whoever owns a table is held by its walls, too; what is there already is read without them.
		const tables = ['invoice', 'payment', 'prepayment', 'accounting_movement'];
		for (const table of tables) this.addSql(`alter table "${table}" no force row level security`);
		this.addSql(`
			insert into accounting_movement (kind, resource_id, invoice_id, tenant_id, partner_id, amount_minor, occurred_at, handed_at)
			select kind, resource_id, invoice_id, tenant_id, partner_id, amount_minor, at, at from (
				select 1 as place, 'document' as kind, id as resource_id, id as invoice_id, tenant_id, partner_id, total_minor as amount_minor,
					finalized_at as at
				from invoice where number is not null
				union all
				select 2, 'prepayment', id || ':' || version, null, tenant_id, partner_id, amount_minor, created_at from prepayment
				union all
				select 3, 'payment', id, invoice_id, tenant_id, partner_id, amount_minor, created_at from payment
			) as everything order by at, place, resource_id`);
		for (const table of tables) this.addSql(`alter table "${table}" force row level security`);
	}
}
