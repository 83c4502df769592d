import {Migration} from '@mikro-orm/migrations';

export class Migration20261129193528_add_packs extends Migration {
	override name = 'Migration20261129193528_add_packs';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "pack" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "slug" varchar(255) not null, "name" varchar(255) not null, "description" text null, "icon_url" text null, "billing_period" text not null, "currency" varchar(255) not null, "discount_type" text not null, "base_price_minor" bigint not null, "discount_percentage" numeric(30,12) null, "trial_days" int not null, "features" jsonb not null, "items" jsonb not null, "is_active" boolean not null, "is_public" boolean not null, "sort_order" int not null, "search_text" text null, primary key ("id"));`,
		);
		this.addSql(`create index "pack__search" on "pack" using gin ("search_text" gin_trgm_ops);`);
		this.addSql(`alter table "pack" add constraint "pack__slug" unique ("slug");`);

		this.addSql(
			`create table "pack_subscription" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "pack_id" varchar(255) not null, "pack_slug" varchar(255) not null, "pack_name" varchar(255) not null, "status" text not null, "step" int not null, "billing_period" text not null, "currency" varchar(255) not null, "price_minor" bigint not null, "discount_percentage" numeric(30,12) null, "trial_days" int not null, "waiting_for" jsonb not null, primary key ("id"));`,
		);
		this.addSql(`create index "pack_subscription_pack_id_index" on "pack_subscription" ("pack_id");`);
		this.addSql(`create index "pack_subscription__tenant_newest" on "pack_subscription" ("tenant_id", "created_at" desc, "id" desc);`);
		this.addSql(`create index "pack_subscription__partner" on "pack_subscription" ("partner_id");`);
		this.addSql(`alter table "pack_subscription" add constraint "pack_subscription__tenant_id" unique ("tenant_id", "id");`);

		this.addSql(`alter table "subscription" add "pack_share" jsonb null;`);
		this.addSql(`create index "subscription__pack" on "subscription" ("pack_subscription_id") where "pack_subscription_id" is not null;`);

		this.addSql(`alter table "subscription_period" add "pack_share" jsonb null;`);

		this.addSql(
			`alter table "pack" add constraint "pack_billing_period_check" check ("billing_period" in ('monthly', 'quarterly', 'yearly', 'weekly', 'daily', 'one_time'));`,
		);
		this.addSql(`alter table "pack" add constraint "pack_discount_type_check" check ("discount_type" in ('fixed_price', 'percentage'));`);

		this.addSql(
			`alter table "pack_subscription" add constraint "pack_subscription_status_check" check ("status" in ('pending', 'trialing', 'active', 'past_due', 'suspended', 'cancelling', 'cancelled', 'expired'));`,
		);
		this.addSql(
			`alter table "pack_subscription" add constraint "pack_subscription_billing_period_check" check ("billing_period" in ('monthly', 'quarterly', 'yearly', 'weekly', 'daily', 'one_time'));`,
		);
		this.addSql(`alter table "pack_subscription" enable row level security;`);
		this.addSql(`alter table "pack_subscription" force row level security;`);
		this.addSql(
			`create policy "own_rows" on "pack_subscription" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`,
		);
		this.addSql(`create policy "every_row" on "pack_subscription" to "system" using (true) with check (true);`);
		// A subscription belongs to its pack's tenant, whatever else goes wrong.
		this.addSql(`alter table subscription add constraint subscription__pack_subscription foreign key (tenant_id, pack_subscription_id)
			references pack_subscription (tenant_id, id) deferrable initially deferred`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "pack" cascade;`);
		this.addSql(`drop table if exists "pack_subscription" cascade;`);

		this.addSql(`drop index "subscription__pack";`);
		this.addSql(`alter table "subscription" drop column "pack_share";`);

		this.addSql(`alter table "subscription_period" drop column "pack_share";`);
	}
}
