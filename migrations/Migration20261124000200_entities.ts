import { Migration } from '@mikro-orm/migrations';

export class Migration20261124000200_entities extends Migration {

  override name = 'Migration20261124000200_entities';

  override up(): void | Promise<void> {
    this.addSql(`create table "billing_profile" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "company_name" varchar(255) not null, "address_line1" varchar(255) not null, "address_line2" varchar(255) null, "postal_code" varchar(255) null, "city" varchar(255) not null, "state" varchar(255) null, "country_code" varchar(255) not null, "vat_number" varchar(255) null, "tax_exempt" boolean not null, "contact_email" varchar(255) null, "phone" varchar(255) null, "is_business" boolean not null, "peppol_id" varchar(255) null, "peppol_scheme" varchar(255) null, "leitweg_id" varchar(255) null, "preferred_einvoice_format" text not null, "preferred_language" text not null, "invoice_template_name" varchar(255) null, "email_template_name" varchar(255) null, "buyer_reference" varchar(255) null, "vat_number_status" text not null, "vat_number_checked_at" timestamptz(3) null, "vat_check_evidence" jsonb null, primary key ("id"));`);
    this.addSql(`alter table "billing_profile" add constraint "billing_profile__tenant" unique ("tenant_id");`);

    this.addSql(`create table "charge" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "currency" varchar(255) not null, "kind" text not null, "due_at" timestamptz(3) null, "subscription_id" varchar(255) not null, "subscription_period_id" varchar(255) not null, "final_at" timestamptz(3) null, "is_last" boolean not null, "billed_at" timestamptz(3) null, "parked_at" timestamptz(3) null, "park_reason" varchar(255) null, primary key ("id"));`);
    this.addSql(`create index "charge__due" on "charge" ("due_at") where billed_at is null and parked_at is null;`);
    this.addSql(`create index "charge__open" on "charge" ("tenant_id", "partner_id", "currency") where billed_at is null;`);
    this.addSql(`create index "charge__subscription" on "charge" ("subscription_id");`);
    this.addSql(`alter table "charge" add constraint "charge__once" unique ("subscription_period_id", "kind");`);

    this.addSql(`create table "entrypoint" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "service_id" varchar(255) not null, "label" varchar(255) not null, "url_template" text not null, "entry_type" text not null, "description" text null, "icon" text null, "required_role" text null, "sort_order" int not null, "is_active" boolean not null, primary key ("id"));`);
    this.addSql(`create index "entrypoint_service_id_index" on "entrypoint" ("service_id");`);

    this.addSql(`create table "app_group" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) null, "partner_id" varchar(255) null, "name" varchar(255) not null, "description" text null, "role" text null, "is_active" boolean not null, "search_text" text null, primary key ("id"));`);
    this.addSql(`create index "app_group__newest" on "app_group" ("created_at" desc, "id" desc);`);
    this.addSql(`create index "app_group__tenant_newest" on "app_group" ("tenant_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "app_group__partner_newest" on "app_group" ("partner_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "app_group__search" on "app_group" using gin ("search_text" gin_trgm_ops);`);

    this.addSql(`create table "group_member" ("group_id" varchar(255) not null, "user_id" varchar(255) not null, primary key ("group_id", "user_id"));`);
    this.addSql(`create index "group_member_user_id_index" on "group_member" ("user_id");`);

    this.addSql(`create table "invoice" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "document_type" text not null, "status" text not null, "number" varchar(255) null, "sequence_number" int null, "fiscal_year" int null, "currency" varchar(255) not null, "issue_date" date null, "due_date" date null, "past_due_at" timestamptz(3) null, "period_start" date null, "period_end" date null, "subtotal_minor" bigint not null, "tax_minor" bigint not null, "total_minor" bigint not null, "amount_paid_minor" bigint not null, "amount_credited_minor" bigint not null, "credit_applied_minor" bigint not null, "referenced_invoice_id" varchar(255) null, "notes" text null, "is_automatic" boolean not null, "pdf_status" text not null, "pdf_failure" varchar(255) null, "buyer_snapshot" jsonb null, "seller_snapshot" jsonb null, "vat_details" jsonb null, "finalized_at" timestamptz(3) null, "sent_at" timestamptz(3) null, "paid_at" timestamptz(3) null, "voided_at" timestamptz(3) null, "search_text" text null, primary key ("id"));`);
    this.addSql(`alter table "invoice" add constraint "invoice_number_unique" unique ("number");`);
    this.addSql(`create index "invoice__tenant_newest" on "invoice" ("tenant_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "invoice__partner_newest" on "invoice" ("partner_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "invoice__referenced" on "invoice" ("referenced_invoice_id") where "referenced_invoice_id" is not null;`);
    this.addSql(`create index "invoice__to_finalize" on "invoice" ("id") where "status" = 'draft' and "is_automatic";`);
    this.addSql(`create index "invoice__unused_credit" on "invoice" ("tenant_id", "partner_id", "currency", "issue_date", "number")
				where "document_type" = 'credit_note' and "status" in ('finalized', 'sent');`);
    this.addSql(`create index "invoice__unpaid" on "invoice" ("past_due_at")
				where "document_type" = 'invoice' and "status" in ('finalized', 'sent');`);
    this.addSql(`create index "invoice__to_print" on "invoice" ("finalized_at") where "pdf_status" = 'pending';`);
    this.addSql(`create index "invoice__search" on "invoice" using gin ("search_text" gin_trgm_ops);`);
    this.addSql(`alter table "invoice" add constraint "invoice__tenant_id" unique ("tenant_id", "id");`);
    this.addSql(`alter table "invoice" add constraint "invoice__sequence" unique ("partner_id", "document_type", "fiscal_year", "sequence_number");`);

    this.addSql(`create table "invoice_line" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "invoice_id" varchar(255) not null, "order_index" int not null, "kind" text not null, "description" text not null, "quantity" numeric(30,12) not null, "unit_price_minor" numeric(30,12) not null, "amount_minor" bigint not null, "unit_code" varchar(255) null, "tax_category" text null, "tax_rate" numeric(30,12) null, "tax_exemption_reason" varchar(255) null, "tax_minor" bigint not null, "period_start" date null, "period_end" date null, "service_slug" varchar(255) null, "metric_slug" varchar(255) null, "subscription_id" varchar(255) null, "subscription_period_id" varchar(255) null, "charge_id" varchar(255) null, "credited_line_id" varchar(255) null, "explanation" jsonb null, "metadata" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "invoice_line__invoice" on "invoice_line" ("invoice_id", "order_index");`);
    this.addSql(`create index "invoice_line__period" on "invoice_line" ("subscription_period_id") where "subscription_period_id" is not null;`);
    this.addSql(`create index "invoice_line__credited" on "invoice_line" ("credited_line_id") where "credited_line_id" is not null;`);

    this.addSql(`create table "invoice_mail" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "invoice_id" varchar(255) not null, "recipients" jsonb not null, "message" text null, "is_automatic" boolean not null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, "sent_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "invoice_mail__due" on "invoice_mail" ("next_attempt_at") where next_attempt_at is not null;`);
    this.addSql(`create index "invoice_mail__lane" on "invoice_mail" ("tenant_id", "next_attempt_at") where next_attempt_at is not null;`);
    this.addSql(`create index "invoice_mail__leased" on "invoice_mail" ("tenant_id") where leased_until is not null;`);
    this.addSql(`create index "invoice_mail__invoice" on "invoice_mail" ("invoice_id");`);

    this.addSql(`create table "notification" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) null, "partner_id" varchar(255) not null, "user_id" varchar(255) null, "category" text not null, "severity" text not null, "title" text not null, "body" text not null, "link" text null, "occasion" text not null, primary key ("id"));`);
    this.addSql(`create index "notification__tenant_newest" on "notification" ("tenant_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "notification__staff_newest" on "notification" ("partner_id", "created_at" desc, "id" desc) where tenant_id is null;`);
    this.addSql(`create index "notification__oldest" on "notification" ("created_at");`);
    this.addSql(`alter table "notification" add constraint "notification__once" unique ("occasion");`);

    this.addSql(`create table "notification_read" ("notification_id" varchar(255) not null, "user_id" varchar(255) not null, "tenant_id" varchar(255) null, "partner_id" varchar(255) not null, "read_at" timestamptz(3) not null, primary key ("notification_id", "user_id"));`);

    this.addSql(`create table "partner" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "name" varchar(255) not null, "legal_name" varchar(255) null, "seller_address_line1" varchar(255) null, "seller_address_line2" varchar(255) null, "seller_postal_code" varchar(255) null, "seller_city" varchar(255) null, "seller_state" varchar(255) null, "seller_country_code" varchar(255) null, "seller_vat_number" varchar(255) null, "seller_registration_number" varchar(255) null, "bank_name" varchar(255) null, "iban" varchar(255) null, "bic" varchar(255) null, "contact_name" varchar(255) null, "contact_email" varchar(255) null, "phone" varchar(255) null, "website" varchar(255) null, "logo_url" varchar(255) null, "invoice_number_prefix" varchar(255) not null, "is_prefix_fixed" boolean not null default false, "payment_terms_days" int not null, "oss_registered" boolean not null, "invoice_template_name" varchar(255) null, "email_template_name" varchar(255) null, "peppol_id" varchar(255) null, "peppol_scheme" varchar(255) null, "time_zone" varchar(255) not null, "vat_currency" varchar(255) null, "billing_linked_at" timestamptz(3) null, "search_text" text null, primary key ("id"));`);
    this.addSql(`alter table "partner" add constraint "partner_invoice_number_prefix_unique" unique ("invoice_number_prefix");`);
    this.addSql(`create index "partner__newest" on "partner" ("created_at" desc, "id" desc);`);
    this.addSql(`create index "partner__search" on "partner" using gin ("search_text" gin_trgm_ops);`);

    this.addSql(`create table "payment" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "invoice_id" varchar(255) not null, "provider" text not null, "amount_minor" bigint not null, "currency" varchar(255) not null, "reference" varchar(255) null, "credit_note_id" varchar(255) null, "paid_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "payment__invoice" on "payment" ("invoice_id", "id");`);
    this.addSql(`create index "payment__credit_note" on "payment" ("credit_note_id") where "credit_note_id" is not null;`);

    this.addSql(`create table "plan" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "service_id" varchar(255) not null, "slug" varchar(255) not null, "name" varchar(255) not null, "description" text null, "tier" varchar(255) not null, "billing_period" text not null, "currency" varchar(255) not null, "features" jsonb not null, "quotas" jsonb not null, "is_active" boolean not null, "is_public" boolean not null, "trial_days" int not null, "term_periods" int null, "cost_multiplier" varchar(255) null, "sort_order" int not null, "metadata" jsonb not null, "current_version_id" varchar(255) not null, "search_text" text null, primary key ("id"));`);
    this.addSql(`create index "plan_service_id_index" on "plan" ("service_id");`);
    this.addSql(`create index "plan__search" on "plan" using gin ("search_text" gin_trgm_ops);`);
    this.addSql(`alter table "plan" add constraint "plan__service_slug" unique ("service_id", "slug");`);

    this.addSql(`create table "plan_version" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "plan_id" varchar(255) not null, "number" int not null, "base_price_minor" bigint not null, "is_for_existing" boolean not null, primary key ("id"));`);
    this.addSql(`alter table "plan_version" add constraint "plan_version__number" unique ("plan_id", "number");`);

    this.addSql(`create table "pricing_tier" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "plan_version_id" varchar(255) not null, "metric_slug" varchar(255) not null, "model" text not null, "tier_start" numeric(30,12) not null, "tier_end" numeric(30,12) null, "unit_price_minor" numeric(30,12) not null, "flat_fee_minor" bigint not null, "unit_label" varchar(255) not null, "unit_divisor" int not null, "free_units" numeric(30,12) null, "sort_order" int not null, primary key ("id"));`);
    this.addSql(`create index "pricing_tier_plan_version_id_index" on "pricing_tier" ("plan_version_id");`);

    this.addSql(`create table "role_grant" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "user_id" varchar(255) not null, "tenant_id" varchar(255) null, "partner_id" varchar(255) null, "role" text not null, "granted_by" varchar(255) not null, primary key ("id"));`);
    this.addSql(`create index "role_grant__role" on "role_grant" ("role", "user_id");`);
    this.addSql(`alter table "role_grant" add constraint "role_grant__user_role" unique ("user_id", "role");`);

    this.addSql(`create table "run" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "partner_id" varchar(255) null, "kind" text not null, "status" text not null, "started_by" varchar(255) not null, "done" int not null, "total" int not null, "started_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "result" jsonb not null, "request" jsonb null, "cursor" jsonb null, primary key ("id"));`);
    this.addSql(`create index "run__newest" on "run" ("kind", "created_at" desc, "id" desc);`);
    this.addSql(`create index "run__open" on "run" ("kind", "updated_at") where status in ('queued', 'running');`);
    this.addSql(`create unique index "run__one_directory" on "run" ("kind") where kind = 'directory' and status in ('queued', 'running');`);

    this.addSql(`create table "service" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "slug" varchar(255) not null, "name" varchar(255) not null, "description" text not null, "category" varchar(255) null, "icon_url" text null, "is_public" boolean not null, "status" text not null, "owner_subject" varchar(255) null, "app_id" varchar(255) null, "base_url" text null, "pending_base_url" text null, "health_check_url" text null, "capabilities" jsonb not null, "software_version" varchar(255) null, "provisioning" jsonb null, "metrics" jsonb not null, "deregistration_reason" text null, "health_status" text not null, "health_step" int not null, "last_heartbeat_at" timestamptz(3) null, "last_report" jsonb null, "consecutive_misses" int not null, "next_miss_at" timestamptz(3) null, "heartbeat_interval_seconds" int not null, "search_text" text null, primary key ("id"));`);
    this.addSql(`create index "service_owner_subject_index" on "service" ("owner_subject");`);
    this.addSql(`create index "service__next_miss" on "service" ("next_miss_at") where next_miss_at is not null;`);
    this.addSql(`create index "service__search" on "service" using gin ("search_text" gin_trgm_ops);`);
    this.addSql(`alter table "service" add constraint "service__slug" unique ("slug");`);

    this.addSql(`create table "service_key" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "service_id" varchar(255) not null, "api_key_hash" varchar(255) not null, "signing_secret_sealed" text not null, "valid_until" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "service_key_service_id_index" on "service_key" ("service_id");`);
    this.addSql(`alter table "service_key" add constraint "service_key__hash" unique ("api_key_hash");`);

    this.addSql(`create table "service_version" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "service_id" varchar(255) not null, "software_version" varchar(255) not null, "previous_version" varchar(255) null, primary key ("id"));`);
    this.addSql(`create index "service_version_service_id_index" on "service_version" ("service_id");`);

    this.addSql(`create table "platform_settings" ("id" varchar(255) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "given" jsonb not null, primary key ("id"));`);

    this.addSql(`create table "subscription" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "service_id" varchar(255) not null, "service_slug" varchar(255) not null, "plan_id" varchar(255) not null, "plan_key" varchar(255) not null, "plan_version_id" varchar(255) not null, "quantity" int not null, "status" text not null, "step" int not null, "billing_period" text not null, "price_minor" bigint not null, "currency" varchar(255) not null, "anchor_day" varchar(255) null, "current_period_index" int not null, "current_period_start" timestamptz(3) null, "current_period_end" timestamptz(3) null, "trial_ends_at" timestamptz(3) null, "activated_at" timestamptz(3) null, "past_due_since" timestamptz(3) null, "pending_cancellation_at" timestamptz(3) null, "pending_plan_id" varchar(255) null, "cancelled_at" timestamptz(3) null, "cancellation_reason" varchar(255) null, "suspension_reason" varchar(255) null, "pack_subscription_id" varchar(255) null, "metadata" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "subscription__tenant_newest" on "subscription" ("tenant_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "subscription__partner" on "subscription" ("partner_id");`);
    this.addSql(`create index "subscription__large" on "subscription" ("partner_id", "currency") where price_minor * quantity >= 300000000;`);
    this.addSql(`alter table "subscription" add constraint "subscription__tenant_id" unique ("tenant_id", "id");`);
    this.addSql(`create unique index "subscription__one_live" on "subscription" ("tenant_id", "service_id") where status not in ('cancelled', 'expired');`);

    this.addSql(`create table "subscription_period" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "subscription_id" varchar(255) not null, "period_index" int not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) null, "time_zone" varchar(255) not null, "service_id" varchar(255) not null, "service_slug" varchar(255) not null, "plan_id" varchar(255) not null, "plan_key" varchar(255) not null, "plan_version_id" varchar(255) not null, "billing_period" text not null, "quantity" int not null, "price_minor" bigint not null, "currency" varchar(255) not null, "first_day" date not null, "last_day" date null, "usage_from" timestamptz(3) not null, "usage_until" timestamptz(3) null, "is_trial" boolean not null, "closed_at" timestamptz(3) null, "unused_from" date null, "parked_at" timestamptz(3) null, "park_reason" varchar(255) null, primary key ("id"));`);
    this.addSql(`create index "subscription_period__over" on "subscription_period" ("ends_at")
				where "closed_at" is null and "parked_at" is null;`);
    this.addSql(`alter table "subscription_period" add constraint "subscription_period__start" unique ("subscription_id", "starts_at", "is_trial");`);
    this.addSql(`create unique index "subscription_period__one_open" on "subscription_period" ("subscription_id") where "closed_at" is null;`);

    this.addSql(`create table "tenant" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "name" varchar(255) not null, "slug" varchar(255) not null, "status" text not null, "partner_id" varchar(255) not null, "locale" varchar(255) not null, "time_zone" varchar(255) not null, "search_text" text null, primary key ("id"));`);
    this.addSql(`create index "tenant__newest" on "tenant" ("created_at" desc, "id" desc);`);
    this.addSql(`create index "tenant__partner_newest" on "tenant" ("partner_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "tenant__search" on "tenant" using gin ("search_text" gin_trgm_ops);`);

    this.addSql(`create table "app_user" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) null, "partner_id" varchar(255) null, "email" varchar(255) null, "display_name" varchar(255) null, "is_active" boolean not null, "switched_off_by" text null, "last_seen_at" timestamptz(3) null, "search_text" text null, primary key ("id"));`);
    this.addSql(`create index "app_user__newest" on "app_user" ("created_at" desc, "id" desc);`);
    this.addSql(`create index "app_user__tenant_newest" on "app_user" ("tenant_id", "created_at" desc, "id" desc);`);
    this.addSql(`create index "app_user__partner_newest" on "app_user" ("partner_id", "created_at" desc, "id" desc) include ("tenant_id", "search_text");`);
    this.addSql(`create index "app_user__search" on "app_user" using gin ("search_text" gin_trgm_ops);`);

    this.addSql(`create table "vat_check" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "tenant_id" varchar(255) not null, "partner_id" varchar(255) not null, "country_code" varchar(255) not null, "vat_number" varchar(255) not null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, primary key ("id"));`);
    this.addSql(`create index "vat_check__due" on "vat_check" ("next_attempt_at") where next_attempt_at is not null;`);
    this.addSql(`create index "vat_check__lane" on "vat_check" ("country_code", "next_attempt_at") where next_attempt_at is not null;`);
    this.addSql(`create index "vat_check__leased" on "vat_check" ("country_code") where leased_until is not null;`);

    this.addSql(`create table "webhook_delivery" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "subscriber_id" varchar(255) not null, "event_id" uuid not null, "event_type" varchar(255) not null, "idempotency_key" varchar(255) not null, "body" text not null, "status" text not null, "attempts" int not null, "next_attempt_at" timestamptz(3) null, "leased_until" timestamptz(3) null, "last_error" varchar(255) null, "last_status" int null, "delivered_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "webhook_delivery__due" on "webhook_delivery" ("next_attempt_at") where next_attempt_at is not null;`);
    this.addSql(`create index "webhook_delivery__lane" on "webhook_delivery" ("subscriber_id", "next_attempt_at") where next_attempt_at is not null;`);
    this.addSql(`create index "webhook_delivery__leased" on "webhook_delivery" ("subscriber_id") where leased_until is not null;`);
    this.addSql(`alter table "webhook_delivery" add constraint "webhook_delivery__once" unique ("subscriber_id", "idempotency_key");`);

    this.addSql(`create table "webhook_subscription" ("id" varchar(255) not null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, "partner_id" varchar(255) not null, "name" varchar(255) not null, "target_url" text not null, "topics" jsonb not null, "is_active" boolean not null, "secret_sealed" text not null, "secret_hint" varchar(255) not null, "previous_secret_sealed" text null, "previous_secret_until" timestamptz(3) null, "disabled_reason" text null, "last_success_at" timestamptz(3) null, "last_failure_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "webhook_subscription_partner_id_index" on "webhook_subscription" ("partner_id");`);

    this.addSql(`alter table "billing_profile" add constraint "billing_profile_preferred_einvoice_format_check" check ("preferred_einvoice_format" in ('ubl', 'xrechnung', 'cii', 'zugferd', 'facturx'));`);
    this.addSql(`alter table "billing_profile" add constraint "billing_profile_preferred_language_check" check ("preferred_language" in ('en', 'nl', 'de', 'fr', 'es', 'it'));`);
    this.addSql(`alter table "billing_profile" add constraint "billing_profile_vat_number_status_check" check ("vat_number_status" in ('unchecked', 'valid', 'invalid', 'unavailable'));`);
    this.addSql(`alter table "billing_profile" enable row level security;`);
    this.addSql(`alter table "billing_profile" force row level security;`);
    this.addSql(`create policy "own_rows" on "billing_profile" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "billing_profile" to "system" using (true) with check (true);`);

    this.addSql(`alter table "charge" add constraint "charge_kind_check" check ("kind" in ('price', 'unused', 'usage'));`);
    this.addSql(`alter table "charge" enable row level security;`);
    this.addSql(`alter table "charge" force row level security;`);
    this.addSql(`create policy "own_rows" on "charge" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "charge" to "system" using (true) with check (true);`);

    this.addSql(`alter table "entrypoint" add constraint "entrypoint_entry_type_check" check ("entry_type" in ('web', 'api', 'docs', 'admin'));`);
    this.addSql(`alter table "entrypoint" add constraint "entrypoint_required_role_check" check ("required_role" in ('super_admin', 'platform_admin', 'partner_admin', 'support', 'tenant_admin', 'tenant_member', 'service_account'));`);

    this.addSql(`alter table "app_group" add constraint "app_group_role_check" check ("role" in ('super_admin', 'platform_admin', 'partner_admin', 'support', 'tenant_admin', 'tenant_member', 'service_account'));`);
    this.addSql(`alter table "app_group" enable row level security;`);
    this.addSql(`alter table "app_group" force row level security;`);
    this.addSql(`create policy "own_rows" on "app_group" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "app_group" to "system" using (true) with check (true);`);

    this.addSql(`alter table "invoice" add constraint "invoice_document_type_check" check ("document_type" in ('invoice', 'credit_note'));`);
    this.addSql(`alter table "invoice" add constraint "invoice_status_check" check ("status" in ('draft', 'finalized', 'sent', 'past_due', 'paid', 'void'));`);
    this.addSql(`alter table "invoice" add constraint "invoice_pdf_status_check" check ("pdf_status" in ('none', 'pending', 'ready', 'failed'));`);
    this.addSql(`create or replace function "invoice_refuse_final_change_fn"() returns trigger as \$\$ begin if old.status = 'draft' or current_user = 'owner' then
			if tg_op = 'DELETE' then return old; end if; 			return new; 		end if; 		if tg_op = 'DELETE' then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		if new.status = 'draft' or to_jsonb(new) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'updated_at', 'version'] is distinct from to_jsonb(old) - array['status', 'pdf_status', 'pdf_failure', 'amount_paid_minor', 'amount_credited_minor', 'sent_at', 'paid_at', 'voided_at', 'updated_at', 'version'] then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 		return new; end; \$\$ language plpgsql;`);
    this.addSql(`create trigger "refuse_final_change" BEFORE UPDATE OR DELETE on "invoice" for each ROW execute function "invoice_refuse_final_change_fn"();`);
    this.addSql(`create or replace function "invoice_refuse_truncate_fn"() returns trigger as \$\$ begin raise exception 'a final document does not change' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`);
    this.addSql(`create trigger "refuse_truncate" BEFORE TRUNCATE on "invoice" for each STATEMENT execute function "invoice_refuse_truncate_fn"();`);
    this.addSql(`alter table "invoice" enable row level security;`);
    this.addSql(`alter table "invoice" force row level security;`);
    this.addSql(`create policy "own_rows" on "invoice" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "invoice" to "system" using (true) with check (true);`);

    this.addSql(`alter table "invoice_line" add constraint "invoice_line_kind_check" check ("kind" in ('recurring', 'usage', 'proration', 'one_off', 'credit', 'manual'));`);
    this.addSql(`alter table "invoice_line" add constraint "invoice_line_tax_category_check" check ("tax_category" in ('S', 'AE', 'G', 'E', 'Z', 'O', 'K'));`);
    this.addSql(`create or replace function invoice_line_refuse_final_insert_fn() returns trigger language plpgsql as \$\$		declare
			parents text[] := array(select invoice_id from touched ); 		begin
			perform from invoice where id = any(parents) order by id for share; 			if current_user <> 'owner' and exists (
				select from unnest(parents) as p(id) where not exists (select from invoice i where i.id = p.id and i.status = 'draft')
			) then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 			return null; 		end \$\$;`);
    this.addSql(`create trigger "refuse_final_insert" after insert on "invoice_line" referencing new table as touched
			for each statement execute function invoice_line_refuse_final_insert_fn();`);
    this.addSql(`create or replace function invoice_line_refuse_final_update_fn() returns trigger language plpgsql as \$\$		declare
			parents text[] := array(select invoice_id from touched union select invoice_id from moved); 		begin
			perform from invoice where id = any(parents) order by id for share; 			if current_user <> 'owner' and exists (
				select from unnest(parents) as p(id) where not exists (select from invoice i where i.id = p.id and i.status = 'draft')
			) then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 			return null; 		end \$\$;`);
    this.addSql(`create trigger "refuse_final_update" after update on "invoice_line" referencing old table as touched new table as moved
			for each statement execute function invoice_line_refuse_final_update_fn();`);
    this.addSql(`create or replace function invoice_line_refuse_final_delete_fn() returns trigger language plpgsql as \$\$		declare
			parents text[] := array(select invoice_id from touched ); 		begin
			perform from invoice where id = any(parents) order by id for share; 			if current_user <> 'owner' and exists (
				select from unnest(parents) as p(id) where not exists (select from invoice i where i.id = p.id and i.status = 'draft')
			) then raise exception 'a final document does not change' using errcode = 'restrict_violation'; end if; 			return null; 		end \$\$;`);
    this.addSql(`create trigger "refuse_final_delete" after delete on "invoice_line" referencing old table as touched
			for each statement execute function invoice_line_refuse_final_delete_fn();`);
    this.addSql(`create or replace function "invoice_line_refuse_truncate_fn"() returns trigger as \$\$ begin raise exception 'a final document does not change' using errcode = 'restrict_violation'; end; \$\$ language plpgsql;`);
    this.addSql(`create trigger "refuse_truncate" BEFORE TRUNCATE on "invoice_line" for each STATEMENT execute function "invoice_line_refuse_truncate_fn"();`);
    this.addSql(`alter table "invoice_line" enable row level security;`);
    this.addSql(`alter table "invoice_line" force row level security;`);
    this.addSql(`create policy "own_rows" on "invoice_line" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "invoice_line" to "system" using (true) with check (true);`);

    this.addSql(`alter table "invoice_mail" enable row level security;`);
    this.addSql(`alter table "invoice_mail" force row level security;`);
    this.addSql(`create policy "own_rows" on "invoice_mail" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "invoice_mail" to "system" using (true) with check (true);`);

    this.addSql(`alter table "notification" add constraint "notification_category_check" check ("category" in ('billing', 'subscription', 'provisioning', 'quota', 'system'));`);
    this.addSql(`alter table "notification" add constraint "notification_severity_check" check ("severity" in ('info', 'warning', 'critical'));`);
    this.addSql(`alter table "notification" enable row level security;`);
    this.addSql(`alter table "notification" force row level security;`);
    this.addSql(`create policy "own_rows" on "notification" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "notification" to "system" using (true) with check (true);`);

    this.addSql(`alter table "notification_read" enable row level security;`);
    this.addSql(`alter table "notification_read" force row level security;`);
    this.addSql(`create policy "own_rows" on "notification_read" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "notification_read" to "system" using (true) with check (true);`);

    this.addSql(`alter table "payment" add constraint "payment_provider_check" check ("provider" in ('bank_transfer', 'credit'));`);
    this.addSql(`alter table "payment" enable row level security;`);
    this.addSql(`alter table "payment" force row level security;`);
    this.addSql(`create policy "own_rows" on "payment" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "payment" to "system" using (true) with check (true);`);

    this.addSql(`alter table "plan" add constraint "plan_billing_period_check" check ("billing_period" in ('monthly', 'quarterly', 'yearly', 'weekly', 'daily', 'one_time'));`);

    this.addSql(`alter table "pricing_tier" add constraint "pricing_tier_model_check" check ("model" in ('graduated', 'volume', 'package'));`);

    this.addSql(`alter table "role_grant" add constraint "role_grant_role_check" check ("role" in ('super_admin', 'platform_admin', 'partner_admin', 'support', 'tenant_admin', 'tenant_member', 'service_account'));`);
    this.addSql(`alter table "role_grant" enable row level security;`);
    this.addSql(`alter table "role_grant" force row level security;`);
    this.addSql(`create policy "own_rows" on "role_grant" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "role_grant" to "system" using (true) with check (true);`);

    this.addSql(`alter table "run" add constraint "run_kind_check" check ("kind" in ('invoices', 'directory', 'accounting'));`);
    this.addSql(`alter table "run" add constraint "run_status_check" check ("status" in ('queued', 'running', 'completed', 'failed', 'cancelled'));`);
    this.addSql(`alter table "run" enable row level security;`);
    this.addSql(`alter table "run" force row level security;`);
    this.addSql(`create policy "own_rows" on "run" to "app" using (partner_id = (select current_setting('app.partner', true))) with check (partner_id = (select current_setting('app.partner', true)));`);
    this.addSql(`create policy "every_row" on "run" to "system" using (true) with check (true);`);

    this.addSql(`alter table "service" add constraint "service_status_check" check ("status" in ('pending', 'active', 'suspended', 'deregistered'));`);
    this.addSql(`alter table "service" add constraint "service_health_status_check" check ("health_status" in ('healthy', 'degraded', 'unreachable', 'unknown'));`);

    this.addSql(`alter table "subscription" add constraint "subscription_status_check" check ("status" in ('pending', 'trialing', 'active', 'past_due', 'suspended', 'cancelling', 'cancelled', 'expired'));`);
    this.addSql(`alter table "subscription" add constraint "subscription_billing_period_check" check ("billing_period" in ('monthly', 'quarterly', 'yearly', 'weekly', 'daily', 'one_time'));`);
    this.addSql(`alter table "subscription" enable row level security;`);
    this.addSql(`alter table "subscription" force row level security;`);
    this.addSql(`create policy "own_rows" on "subscription" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "subscription" to "system" using (true) with check (true);`);

    this.addSql(`alter table "subscription_period" add constraint "subscription_period_billing_period_check" check ("billing_period" in ('monthly', 'quarterly', 'yearly', 'weekly', 'daily', 'one_time'));`);
    this.addSql(`alter table "subscription_period" enable row level security;`);
    this.addSql(`alter table "subscription_period" force row level security;`);
    this.addSql(`create policy "own_rows" on "subscription_period" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "subscription_period" to "system" using (true) with check (true);`);

    this.addSql(`alter table "tenant" add constraint "tenant_status_check" check ("status" in ('active', 'suspended'));`);
    this.addSql(`alter table "tenant" enable row level security;`);
    this.addSql(`alter table "tenant" force row level security;`);
    this.addSql(`create policy "own_rows" on "tenant" to "app" using (case when id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "tenant" to "system" using (true) with check (true);`);

    this.addSql(`alter table "app_user" add constraint "app_user_switched_off_by_check" check ("switched_off_by" in ('directory', 'admin'));`);
    this.addSql(`alter table "app_user" enable row level security;`);
    this.addSql(`alter table "app_user" force row level security;`);
    this.addSql(`create policy "own_rows" on "app_user" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "app_user" to "system" using (true) with check (true);`);

    this.addSql(`alter table "vat_check" enable row level security;`);
    this.addSql(`alter table "vat_check" force row level security;`);
    this.addSql(`create policy "own_rows" on "vat_check" to "app" using (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end) with check (case when tenant_id = (select current_setting('app.tenant', true)) then true else partner_id = (select current_setting('app.partner', true)) end);`);
    this.addSql(`create policy "every_row" on "vat_check" to "system" using (true) with check (true);`);

    this.addSql(`alter table "webhook_delivery" add constraint "webhook_delivery_status_check" check ("status" in ('pending', 'delivered', 'dead'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "billing_profile" cascade;`);
    this.addSql(`drop table if exists "charge" cascade;`);
    this.addSql(`drop table if exists "entrypoint" cascade;`);
    this.addSql(`drop table if exists "app_group" cascade;`);
    this.addSql(`drop table if exists "group_member" cascade;`);
    this.addSql(`drop trigger if exists "refuse_final_change" on "invoice";`);
    this.addSql(`drop function if exists "invoice_refuse_final_change_fn"();`);
    this.addSql(`drop trigger if exists "refuse_truncate" on "invoice";`);
    this.addSql(`drop function if exists "invoice_refuse_truncate_fn"();`);
    this.addSql(`drop table if exists "invoice" cascade;`);
    this.addSql(`drop trigger if exists "refuse_final_insert" on "invoice_line";`);
    this.addSql(`drop function if exists "invoice_line_refuse_final_insert_fn"();`);
    this.addSql(`drop trigger if exists "refuse_final_update" on "invoice_line";`);
    this.addSql(`drop function if exists "invoice_line_refuse_final_update_fn"();`);
    this.addSql(`drop trigger if exists "refuse_final_delete" on "invoice_line";`);
    this.addSql(`drop function if exists "invoice_line_refuse_final_delete_fn"();`);
    this.addSql(`drop trigger if exists "refuse_truncate" on "invoice_line";`);
    this.addSql(`drop function if exists "invoice_line_refuse_truncate_fn"();`);
    this.addSql(`drop table if exists "invoice_line" cascade;`);
    this.addSql(`drop table if exists "invoice_mail" cascade;`);
    this.addSql(`drop table if exists "notification" cascade;`);
    this.addSql(`drop table if exists "notification_read" cascade;`);
    this.addSql(`drop table if exists "partner" cascade;`);
    this.addSql(`drop table if exists "payment" cascade;`);
    this.addSql(`drop table if exists "plan" cascade;`);
    this.addSql(`drop table if exists "plan_version" cascade;`);
    this.addSql(`drop table if exists "pricing_tier" cascade;`);
    this.addSql(`drop table if exists "role_grant" cascade;`);
    this.addSql(`drop table if exists "run" cascade;`);
    this.addSql(`drop table if exists "service" cascade;`);
    this.addSql(`drop table if exists "service_key" cascade;`);
    this.addSql(`drop table if exists "service_version" cascade;`);
    this.addSql(`drop table if exists "platform_settings" cascade;`);
    this.addSql(`drop table if exists "subscription" cascade;`);
    this.addSql(`drop table if exists "subscription_period" cascade;`);
    this.addSql(`drop table if exists "tenant" cascade;`);
    this.addSql(`drop table if exists "app_user" cascade;`);
    this.addSql(`drop table if exists "vat_check" cascade;`);
    this.addSql(`drop table if exists "webhook_delivery" cascade;`);
    this.addSql(`drop table if exists "webhook_subscription" cascade;`);
  }

}
