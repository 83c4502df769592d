import {Migration} from '@mikro-orm/migrations';

export class Migration20261129232145_add_service_charges extends Migration {
	override name = 'Migration20261129232145_add_service_charges';

	override up(): void | Promise<void> {
		this.addSql(`alter table "charge" drop constraint "charge_kind_check";`);
		this.addSql(
			`alter table "charge" add "item" jsonb null, add "service_id" varchar(255) null, add "idempotency_key" varchar(255) null, add "cancelled_at" timestamptz(3) null;`,
		);
		this.addSql(`alter table "charge" alter column "subscription_period_id" drop not null;`);
		this.addSql(`create index "charge__service_newest" on "charge" ("service_id", "created_at" desc, "id" desc)
				where "service_id" is not null;`);
		this.addSql(`create unique index "charge__service_key" on "charge" ("service_id", "idempotency_key") where "service_id" is not null;`);
		this.addSql(`alter table "charge" add constraint "charge_kind_check" check ("kind" in ('price', 'unused', 'usage', 'one_off'));`);

		this.addSql(`create index "invoice_line__one_off" on "invoice_line" ("charge_id") where "kind" = 'one_off';`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "charge__service_newest";`);
		this.addSql(`alter table "charge" drop constraint "charge__service_key";`);
		this.addSql(`alter table "charge" drop constraint "charge_kind_check";`);
		this.addSql(
			`alter table "charge" drop column "item", drop column "service_id", drop column "idempotency_key", drop column "cancelled_at";`,
		);
		this.addSql(`alter table "charge" alter column "subscription_period_id" set not null;`);
		this.addSql(`alter table "charge" add constraint "charge_kind_check" check ("kind" in ('price', 'unused', 'usage'));`);

		this.addSql(`drop index "invoice_line__one_off";`);
	}
}
