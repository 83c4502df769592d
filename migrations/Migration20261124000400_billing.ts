import {Migration} from '@mikro-orm/migrations';

/** Number sequences, and what ties the tables of billing to their parents within one tenant. */
export class Migration20261124000400_billing extends Migration {
	override up(): void {
		this.addSql(`
			create table number_sequence (
				partner_id text not null,
				document_type text not null check (document_type in ('invoice', 'credit_note')),
				fiscal_year int not null,
				last_number int not null check (last_number > 0),
				last_date date not null,
				primary key (partner_id, document_type, fiscal_year)
			)`);
		this.addSql('revoke delete on number_sequence from app, system');
		this.tie('invoice_line', 'invoice_id', 'invoice');
		this.tie('subscription_period', 'subscription_id', 'subscription');
	}

	/** A child belongs to a parent of its own tenant. Checked at the end of the transaction: both may be made in one. */
	private tie(child: string, column: string, parent: string): void {
		this.addSql(
			`alter table ${child} add constraint ${child}__${parent} foreign key (tenant_id, ${column})
			 references ${parent} (tenant_id, id) deferrable initially deferred`,
		);
	}
}
