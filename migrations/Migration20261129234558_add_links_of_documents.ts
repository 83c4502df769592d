import {Migration} from '@mikro-orm/migrations';

export class Migration20261129234558_add_links_of_documents extends Migration {
	override name = 'Migration20261129234558_add_links_of_documents';

	override up(): void | Promise<void> {
		// Links begin with the first document that is made final from now on: its link names that number.
		this.addSql('alter table number_sequence add last_link text null');
		this.addSql(`alter table "invoice" add "content_hash" varchar(64) null, add "link_hash" varchar(64) null;`);
	}

	override down(): void | Promise<void> {
		this.addSql('alter table number_sequence drop column last_link');
		this.addSql(`alter table "invoice" drop column "content_hash", drop column "link_hash";`);
	}
}
