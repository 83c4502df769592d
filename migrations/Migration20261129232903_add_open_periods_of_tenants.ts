import {Migration} from '@mikro-orm/migrations';

export class Migration20261129232903_add_open_periods_of_tenants extends Migration {
	override name = 'Migration20261129232903_add_open_periods_of_tenants';

	override up(): void | Promise<void> {
		this.addSql(
			`create index "subscription_period__tenant_open" on "subscription_period" ("tenant_id", "ends_at") where "closed_at" is null;`,
		);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "subscription_period__tenant_open";`);
	}
}
