import {Migration} from '@mikro-orm/migrations';

export class Migration20261129235900_add_trial_mail extends Migration {
	override name = 'Migration20261129235900_add_trial_mail';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "trial_mail" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "subscription_id" varchar(255) not null, "days_left" int not null, "occasion" text not null, "recipients" jsonb not null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, "sent_at" timestamptz(3) null, primary key ("id"));`,
		);
		this.addSql(`create index "trial_mail__due" on "trial_mail" ("next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(`create index "trial_mail__lane" on "trial_mail" ("tenant_id", "next_attempt_at") where next_attempt_at is not null;`);
		this.addSql(`create index "trial_mail__leased" on "trial_mail" ("tenant_id") where leased_until is not null;`);
		this.addSql(`alter table "trial_mail" add constraint "trial_mail__once" unique ("occasion");`);

		this.addSql(`alter table "trial_mail" enable row level security;`);
		this.addSql(`alter table "trial_mail" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "trial_mail" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "trial_mail" to "system" using (true) with check (true);`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "trial_mail" cascade;`);
	}
}
