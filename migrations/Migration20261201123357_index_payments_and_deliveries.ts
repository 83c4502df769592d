import {Migration} from '@mikro-orm/migrations';

export class Migration20261201123357_index_payments_and_deliveries extends Migration {
	override name = 'Migration20261201123357_index_payments_and_deliveries';

	override up(): void | Promise<void> {
		this.addSql(`create index "payment_intent__unsettled" on "payment_intent" ("status", "created_at", "id") where status <> 'succeeded';`);

		this.addSql(`create index "webhook_delivery__dead" on "webhook_delivery" ("subscriber_id", "id") where status = 'dead';`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "payment_intent__unsettled";`);

		this.addSql(`drop index "webhook_delivery__dead";`);
	}
}
