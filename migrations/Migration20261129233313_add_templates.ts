import {Migration} from '@mikro-orm/migrations';

export class Migration20261129233313_add_templates extends Migration {
	override name = 'Migration20261129233313_add_templates';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "template" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "partner_id" varchar(255) not null, "name" varchar(255) not null, "document_type" text not null, "language" varchar(255) null, "subject" text null, "content" text null, "theme" jsonb null, primary key ("id"));`,
		);
		this.addSql(
			`create unique index "template__key" on "template" ("partner_id", "name", "document_type", "language") nulls not distinct;`,
		);

		this.addSql(
			`create table "template_version" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "partner_id" varchar(255) not null, "template_id" varchar(255) not null, "number" int not null, "subject" text null, "content" text null, "theme" jsonb null, primary key ("id"));`,
		);
		this.addSql(`alter table "template_version" add constraint "template_version__number" unique ("template_id", "number");`);

		this.addSql(
			`alter table "template" add constraint "template_document_type_check" check ("document_type" in ('invoice', 'credit_note', 'email_invoice', 'email_credit_note', 'email_trial_ending', 'email_payment_failed'));`,
		);
		this.addSql(`alter table "template" enable row level security;`);
		this.addSql(`alter table "template" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "template" to "app" using (partner_id = (select current_setting('app.partner', true))) with check (partner_id = (select current_setting('app.partner', true)));`,
		);
		this.addSql(`create policy "every_row" on "template" to "system" using (true) with check (true);`);

		this.addSql(`alter table "template_version" enable row level security;`);
		this.addSql(`alter table "template_version" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "template_version" to "app" using (partner_id = (select current_setting('app.partner', true))) with check (partner_id = (select current_setting('app.partner', true)));`,
		);
		this.addSql(`create policy "every_row" on "template_version" to "system" using (true) with check (true);`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "template" cascade;`);
		this.addSql(`drop table if exists "template_version" cascade;`);
	}
}
