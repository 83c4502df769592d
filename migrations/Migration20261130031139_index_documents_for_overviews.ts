import {Migration} from '@mikro-orm/migrations';

export class Migration20261130031139_index_documents_for_overviews extends Migration {
	override name = 'Migration20261130031139_index_documents_for_overviews';

	override up(): void | Promise<void> {
		this.addSql(`drop index "invoice__to_finalize";`);
		this.addSql(`create index "invoice__drafts" on "invoice" ("is_automatic", "id") where "status" = 'draft';`);
		this.addSql(`create index "invoice__past_due" on "invoice" ("partner_id")
				where "document_type" = 'invoice' and "status" = 'past_due';`);
		this.addSql(`create index "invoice__issued" on "invoice" ("issue_date") where "number" is not null;`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop index "invoice__drafts";`);
		this.addSql(`drop index "invoice__past_due";`);
		this.addSql(`drop index "invoice__issued";`);
		this.addSql(`create index "invoice__to_finalize" on "invoice" ("id") where "status" = 'draft' and "is_automatic";`);
	}
}
