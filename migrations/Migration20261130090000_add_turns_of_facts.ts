import {Migration} from '@mikro-orm/migrations';

export class Migration20261130090000_add_turns_of_facts extends Migration {
	override name = 'Migration20261130090000_add_turns_of_facts';

	override up(): void | Promise<void> {
		this.addSql("alter table event_feed add turn text not null default ''");
		this.addSql('drop index fact__unrelayed');
		this.addSql('drop index fact__unpublished');
		this.addSql(`create index fact__unrelayed on fact ((coalesce(tenant_id, partner_id, '')), sequence)
			where relayed_at is null and parked_at is null`);
		this.addSql(`create index fact__unpublished on fact ((coalesce(tenant_id, partner_id, '')), sequence)
			where is_public is not false and published_at is null`);
	}

	override down(): void | Promise<void> {
		this.addSql('drop index fact__unpublished');
		this.addSql('drop index fact__unrelayed');
		this.addSql('create index fact__unrelayed on fact (sequence) where relayed_at is null and parked_at is null');
		this.addSql('create index fact__unpublished on fact (sequence) where is_public is not false and published_at is null');
		this.addSql('alter table event_feed drop column turn');
	}
}
