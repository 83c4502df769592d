import {Migration} from '@mikro-orm/migrations';

export class Migration20261130095740_index_lists_for_operators extends Migration {
	override name = 'Migration20261130095740_index_lists_for_operators';

	override up(): void | Promise<void> {
		this.addSql(`create index "invoice__newest" on "invoice" ("created_at" desc, "id" desc);`);
		this.addSql(`create index "invoice__status_newest" on "invoice" ("status", "created_at" desc, "id" desc);`);
		this.addSql(`create index "invoice__type_newest" on "invoice" ("document_type", "created_at" desc, "id" desc);`);

		this.addSql(`drop index "subscription__partner";`);
		this.addSql(`create index "subscription__newest" on "subscription" ("created_at" desc, "id" desc);`);
		this.addSql(`create index "subscription__partner_newest" on "subscription" ("partner_id", "created_at" desc, "id" desc);`);
		this.addSql(`create index "subscription__status_newest" on "subscription" ("status", "created_at" desc, "id" desc);`);
		this.addSql(`create index "subscription__service_newest" on "subscription" ("service_slug", "created_at" desc, "id" desc);`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "invoice__newest";`);
		this.addSql(`drop index "invoice__status_newest";`);
		this.addSql(`drop index "invoice__type_newest";`);

		this.addSql(`drop index "subscription__newest";`);
		this.addSql(`drop index "subscription__partner_newest";`);
		this.addSql(`drop index "subscription__status_newest";`);
		this.addSql(`drop index "subscription__service_newest";`);
		this.addSql(`create index "subscription__partner" on "subscription" ("partner_id");`);
	}
}
