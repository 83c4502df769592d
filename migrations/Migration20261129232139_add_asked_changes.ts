import {Migration} from '@mikro-orm/migrations';

export class Migration20261129232139_add_asked_changes extends Migration {
	override name = 'Migration20261129232139_add_asked_changes';

	override up(): void | Promise<void> {
		this.addSql(
			`create index "payment_intent__carrying" on "payment_intent" ("id") where status = 'pending' and carried_ids <> '[]'::jsonb;`,
		);

		this.addSql(
			`alter table "subscription" add "changing_plan_id" varchar(255) null, add "changing_plan_version_id" varchar(255) null, add "changing_quantity" int null;`,
		);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "payment_intent__carrying";`);

		this.addSql(
			`alter table "subscription" drop column "changing_plan_id", drop column "changing_plan_version_id", drop column "changing_quantity";`,
		);
	}
}
