import {Migration} from '@mikro-orm/migrations';

export class Migration20261129191529_add_payments extends Migration {
	override name = 'Migration20261129191529_add_payments';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "dunning" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "invoice_id" varchar(255) not null, "first_failed_at" timestamptz(3) not null, "suspend_at" timestamptz(3) null, "ended_at" timestamptz(3) null, "subscription_ids" jsonb not null, primary key ("id"));`,
		);
		this.addSql(`create index "dunning__suspend" on "dunning" ("suspend_at") where "suspend_at" is not null;`);
		this.addSql(`create index "dunning__tenant" on "dunning" ("tenant_id") where "ended_at" is null;`);
		this.addSql(`alter table "dunning" add constraint "dunning__invoice" unique ("invoice_id");`);

		this.addSql(
			`create table "payment_intent" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "kind" text not null, "invoice_id" varchar(255) null, "carried_ids" jsonb not null, "attempt" int not null, "provider" text not null, "method_id" varchar(255) null, "amount_minor" bigint not null, "currency" varchar(255) not null, "status" text not null, "booked_minor" bigint not null, "reversed_minor" bigint not null, "provider_id" varchar(255) null, "asked_at" timestamptz(3) null, "round" int not null, "action_url" text null, "failure_code" varchar(255) null, "looks_wanted" int not null, "looks" int not null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, primary key ("id"));`,
		);
		this.addSql(`create index "payment_intent__due" on "payment_intent" ("next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(
			`create index "payment_intent__lane" on "payment_intent" ("provider", "next_attempt_at") where next_attempt_at is not null;`,
		);
		this.addSql(`create index "payment_intent__leased" on "payment_intent" ("provider") where leased_until is not null;`);
		this.addSql(`create index "payment_intent__tenant" on "payment_intent" ("tenant_id", "id");`);
		this.addSql(`alter table "payment_intent" add constraint "payment_intent__once" unique ("invoice_id", "attempt");`);
		this.addSql(`alter table "payment_intent" add constraint "payment_intent__provider_id" unique ("provider", "provider_id");`);

		this.addSql(
			`create table "payment_method" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "provider" text not null, "type" text not null, "label" varchar(255) not null, "last4" varchar(255) null, "expires" varchar(255) null, "is_default" boolean not null, "status" text not null, "blocked_by" varchar(255) null, "reference_sealed" text not null, "reference_hash" varchar(255) not null, "removed_at" timestamptz(3) null, primary key ("id"));`,
		);
		this.addSql(`create unique index "payment_method__default" on "payment_method" ("tenant_id") where "is_default";`);
		this.addSql(`create index "payment_method__tenant" on "payment_method" ("tenant_id", "id");`);
		this.addSql(`create index "payment_method__reference" on "payment_method" ("reference_hash");`);

		this.addSql(
			`create table "payment_setup" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "provider" text not null, "type" text not null, "status" text not null, "provider_id" varchar(255) null, "method_id" varchar(255) null, "failure_code" varchar(255) null, "expires_at" timestamptz(3) not null, primary key ("id"));`,
		);
		this.addSql(`create index "payment_setup__provider_id" on "payment_setup" ("provider", "provider_id");`);

		this.addSql(
			`create table "prepayment" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "currency" varchar(255) not null, "provider" text not null, "amount_minor" bigint not null, "used_minor" bigint not null, "source_id" varchar(255) not null, primary key ("id"));`,
		);
		this.addSql(`create index "prepayment__source" on "prepayment" ("source_id");`);
		this.addSql(`create index "prepayment__unused" on "prepayment" ("tenant_id", "partner_id", "currency", "id")
				where "used_minor" < "amount_minor";`);

		this.addSql(
			`create table "provider_customer" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "provider" text not null, "reference_sealed" text not null, primary key ("id"));`,
		);
		this.addSql(`alter table "provider_customer" add constraint "provider_customer__one" unique ("tenant_id", "provider");`);

		this.addSql(
			`create table "provider_event" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "provider" text not null, "key" varchar(255) not null, "about" jsonb not null, "is_money" boolean not null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, "applied_at" timestamptz(3) null, primary key ("id"));`,
		);
		this.addSql(`create index "provider_event__due" on "provider_event" ("next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(
			`create index "provider_event__lane" on "provider_event" ("provider", "next_attempt_at") where next_attempt_at is not null;`,
		);
		this.addSql(`create index "provider_event__leased" on "provider_event" ("provider") where leased_until is not null;`);
		this.addSql(`alter table "provider_event" add constraint "provider_event__once" unique ("provider", "key");`);

		this.addSql(
			`create table "refund" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "invoice_id" varchar(255) not null, "credit_note_id" varchar(255) null, "intent_id" varchar(255) null, "provider" text not null, "amount_minor" bigint not null, "currency" varchar(255) not null, "reason" text not null, "is_made_at_provider" boolean not null, "status" text not null, "paid_out" jsonb not null, "provider_id" varchar(255) null, "round" int not null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, primary key ("id"));`,
		);
		this.addSql(`create index "refund__invoice" on "refund" ("invoice_id");`);
		this.addSql(`create index "refund__credit_note" on "refund" ("credit_note_id");`);
		this.addSql(`create index "refund__due" on "refund" ("next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(`create index "refund__lane" on "refund" ("provider", "next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(`create index "refund__leased" on "refund" ("provider") where leased_until is not null;`);
		this.addSql(`alter table "refund" add constraint "refund__provider_id" unique ("provider", "provider_id");`);

		this.addSql(`drop trigger if exists "refuse_final_change" on "invoice";`);
		this.addSql(`drop function if exists "invoice_refuse_final_change_fn"();`);
		this.addSql(`alter table "invoice" add "collect_at" timestamptz(3) null, add "is_carried" boolean not null default false;`);
		this.addSql(`create index "invoice__to_collect" on "invoice" ("collect_at") where "collect_at" is not null;`);
		this.addSql(`create index "invoice__carried" on "invoice" ("tenant_id", "partner_id", "currency") where "is_carried";`);
		this.addSql(`create or replace function "invoice_refuse_final_change_fn"() returns trigger as $$ begin if old.status = 'draft' or current_user = 'owner' then
			if tg_op = 'DELETE' then return old; end if; 			return new; 		end if; 		if tg_op = 'DELETE' then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		if new.status = 'draft' or to_jsonb(new) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'collect_at', 'is_carried', 'updated_at', 'version'] is distinct from to_jsonb(old) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'collect_at', 'is_carried', 'updated_at', 'version'] then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		return new; end; $$ language plpgsql;`);
		this.addSql(
			`create trigger "refuse_final_change" BEFORE UPDATE OR DELETE on "invoice" for each ROW execute function "invoice_refuse_final_change_fn"();`,
		);

		this.addSql(`alter table "invoice_mail" add "kind" text not null default 'document', add "next_try_at" timestamptz(3) null;`);
		this.addSql(
			`alter table "invoice_mail" add constraint "invoice_mail_kind_check" check ("kind" in ('document', 'payment_failed', 'action_needed'));`,
		);

		this.addSql(`alter table "payment" drop constraint "payment_provider_check";`);
		this.addSql(`alter table "payment" add "prepayment_id" varchar(255) null, add "source_id" varchar(255) null;`);
		this.addSql(`create index "payment__source" on "payment" ("source_id") where "source_id" is not null;`);
		this.addSql(`create index "payment__prepayment" on "payment" ("prepayment_id") where "prepayment_id" is not null;`);
		this.addSql(
			`alter table "payment" add constraint "payment_provider_check" check ("provider" in ('bank_transfer', 'credit', 'sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);

		this.addSql(`alter table "dunning" enable row level security;`);
		this.addSql(`alter table "dunning" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "dunning" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "dunning" to "system" using (true) with check (true);`);

		this.addSql(`alter table "payment_intent" add constraint "payment_intent_kind_check" check ("kind" in ('charge', 'link', 'setup'));`);
		this.addSql(
			`alter table "payment_intent" add constraint "payment_intent_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
		this.addSql(
			`alter table "payment_intent" add constraint "payment_intent_status_check" check ("status" in ('pending', 'requires_action', 'succeeded', 'reversed', 'failed', 'cancelled'));`,
		);
		this.addSql(`alter table "payment_intent" enable row level security;`);
		this.addSql(`alter table "payment_intent" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "payment_intent" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "payment_intent" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "payment_method" add constraint "payment_method_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
		this.addSql(
			`alter table "payment_method" add constraint "payment_method_type_check" check ("type" in ('card', 'sepa_debit', 'ideal', 'bank_transfer', 'crypto', 'sandbox'));`,
		);
		this.addSql(
			`alter table "payment_method" add constraint "payment_method_status_check" check ("status" in ('pending', 'active', 'failed', 'expired'));`,
		);
		this.addSql(`alter table "payment_method" enable row level security;`);
		this.addSql(`alter table "payment_method" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "payment_method" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "payment_method" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "payment_setup" add constraint "payment_setup_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
		this.addSql(
			`alter table "payment_setup" add constraint "payment_setup_type_check" check ("type" in ('card', 'sepa_debit', 'ideal', 'bank_transfer', 'crypto', 'sandbox'));`,
		);
		this.addSql(`alter table "payment_setup" add constraint "payment_setup_status_check" check ("status" in ('open', 'done', 'failed'));`);
		this.addSql(`alter table "payment_setup" enable row level security;`);
		this.addSql(`alter table "payment_setup" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "payment_setup" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "payment_setup" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "prepayment" add constraint "prepayment_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
		this.addSql(`alter table "prepayment" enable row level security;`);
		this.addSql(`alter table "prepayment" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "prepayment" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "prepayment" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "provider_customer" add constraint "provider_customer_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
		this.addSql(`alter table "provider_customer" enable row level security;`);
		this.addSql(`alter table "provider_customer" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "provider_customer" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "provider_customer" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "provider_event" add constraint "provider_event_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);

		this.addSql(
			`alter table "refund" add constraint "refund_provider_check" check ("provider" in ('bank_transfer', 'credit', 'sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
		this.addSql(`alter table "refund" add constraint "refund_status_check" check ("status" in ('pending', 'succeeded', 'failed'));`);
		this.addSql(`alter table "refund" enable row level security;`);
		this.addSql(`alter table "refund" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "refund" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "refund" to "system" using (true) with check (true);`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "dunning" cascade;`);
		this.addSql(`drop table if exists "payment_intent" cascade;`);
		this.addSql(`drop table if exists "payment_method" cascade;`);
		this.addSql(`drop table if exists "payment_setup" cascade;`);
		this.addSql(`drop table if exists "prepayment" cascade;`);
		this.addSql(`drop table if exists "provider_customer" cascade;`);
		this.addSql(`drop table if exists "provider_event" cascade;`);
		this.addSql(`drop table if exists "refund" cascade;`);

		this.addSql(`drop index "invoice__to_collect";`);
		this.addSql(`drop index "invoice__carried";`);
		this.addSql(`drop trigger if exists "refuse_final_change" on "invoice";`);
		this.addSql(`drop function if exists "invoice_refuse_final_change_fn"();`);
		this.addSql(`alter table "invoice" drop column "collect_at", drop column "is_carried";`);
		this.addSql(`create or replace function "invoice_refuse_final_change_fn"() returns trigger as $$ begin if old.status = 'draft' or current_user = 'owner' then
			if tg_op = 'DELETE' then return old; end if; 			return new; 		end if; 		if tg_op = 'DELETE' then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		if new.status = 'draft' or to_jsonb(new) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'updated_at', 'version'] is distinct from to_jsonb(old) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'updated_at', 'version'] then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		return new; end; $$ language plpgsql;`);
		this.addSql(
			`create trigger "refuse_final_change" BEFORE UPDATE OR DELETE on "invoice" for each ROW execute function "invoice_refuse_final_change_fn"();`,
		);

		this.addSql(`alter table "invoice_mail" drop constraint "invoice_mail_kind_check";`);
		this.addSql(`alter table "invoice_mail" drop column "kind", drop column "next_try_at";`);

		this.addSql(`drop index "payment__source";`);
		this.addSql(`drop index "payment__prepayment";`);
		this.addSql(`alter table "payment" drop constraint "payment_provider_check";`);
		this.addSql(`alter table "payment" drop column "prepayment_id", drop column "source_id";`);
		this.addSql(`alter table "payment" add constraint "payment_provider_check" check ("provider" in ('bank_transfer', 'credit'));`);
	}
}
