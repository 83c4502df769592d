import {Migration} from '@mikro-orm/migrations';

export class Migration20261129190707_add_provisioning extends Migration {
	override name = 'Migration20261129190707_add_provisioning';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "workflow" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "subscription_id" varchar(255) not null, "pack_subscription_id" varchar(255) null, "service_id" varchar(255) not null, "service_slug" varchar(255) not null, "kind" text not null, "occasion" varchar(255) not null, "status" text not null, "step" int not null, "on_failure" text not null, "is_abandoned" boolean not null, "failed_step" varchar(255) null, "data" jsonb not null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "held_until" timestamptz(3) null, "error" text null, primary key ("id"));`,
		);
		this.addSql(`create index "workflow__tenant_newest" on "workflow" ("tenant_id", "created_at" desc, "id" desc);`);
		this.addSql(`create index "workflow__partner_newest" on "workflow" ("partner_id", "created_at", "id");`);
		this.addSql(`create index "workflow__newest" on "workflow" ("created_at", "id");`);
		this.addSql(`create index "workflow__subscription" on "workflow" ("subscription_id", "id");`);
		this.addSql(`create index "workflow__held" on "workflow" ("held_until") where held_until is not null;`);
		this.addSql(`alter table "workflow" add constraint "workflow__occasion" unique ("occasion");`);
		this.addSql(`alter table "workflow" add constraint "workflow__tenant_id" unique ("tenant_id", "id");`);

		this.addSql(
			`create table "workflow_step" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "workflow_id" varchar(255) not null, "service_id" varchar(255) not null, "name" varchar(255) not null, "position" int not null, "definition" jsonb not null, "completion" text not null, "status" text not null, "attempts" int not null, "undo_attempts" int not null, "failures" int not null, "retry_count" int not null, "is_to_be_undone" boolean not null, "is_uncertain" boolean not null, "place" int null, "undo_round" int not null, "is_undone_again" boolean not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "deadline_at" timestamptz(3) null, "last_error" text null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "endpoint" text null, "metadata" jsonb null, "credentials_sealed" text null, "credentials_until" timestamptz(3) null, "callback_token_hash" varchar(255) null, "callback_secret_sealed" text null, "callback_body_hash" varchar(255) null, "callback_answer" jsonb null, "called_back_at" timestamptz(3) null, primary key ("id"));`,
		);
		this.addSql(`create index "workflow_step__due" on "workflow_step" ("next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(
			`create index "workflow_step__lane" on "workflow_step" ("service_id", "next_attempt_at") where next_attempt_at is not null;`,
		);
		this.addSql(`create index "workflow_step__leased" on "workflow_step" ("service_id") where leased_until is not null;`);
		this.addSql(`create index "workflow_step__credentials" on "workflow_step" ("credentials_until") where credentials_until is not null;`);
		this.addSql(`alter table "workflow_step" add constraint "workflow_step__name" unique ("workflow_id", "name");`);
		this.addSql(`alter table "workflow_step" add constraint "workflow_step__callback_token" unique ("callback_token_hash");`);

		this.addSql(
			`alter table "workflow" add constraint "workflow_kind_check" check ("kind" in ('activate', 'change', 'deactivate', 'suspend', 'resume'));`,
		);
		this.addSql(
			`alter table "workflow" add constraint "workflow_status_check" check ("status" in ('pending', 'running', 'waiting', 'failed', 'compensating', 'compensation_failed', 'completed', 'compensated'));`,
		);
		this.addSql(`alter table "workflow" add constraint "workflow_on_failure_check" check ("on_failure" in ('compensate', 'hold'));`);
		this.addSql(`alter table "workflow" enable row level security;`);
		this.addSql(`alter table "workflow" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "workflow" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "workflow" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "workflow_step" add constraint "workflow_step_completion_check" check ("completion" in ('sync', 'callback', 'poll'));`,
		);
		this.addSql(
			`alter table "workflow_step" add constraint "workflow_step_status_check" check ("status" in ('pending', 'running', 'waiting_callback', 'waiting_poll', 'completed', 'failed', 'skipped', 'compensating', 'compensation_failed', 'compensated'));`,
		);
		this.addSql(`alter table "workflow_step" enable row level security;`);
		this.addSql(`alter table "workflow_step" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "workflow_step" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "workflow_step" to "system" using (true) with check (true);`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "workflow" cascade;`);
		this.addSql(`drop table if exists "workflow_step" cascade;`);
	}
}
