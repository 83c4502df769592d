import {Migration} from '@mikro-orm/migrations';

export class Migration20261130000743_add_purchase_orders extends Migration {
	override name = 'Migration20261130000743_add_purchase_orders';

	override up(): void | Promise<void> {
		this.addSql(`alter table "invoice" add "purchase_order" varchar(255) null;`);

		this.addSql(`alter table "subscription" add "purchase_order" varchar(255) null;`);
	}

	override down(): void | Promise<void> {
		this.addSql(`alter table "invoice" drop column "purchase_order";`);

		this.addSql(`alter table "subscription" drop column "purchase_order";`);
	}
}
