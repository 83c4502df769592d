import {Migration} from '@mikro-orm/migrations';
import {functionNamed} from './functions/function-named.ts';

export class Migration20261201060253_add_fees_and_payouts extends Migration {
	override name = 'Migration20261201060253_add_fees_and_payouts';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "balance_transaction" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "provider" text not null, "kind" text not null, "provider_id" varchar(255) not null, "tenant_id" varchar(255) null, "partner_id" varchar(255) null, "intent_id" varchar(255) null, "invoice_id" varchar(255) null, "amount_minor" bigint not null, "currency" varchar(255) not null, "occurred_at" timestamptz(3) not null, "listed_at" timestamptz(3) not null, primary key ("id"));`,
		);
		this.addSql(`create index "balance_transaction__listed" on "balance_transaction" ("provider", "listed_at");`);
		this.addSql(`create index "balance_transaction__tenant" on "balance_transaction" ("tenant_id");`);
		this.addSql(`alter table "balance_transaction" add constraint "balance_transaction__once" unique ("provider", "provider_id", "kind");`);

		this.addSql(`alter table "journal_line" drop constraint "journal_line_role_check";`);
		this.addSql(`alter table "journal_line" alter column "tenant_id" drop not null;`);
		this.addSql(
			`alter table "journal_line" add constraint "journal_line_role_check" check ("role" in ('revenue_standard', 'revenue_reduced', 'revenue_reverse_charge', 'revenue_goods_eu', 'revenue_third_country', 'revenue_exempt', 'revenue_outside_scope', 'revenue_oss', 'vat_standard', 'vat_reduced', 'vat_oss', 'receivables', 'bank', 'suspense', 'clearing_sandbox', 'clearing_stripe', 'clearing_mollie', 'clearing_coinbase', 'fees', 'exchange_loss', 'exchange_gain'));`,
		);

		this.addSql(`alter table "journal_posting" drop constraint "journal_posting_kind_check";`);
		this.addSql(`alter table "journal_posting" alter column "debtor_name" drop not null;`);
		this.addSql(`alter table "journal_posting" alter column "debtor_number" drop not null;`);
		this.addSql(`alter table "journal_posting" alter column "tenant_id" drop not null;`);
		this.addSql(
			`alter table "journal_posting" add constraint "journal_posting_kind_check" check ("kind" in ('invoice', 'credit_note', 'payment', 'refund', 'set_off', 'reversal', 'fee', 'payout'));`,
		);

		this.addSql(`alter table "accounting_entry" drop constraint "accounting_entry_kind_check";`);
		this.addSql(`alter table "accounting_entry" alter column "tenant_id" drop not null;`);
		this.addSql(
			`alter table "accounting_entry" add constraint "accounting_entry_kind_check" check ("kind" in ('invoice', 'credit_note', 'payment', 'refund', 'set_off', 'reversal', 'fee', 'payout'));`,
		);

		this.addSql(
			`alter table "balance_transaction" add constraint "balance_transaction_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
		this.addSql(`alter table "balance_transaction" add constraint "balance_transaction_kind_check" check ("kind" in ('fee', 'payout'));`);
		this.addSql(`alter table "balance_transaction" enable row level security;`);
		this.addSql(`alter table "balance_transaction" force row level security;`);
		this.addSql(`create policy "own_rows" on "balance_transaction" to "app" using (false) with check (false);`);
		this.addSql(`create policy "every_row" on "balance_transaction" to "system" using (true) with check (true);`);
		this.tellBooks(['document', 'payment', 'prepayment', 'balance_transaction']);
		this.addSql('alter table accounting_movement alter column tenant_id drop not null');
		this.addSql(functionNamed('tell_books_of_balance'));
		this.addSql(`create trigger tell_books after insert on balance_transaction referencing new table as now_so
			for each statement execute function tell_books_of_balance()`);
	}

	/** What books are told of. */
	private tellBooks(kinds: readonly string[]): void {
		this.addSql('alter table accounting_movement drop constraint accounting_movement_kind_check');
		this.addSql(`alter table accounting_movement add constraint accounting_movement_kind_check check (kind in ('${kinds.join("', '")}'))`);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "balance_transaction" cascade;`);
		this.addSql('drop function tell_books_of_balance()');
		this.tellBooks(['document', 'payment', 'prepayment']);
		this.addSql('alter table accounting_movement alter column tenant_id set not null');

		this.addSql(`alter table "accounting_entry" drop constraint "accounting_entry_kind_check";`);
		this.addSql(`alter table "accounting_entry" alter column "tenant_id" set not null;`);
		this.addSql(
			`alter table "accounting_entry" add constraint "accounting_entry_kind_check" check ("kind" in ('invoice', 'credit_note', 'payment', 'refund', 'set_off', 'reversal'));`,
		);

		this.addSql(`alter table "journal_line" drop constraint "journal_line_role_check";`);
		this.addSql(`alter table "journal_line" alter column "tenant_id" set not null;`);
		this.addSql(
			`alter table "journal_line" add constraint "journal_line_role_check" check ("role" in ('revenue_standard', 'revenue_reduced', 'revenue_reverse_charge', 'revenue_goods_eu', 'revenue_third_country', 'revenue_exempt', 'revenue_outside_scope', 'revenue_oss', 'vat_standard', 'vat_reduced', 'vat_oss', 'receivables', 'bank', 'suspense', 'clearing_sandbox', 'clearing_stripe', 'clearing_mollie', 'clearing_coinbase', 'exchange_loss', 'exchange_gain'));`,
		);

		this.addSql(`alter table "journal_posting" drop constraint "journal_posting_kind_check";`);
		this.addSql(`alter table "journal_posting" alter column "tenant_id" set not null;`);
		this.addSql(`alter table "journal_posting" alter column "debtor_number" set not null;`);
		this.addSql(`alter table "journal_posting" alter column "debtor_name" set not null;`);
		this.addSql(
			`alter table "journal_posting" add constraint "journal_posting_kind_check" check ("kind" in ('invoice', 'credit_note', 'payment', 'refund', 'set_off', 'reversal'));`,
		);
	}
}
