import {Migration} from '@mikro-orm/migrations';
import {functionNamed} from './functions/function-named.ts';

export class Migration20261129232641_add_event_feed extends Migration {
	override name = 'Migration20261129232641_add_event_feed';

	override up(): void | Promise<void> {
		this.makeFeed();
		this.changeEntities();
	}

	/** The feed of public facts, which lives longer than the outbox, and what the outbox remembers of it. */
	private makeFeed(): void {
		this.addSql(functionNamed('ensure_month_partition'));
		this.addSql('grant execute on function ensure_month_partition(name, date) to app, system');
		this.addSql(`
			create table event (
				position bigint not null,
				published_at timestamptz(3) not null,
				id uuid not null,
				type text not null,
				data jsonb not null,
				idempotency_key text not null,
				tenant_id text,
				partner_id text,
				subject_id text not null,
				occurred_at timestamptz(3) not null,
				primary key (published_at, position)
			) partition by range (published_at)`);
		this.addSql('create index event__id on event (id)');
		this.addSql('create index event__partner on event (partner_id, published_at, position)');
		this.addSql('create index event__tenant on event (tenant_id, published_at, position)');
		this.addSql('create index event__subject on event (subject_id, published_at, position)');
		this.addSql('revoke update, delete on event from app, system');
		this.addSql('alter table event enable row level security');
		this.addSql('alter table event force row level security');
		this.addSql(`create policy own_rows on event for select to app
			using (case when tenant_id = (select current_setting('app.tenant', true)) then true
				else partner_id = (select current_setting('app.partner', true)) end)`);
		this.addSql('create policy every_row on event to system using (true) with check (true)');
		// Whoever publishes holds this row to the commit. A sandbox may begin at any time: the first event makes the first partition.
		this.addSql(
			'create table event_feed (only_row boolean primary key default true check (only_row), position bigint not null, at timestamptz(3) not null)',
		);
		this.addSql("insert into event_feed (position, at) values (0, '2000-01-01T00:00:00Z')");
		// Facts that are there already were told; what an older process still writes says nothing (null), and is judged by its type.
		this.addSql('alter table fact add is_public boolean default false, add published_at timestamptz');
		this.addSql('alter table fact alter is_public drop default');
		this.addSql(`update fact set is_public = null
			where relayed_at is null or relayed_at > (select max(recorded_at) from fact) - interval '1 hour'`);
		this.addSql('create index fact__unpublished on fact (sequence) where is_public is not false and published_at is null');
	}

	private changeEntities(): void {
		this.addSql(
			`create table "webhook_replay" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "subscriber_id" varchar(255) not null, "partner_id" varchar(255) not null, "tenant_id" varchar(255) null, "status" text not null, "started_by" varchar(255) not null, "topics" jsonb null, "object_id" varchar(255) null, "from_at" timestamptz(3) not null, "until_at" timestamptz(3) not null, "is_only_missed" boolean not null, "passed_at" timestamptz(3) not null, "passed_position" bigint not null, "first_position" bigint not null, "last_position" bigint not null, "told" int not null, "finished_at" timestamptz(3) null, primary key ("id"));`,
		);
		this.addSql(`create index "webhook_replay__newest" on "webhook_replay" ("subscriber_id", "id");`);
		this.addSql(`create index "webhook_replay__running" on "webhook_replay" ("id") where status = 'running';`);

		this.addSql(
			`alter table "webhook_delivery" add "partner_id" varchar(255) not null default '', add "tenant_id" varchar(255) null, add "subject_id" varchar(255) null, add "position" bigint null, add "is_ordered" boolean not null default false;`,
		);
		this.addSql('update webhook_delivery d set partner_id = s.partner_id from webhook_subscription s where s.id = d.subscriber_id');
		this.addSql(`create index "webhook_delivery__newest" on "webhook_delivery" ("subscriber_id", "id");`);
		this.addSql(
			`create index "webhook_delivery__in_line" on "webhook_delivery" ("subscriber_id", "subject_id", (next_attempt_at is null), "position") where status = 'pending' and is_ordered;`,
		);
		this.addSql(`alter table "webhook_delivery" enable row level security;`);
		this.addSql(`alter table "webhook_delivery" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "webhook_delivery" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "webhook_delivery" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "webhook_subscription" add "tenant_id" varchar(255) null, add "ordering" text not null default 'none', add "catch_up" text not null default 'asked', add "failing_since" timestamptz(3) null, add "missed_since" timestamptz(3) null;`,
		);
		this.addSql(`create index "webhook_subscription__tenant" on "webhook_subscription" ("tenant_id");`);
		this.addSql(
			`alter table "webhook_subscription" add constraint "webhook_subscription_ordering_check" check ("ordering" in ('none', 'object'));`,
		);
		this.addSql(
			`alter table "webhook_subscription" add constraint "webhook_subscription_catch_up_check" check ("catch_up" in ('asked', 'automatic'));`,
		);
		this.addSql(`alter table "webhook_subscription" enable row level security;`);
		this.addSql(`alter table "webhook_subscription" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "webhook_subscription" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "webhook_subscription" to "system" using (true) with check (true);`);

		this.addSql(
			`alter table "webhook_replay" add constraint "webhook_replay_status_check" check ("status" in ('running', 'completed', 'stopped', 'failed'));`,
		);
		this.addSql(`alter table "webhook_replay" enable row level security;`);
		this.addSql(`alter table "webhook_replay" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "webhook_replay" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "webhook_replay" to "system" using (true) with check (true);`);
	}
}
