import {Migration} from '@mikro-orm/migrations';
import {functionNamed} from './functions/function-named.ts';

/** Keys of a service's events are spread over so many partitions. */
const KEY_PARTITIONS = 16;

/** What usage is kept as, in whichever span: every aggregation can be read from it, whatever the metric's definition says today. */
const SUMMARY = `
	quantity_sum numeric not null,
	event_count bigint not null,
	quantity_max numeric not null,
	latest numeric not null,
	latest_at timestamptz not null,
	latest_key text collate "C" not null`;

/** Usage: the events as they were sent, the keys that make each count once, and what they add up to. */
export class Migration20261124000300_metering extends Migration {
	override up(): void {
		this.makeKeys();
		this.makeEvents();
		this.makeIntake();
		this.makePeriods();
		this.followMetrics();
		this.makeRollUps();
	}

	/** Rows are found by service and key alone, whatever the event's time: so the table cannot be partitioned by days. */
	private makeKeys(): void {
		this.addSql(`
			create table usage_key (
				service_id text collate "C" not null,
				idempotency_key text collate "C" not null,
				content_hash text collate "C" not null,
				batch_id bigint not null,
				expires_at timestamptz not null,
				primary key (service_id, idempotency_key)
			) partition by hash (service_id, idempotency_key)`);
		for (let part = 0; part < KEY_PARTITIONS; part++) {
			this.addSql(`create table usage_key_${part} partition of usage_key for values with (modulus ${KEY_PARTITIONS}, remainder ${part})`);
		}

		this.addSql('create index usage_key__expires on usage_key (expires_at)');
		this.closeToTenants('usage_key');
		for (let part = 0; part < KEY_PARTITIONS; part++) this.closeToTenants(`usage_key_${part}`);
	}

	private makeEvents(): void {
		this.addSql('create sequence usage_batch_id');
		this.addSql(`
			create table usage_batch (
				id bigint primary key,
				first_at timestamptz not null,
				last_at timestamptz not null,
				event_count int not null
			)`);
		// Whoever reads usage has to know what is not rolled up yet.
		this.addSql('revoke insert, update, delete on usage_batch from app');
		this.addSql(`
			create table usage_event (
				batch_id bigint not null,
				service_id text not null,
				tenant_id text not null,
				partner_id text not null,
				metric_slug text not null,
				idempotency_key text collate "C" not null,
				quantity numeric not null,
				at timestamptz not null,
				subject text,
				metadata jsonb
			) partition by range (at)`);
		this.addSql('create index usage_event__batch on usage_event (batch_id)');
		this.addSql('create index usage_event__tenant on usage_event (tenant_id, service_id, metric_slug)');
		this.buildWalls('usage_event');
	}

	/**
	 * Takes usage, given as columns: the keys, and of those that are new the events and one batch, by which they are rolled up. Answers
	 * the places of the keys that were known, and what was stored under them where it is something else. A column but the keys' that is
	 * the same in every row may hold it once.
	 *
	 * A function, because its plans are made once for each connection: made anew they cost as much as the writing. The keys come in one
	 * order from everywhere, so that those who send some of the same wait for each other and never deadlock. Each statement has a
	 * snapshot of its own: when it looks for the keys that were known, it also sees those that another one inserted while it waited.
	 */
	private makeIntake(): void {
		this.addSql(functionNamed('take_usage'));
		this.addSql(`grant execute on function take_usage(
			timestamptz, interval, text[], text[], text[], boolean[], text[], text[], text[], numeric[], timestamptz[], text[], jsonb[]) to system`);
	}

	/**
	 * Which period an instant belongs to. The rows mirror those of `subscription_period` by their bounds of usage, in the transaction of
	 * whatever changes them; a period that is new or has other bounds is stale until its totals are made again. One without any length
	 * holds no usage and is not mirrored: another one may begin at the same instant.
	 */
	private makePeriods(): void {
		this.addSql(`
			create table usage_period (
				tenant_id text not null,
				service_id text not null,
				starts_at timestamptz not null,
				ends_at timestamptz,
				partner_id text not null,
				subscription_id text not null,
				subscription_period_id text not null,
				is_stale boolean not null default true,
				primary key (tenant_id, service_id, starts_at)
			)`);
		this.addSql('create index usage_period__stale on usage_period (starts_at) where is_stale');
		this.buildWalls('usage_period');
		this.addSql(functionNamed('mirror_period'));
		this.addSql(functionNamed('unmirror_period'));
		this.addSql(`
			create trigger subscription_period__mirror after insert or update of usage_from, usage_until on subscription_period
			for each row execute function mirror_period()`);
		this.addSql(`
			create trigger subscription_period__moved after update of usage_from, usage_until on subscription_period
			for each row when (new.usage_from <> old.usage_from or new.usage_until <= new.usage_from) execute function unmirror_period()`);
		this.addSql(`
			create trigger subscription_period__gone after delete on subscription_period
			for each row execute function unmirror_period()`);
	}

	/** Totals hold whatever an aggregation needs, but the different subjects: where those begin to count, they are made again. */
	private followMetrics(): void {
		this.addSql(`
			create view declared_metric as
			select s.id as service_id, m ->> 'slug' as slug, m ->> 'aggregation' as aggregation from service s, jsonb_array_elements(s.metrics) m`);
		this.addSql(functionNamed('follow_metrics'));
		this.addSql('create trigger service__metrics after update of metrics on service for each row execute function follow_metrics()');
	}

	private makeRollUps(): void {
		this.addSql(`
			create table usage_hour (
				tenant_id text not null,
				service_id text not null,
				metric_slug text not null,
				hour timestamptz not null,
				partner_id text not null,${SUMMARY},
				primary key (tenant_id, service_id, metric_slug, hour)
			) with (fillfactor = 80)`);
		this.addSql('create index usage_hour__hour on usage_hour (hour)');
		this.addSql(`
			create table usage_total (
				tenant_id text not null,
				service_id text not null,
				period_start timestamptz not null,
				metric_slug text not null,
				partner_id text not null,${SUMMARY},
				subject_count bigint not null,
				warned_percent int not null default 0,
				primary key (tenant_id, service_id, period_start, metric_slug)
			) with (fillfactor = 80)`);
		this.addSql(`
			create table usage_unique (
				tenant_id text not null,
				service_id text not null,
				period_start timestamptz not null,
				metric_slug text not null,
				subject text collate "C" not null,
				partner_id text not null,
				primary key (tenant_id, service_id, period_start, metric_slug, subject)
			)`);
		for (const table of ['usage_hour', 'usage_total', 'usage_unique']) this.buildWalls(table);
	}

	/** The tables that know no tenant are the system's alone. */
	private closeToTenants(table: string): void {
		this.addSql(`revoke all on ${table} from app`);
	}

	/** The same walls that entities with an owner have. */
	private buildWalls(table: string): void {
		const mine = "tenant_id = current_setting('app.tenant', true) or partner_id = current_setting('app.partner', true)";
		this.addSql(`alter table ${table} enable row level security`);
		this.addSql(`alter table ${table} force row level security`);
		this.addSql(`create policy own_rows on ${table} to app using (${mine}) with check (${mine})`);
		this.addSql(`create policy every_row on ${table} to system using (true) with check (true)`);
	}
}
