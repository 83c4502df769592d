import {Migration} from '@mikro-orm/migrations';

export class Migration20261201063322_index_waiting_entries extends Migration {
	override name = 'Migration20261201063322_index_waiting_entries';

	override up(): void | Promise<void> {
		this.addSql(
			`create index "accounting_entry__waiting" on "accounting_entry" ("integration_id", "tenant_id", "movement_id") where status = 'pending';`,
		);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "accounting_entry__waiting";`);
	}
}
