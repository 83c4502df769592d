import {Migration} from '@mikro-orm/migrations';
import {functionNamed} from './functions/function-named.ts';

/** What is not an entity: rights, partitions, outbox, audit log, schedule, idempotency, the sandbox clock. */
export class Migration20261124000100_foundations extends Migration {
	override up(): void {
		// Searches for a part of a name go by index; the extension comes with PostgreSQL and the owner of a database may add it.
		this.addSql('create extension if not exists pg_trgm');
		this.grantRights();
		this.makePartitioning();
		this.makeOutbox();
		this.makeAuditLog();
		this.makeQueueTables();
		this.makeEdgeTables();
	}

	/** `app` works in the tables and owns nothing; `system` is the same without the tenancy walls. */
	private grantRights(): void {
		this.addSql('alter default privileges for role owner in schema public grant select, insert, update, delete on tables to app, system');
		this.addSql('alter default privileges for role owner in schema public grant usage on sequences to app, system');
		this.addSql('alter default privileges for role owner revoke execute on functions from public');
	}

	/**
	 * `app` may make partitions by this function only. It runs as `owner` with a fixed search path, takes only tables that are
	 * partitioned by a range of timestamps, and names each partition `<table>_<yyyymmdd>`.
	 */
	private makePartitioning(): void {
		this.addSql(functionNamed('ensure_partition'));
		this.addSql('grant execute on function ensure_partition(name, date) to app, system');
		this.addSql(functionNamed('drop_partition'));
		this.addSql('grant execute on function drop_partition(name, date) to system');
	}

	private makeOutbox(): void {
		this.addSql(`
			create table fact (
				sequence bigint generated always as identity,
				id uuid not null,
				type text not null,
				data jsonb not null,
				idempotency_key text not null,
				tenant_id text,
				partner_id text,
				request_id text not null,
				occurred_at timestamptz not null,
				recorded_at timestamptz not null,
				relayed_at timestamptz,
				routing_attempts int not null default 0,
				routing_error text,
				parked_at timestamptz,
				primary key (recorded_at, id)
			) partition by range (recorded_at)`);
		this.addSql('create index fact__unrelayed on fact (sequence) where relayed_at is null and parked_at is null');
		this.addSql("select ensure_partition('fact', (current_date + day)::date) from generate_series(-1, 14) as day");
	}

	private makeAuditLog(): void {
		this.addSql(`
			create table audit_log (
				id text primary key,
				at timestamptz not null,
				actor text not null,
				request_id text not null,
				action text not null,
				resource_type text not null,
				resource_id text not null,
				before jsonb,
				after jsonb,
				tenant_id text,
				partner_id text
			)`);
		this.addSql('create index audit_log__newest on audit_log (at desc, id desc)');
		this.addSql('create index audit_log__resource on audit_log (resource_id, at desc, id desc)');
		this.addSql('create index audit_log__type on audit_log (resource_type, at desc, id desc)');
		this.addSql('create index audit_log__action on audit_log (action, at desc, id desc) include (resource_type)');
		this.addSql('create index audit_log__actor on audit_log (actor, at desc, id desc)');
		this.addSql('create index audit_log__partner on audit_log (partner_id, at desc, id desc) include (tenant_id)');
		this.addSql('revoke update, delete on audit_log from app, system');
		this.addSql('alter table audit_log enable row level security');
		this.addSql(`create policy own_rows on audit_log for select to app
			using (tenant_id = (select current_setting('app.tenant', true)) or partner_id = (select current_setting('app.partner', true)))`);
		this.addSql('create policy every_write on audit_log for insert to app with check (true)');
		this.addSql('create policy every_row on audit_log to system using (true) with check (true)');
	}

	private makeQueueTables(): void {
		this.addSql(
			"create table schedule (id text primary key, clock text not null check (clock in ('business', 'real')), next_due_at timestamptz not null)",
		);
		this.addSql('create table jobs_done (only_row boolean primary key default true check (only_row), until timestamptz)');
		this.addSql('insert into jobs_done default values');
		this.addSql(`
			create table webhook_attempt (
				delivery_id text not null,
				number int not null,
				at timestamptz not null,
				status int,
				error text,
				duration_ms int not null,
				answer text,
				primary key (delivery_id, number)
			)`);
	}

	private makeEdgeTables(): void {
		this.addSql(`
			create table idempotency_record (
				caller text not null,
				key text collate "C" not null,
				fingerprint text not null,
				status int not null,
				answer text not null,
				created_at timestamptz not null,
				primary key (caller, key)
			)`);
		this.addSql('create index idempotency_record__oldest on idempotency_record (created_at)');
		this.addSql(`
			create table sandbox_clock (
				only_row boolean primary key default true check (only_row),
				offset_ms bigint not null default 0,
				target timestamptz,
				stepper text,
				stepper_until timestamptz
			)`);
		this.addSql('insert into sandbox_clock default values');
		this.addSql('create table key_check (id text primary key, sealed text not null)');
	}
}
