import {Migration} from '@mikro-orm/migrations';

export class Migration20261129193920_add_plan_changes extends Migration {
	override name = 'Migration20261129193920_add_plan_changes';

	override up(): void | Promise<void> {
		// Whoever owns a table is held by its walls, too; what is there already is filled in without them.
		for (const table of ['subscription', 'subscription_period']) this.addSql(`alter table "${table}" no force row level security;`);
		this.addSql(
			`alter table "subscription" add "has_own_price" boolean not null default false, add "agreed_trial_days" int null, add "start_day" varchar(255) null, add "next_trial_notice_at" timestamptz(3) null, add "pending_plan_version_id" varchar(255) null, add "pending_quantity" int null, add "override_reason" text null;`,
		);
		this.addSql(
			`update "subscription" s set has_own_price = true from plan_version v where v.id = s.plan_version_id and v.base_price_minor <> s.price_minor and s.pack_subscription_id is null;`,
		);
		this.addSql(`update "subscription" set next_trial_notice_at = updated_at where status = 'trialing' and pack_subscription_id is null;`);
		this.addSql(
			`alter table "subscription" alter column "has_own_price" drop default, alter column "cancellation_reason" type text, alter column "suspension_reason" type text;`,
		);
		this.addSql(
			`create index "subscription__trial_notice" on "subscription" ("next_trial_notice_at") where next_trial_notice_at is not null;`,
		);

		this.addSql(
			`alter table "subscription_period" add "whole_from" date null, add "counts_from" timestamptz(3) null, add "paid_with_id" varchar(255) null;`,
		);
		this.addSql(`update "subscription_period" set whole_from = first_day, counts_from = usage_from;`);
		this.addSql(`alter table "subscription_period" alter column "whole_from" set not null, alter column "counts_from" set not null;`);
		this.addSql(`alter table "subscription_period" drop constraint "subscription_period__start";`);
		this.addSql(
			`create unique index "subscription_period__start" on "subscription_period" ("subscription_id", "first_day", "is_trial")
				where "last_day" is not null and "paid_with_id" is null and "unused_from" is distinct from "first_day";`,
		);
		for (const table of ['subscription', 'subscription_period']) this.addSql(`alter table "${table}" force row level security;`);
	}
}
