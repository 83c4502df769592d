import {Migration} from '@mikro-orm/migrations';

export class Migration20261130032131_add_shares_of_attempts extends Migration {
	override name = 'Migration20261130032131_add_shares_of_attempts';

	override up(): void | Promise<void> {
		this.addSql(`alter table "webhook_delivery" add "is_replayed" boolean not null default false;`);
		this.addSql(`drop index "webhook_delivery__lane";`);
		this.addSql(
			`create index "webhook_delivery__lane" on "webhook_delivery" ("subscriber_id", "is_replayed", "next_attempt_at", "id") where next_attempt_at is not null;`,
		);
		this.addSql(
			`create index "webhook_delivery__leased_of_partner_id" on "webhook_delivery" ("partner_id") where leased_until is not null;`,
		);
		this.addSql(`create index "webhook_delivery__leased_of_tenant_id" on "webhook_delivery" ("tenant_id") where leased_until is not null;`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "webhook_delivery__leased_of_partner_id";`);
		this.addSql(`drop index "webhook_delivery__leased_of_tenant_id";`);
		this.addSql(`drop index "webhook_delivery__lane";`);
		this.addSql(
			`create index "webhook_delivery__lane" on "webhook_delivery" ("subscriber_id", "next_attempt_at") where next_attempt_at is not null;`,
		);
		this.addSql(`alter table "webhook_delivery" drop column "is_replayed";`);
	}
}
