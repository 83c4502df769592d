import {Migration} from '@mikro-orm/migrations';

export class Migration20261130033030_add_books_connection extends Migration {
	override name = 'Migration20261130033030_add_books_connection';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "accounting_connection" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "partner_id" varchar(255) not null, "integration_id" varchar(255) not null, "tokens_sealed" text null, "issued_at" timestamptz(3) null, "expires_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "refusals" int not null, "state_hash" varchar(255) null, "state_sealed" text null, "state_ends_at" timestamptz(3) null, primary key ("id"));`,
		);
		this.addSql(
			`alter table "accounting_connection" add constraint "accounting_connection_integration_id_unique" unique ("integration_id");`,
		);
		this.addSql(`alter table "accounting_connection" add constraint "accounting_connection_state_hash_unique" unique ("state_hash");`);

		this.addSql(`alter table "accounting_integration" add "connection" text null, add "rests_until" timestamptz(3) null;`);
		this.addSql(
			`alter table "accounting_integration" add constraint "accounting_integration_connection_check" check ("connection" in ('open', 'connected', 'lost'));`,
		);

		this.addSql(`alter table "accounting_connection" enable row level security;`);
		this.addSql(`alter table "accounting_connection" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "accounting_connection" to "app" using (partner_id = (select current_setting('app.partner', true))) with check (partner_id = (select current_setting('app.partner', true)));`,
		);
		this.addSql(`create policy "every_row" on "accounting_connection" to "system" using (true) with check (true);`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "accounting_connection" cascade;`);

		this.addSql(`alter table "accounting_integration" drop constraint "accounting_integration_connection_check";`);
		this.addSql(`alter table "accounting_integration" drop column "connection", drop column "rests_until";`);
	}
}
