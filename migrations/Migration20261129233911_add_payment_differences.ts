import {Migration} from '@mikro-orm/migrations';

export class Migration20261129233911_add_payment_differences extends Migration {
	override name = 'Migration20261129233911_add_payment_differences';

	override up(): void | Promise<void> {
		this.addSql(
			`create table "payment_difference" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "cause" text not null, "subject" varchar(255) not null, "provider" text null, "provider_id" varchar(255) null, "tenant_id" varchar(255) null, "invoice_id" varchar(255) null, "amount_minor" bigint not null, "currency" varchar(255) not null, primary key ("id"));`,
		);
		this.addSql(`alter table "payment_difference" add constraint "payment_difference__once" unique ("cause", "subject");`);
		this.addSql(`alter table "payment_difference" enable row level security;`);
		this.addSql(`alter table "payment_difference" force row level security;`);
		this.addSql(`create policy "own_rows" on "payment_difference" to "app" using (false) with check (false);`);
		this.addSql(`create policy "every_row" on "payment_difference" to "system" using (true) with check (true);`);

		this.addSql(`create index "payment__paid_at" on "payment" ("paid_at");`);
		this.addSql(`create index "payment__by_hand" on "payment" ("created_at", "id") where provider = 'bank_transfer';`);

		this.addSql(`create index "payment_intent__newest" on "payment_intent" ("created_at", "id");`);
		this.addSql(`create index "payment_intent__updated" on "payment_intent" ("updated_at");`);
		this.addSql(`create index "payment_intent__asked" on "payment_intent" ("provider", "asked_at");`);

		this.addSql(`create index "refund__newest" on "refund" ("created_at", "id");`);
		this.addSql(`create index "refund__updated" on "refund" ("updated_at");`);

		this.addSql(
			`alter table "payment_difference" add constraint "payment_difference_cause_check" check ("cause" in ('unknown_payment', 'payment_not_booked', 'payment_differs', 'payment_missing', 'unknown_refund', 'refund_failed', 'refund_went_through', 'refund_differs', 'refund_missing', 'reversal_not_booked', 'document_differs', 'payment_books_differ', 'refund_books_differ', 'refund_without_credit_note', 'not_compared'));`,
		);
		this.addSql(
			`alter table "payment_difference" add constraint "payment_difference_provider_check" check ("provider" in ('sandbox', 'stripe', 'mollie', 'coinbase'));`,
		);
	}

	override down(): void | Promise<void> {
		this.addSql(`drop table if exists "payment_difference" cascade;`);

		this.addSql(`drop index "payment__paid_at";`);
		this.addSql(`drop index "payment__by_hand";`);

		this.addSql(`drop index "payment_intent__newest";`);
		this.addSql(`drop index "payment_intent__updated";`);
		this.addSql(`drop index "payment_intent__asked";`);

		this.addSql(`drop index "refund__newest";`);
		this.addSql(`drop index "refund__updated";`);
	}
}
