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
		this.makeRunParts();
		this.tie('invoice_line', 'invoice_id', 'invoice');
		this.tie('invoice_mail', 'invoice_id', 'invoice');
		this.tie('subscription_period', 'subscription_id', 'subscription');
	}

	/** One row for each account that a run bills: what is left to do, and what came of it. */
	private makeRunParts(): void {
		this.addSql(`
			create table bill_run_part (
				run_id text not null,
				tenant_id text not null,
				partner_id text not null,
				currency text not null,
				done_at timestamptz,
				outcome jsonb,
				primary key (run_id, tenant_id, partner_id, currency)
			)`);
		this.addSql('create index bill_run_part__open on bill_run_part (run_id, tenant_id, partner_id, currency) where done_at is null');
		const mine = "tenant_id = (select current_setting('app.tenant', true)) or partner_id = (select current_setting('app.partner', true))";
		this.addSql('alter table bill_run_part enable row level security');
		this.addSql('alter table bill_run_part force row level security');
		this.addSql(`create policy own_rows on bill_run_part to app using (${mine}) with check (${mine})`);
		this.addSql('create policy every_row on bill_run_part to system using (true) with check (true)');
	}

	/** A child belongs to a parent of its own tenant. Checked at the end of the transaction: both may be made in one. */
	private tie(child: string, column: string, parent: string): void {
		this.addSql(
			`alter table ${child} add constraint ${child}__${parent} foreign key (tenant_id, ${column})
			 references ${parent} (tenant_id, id) deferrable initially deferred`,
		);
	}
}
