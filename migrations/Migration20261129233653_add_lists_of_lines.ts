import {Migration} from '@mikro-orm/migrations';

export class Migration20261129233653_add_lists_of_lines extends Migration {
	override name = 'Migration20261129233653_add_lists_of_lines';

	override up(): void | Promise<void> {
		this.addSql(`create index "invoice_line__tenant" on "invoice_line" ("tenant_id", "id");`);

		this.addSql(`create index "payment__tenant" on "payment" ("tenant_id", "id");`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "invoice_line__tenant";`);

		this.addSql(`drop index "payment__tenant";`);
	}
}
