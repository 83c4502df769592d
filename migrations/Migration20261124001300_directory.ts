import {Migration} from '@mikro-orm/migrations';

/** Whom a sync of the directory has seen so far. Its rows go when the run ends. */
export class Migration20261124001300_directory extends Migration {
	override up(): void {
		this.addSql(`
			create table directory_sighting (
				run_id text not null,
				id text not null,
				is_active boolean not null,
				primary key (run_id, id)
			)`);
	}
}
