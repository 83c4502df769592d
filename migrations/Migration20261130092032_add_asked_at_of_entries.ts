import {Migration} from '@mikro-orm/migrations';

export class Migration20261130092032_add_asked_at_of_entries extends Migration {
	override name = 'Migration20261130092032_add_asked_at_of_entries';

	override up(): void | Promise<void> {
		this.addSql(`alter table "accounting_entry" add "asked_at" timestamptz(3) null;`);

		// Told, or about to be, before this was written down: looked for before it is made.
		this.addSql(`alter table "accounting_entry" no force row level security;`);
		this.addSql(
			`update "accounting_entry" set asked_at = updated_at where attempts > 0 or status <> 'pending' or external_id is not null;`,
		);
		this.addSql(`alter table "accounting_entry" force row level security;`);
	}

	override down(): void | Promise<void> {
		this.addSql(`alter table "accounting_entry" drop column "asked_at";`);
	}
}
