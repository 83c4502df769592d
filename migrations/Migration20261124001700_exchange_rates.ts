import {Migration} from '@mikro-orm/migrations';

/** The reference rates of the European Central Bank, by day. They are nobody's own; only the daily job writes them. */
export class Migration20261124001700_exchange_rates extends Migration {
	override up(): void {
		this.addSql(`
			create table exchange_rate (
				day date not null,
				currency text not null check (currency ~ '^[A-Z]{3}$'),
				per_euro numeric(30, 12) not null check (per_euro > 0),
				primary key (day, currency)
			)`);
		this.addSql('revoke insert, update, delete on exchange_rate from app');
		this.addSql('revoke update, delete on exchange_rate from system');
	}
}
