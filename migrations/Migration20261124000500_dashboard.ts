import {Migration} from '@mikro-orm/migrations';

/** Who is signed in to the job dashboard. */
export class Migration20261124000500_dashboard extends Migration {
	override up(): void {
		this.addSql(`
			create table dashboard_session (
				id_hash text primary key,
				claims jsonb not null,
				opened_at timestamptz not null,
				last_seen_at timestamptz not null
			)`);
		this.addSql('create index dashboard_session__oldest on dashboard_session (opened_at)');
	}
}
