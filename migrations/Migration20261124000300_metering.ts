import {Migration} from '@mikro-orm/migrations';

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
		this.addSql(`
			create function take_usage(
				arrived timestamptz, kept interval, keys text[], services text[], hashes text[], counted boolean[], tenants text[],
				partners text[], metrics text[], quantities numeric[], times timestamptz[], subjects text[], annotations jsonb[]
			) returns table (place bigint, content_hash text)
			language plpgsql set search_path = pg_catalog, public as $$
			#variable_conflict use_column
			declare
				batch bigint := nextval('usage_batch_id');
				inserted int;
			begin
				insert into usage_key (service_id, idempotency_key, content_hash, batch_id, expires_at)
				select coalesce(s, services[1]), k, coalesce(h, hashes[1]), batch, greatest(arrived, coalesce(t, times[1])) + kept
				from unnest(services, keys, hashes, times) as given (s, k, h, t)
				on conflict do nothing;
				get diagnostics inserted = row_count;

				if inserted < cardinality(keys) then
					return query
					select n, nullif(stored.content_hash, coalesce(h, hashes[1]))
					from unnest(services, keys, hashes) with ordinality as given (s, k, h, n) left join lateral (
						select batch_id, content_hash from usage_key
						where service_id = coalesce(s, services[1]) collate "C" and idempotency_key = k collate "C" limit 1
					) as stored on true
					where stored.batch_id is distinct from batch;
				end if;
				if inserted = 0 then
					return;
				end if;
				if inserted < cardinality(keys) then
					counted := array(
						select coalesce(c, counted[1]) and exists (
							select from usage_key
							where service_id = coalesce(s, services[1]) collate "C" and idempotency_key = k collate "C" and batch_id = batch
						) from unnest(services, keys, counted) with ordinality as given (s, k, c, n) order by n
					);
				end if;
				insert into usage_batch (id, first_at, last_at, event_count)
				select batch, min(coalesce(t, times[1])), max(coalesce(t, times[1])), count(*)
				from unnest(keys, times, counted) as given (k, t, c) where coalesce(c, counted[1]) having count(*) > 0;
				insert into usage_event (batch_id, service_id, tenant_id, partner_id, metric_slug, idempotency_key, quantity, at, subject, metadata)
				select batch, coalesce(s, services[1]), coalesce(te, tenants[1]), coalesce(p, partners[1]), coalesce(m, metrics[1]), k,
					coalesce(q, quantities[1]), coalesce(t, times[1]), su, a
				from unnest(services, tenants, partners, metrics, keys, quantities, times, subjects, annotations, counted)
					as given (s, te, p, m, k, q, t, su, a, c)
				where coalesce(c, counted[1]);
			end $$`);
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
		this.addSql(`
			create function mirror_period() returns trigger language plpgsql set search_path = pg_catalog, public as $$
			begin
				insert into usage_period as known (tenant_id, service_id, starts_at, ends_at, partner_id, subscription_id, subscription_period_id)
				select new.tenant_id, new.service_id, new.usage_from, new.usage_until, new.partner_id, new.subscription_id, new.id
				where new.usage_until is null or new.usage_until > new.usage_from
				on conflict (tenant_id, service_id, starts_at) do update
				set ends_at = excluded.ends_at, partner_id = excluded.partner_id, subscription_id = excluded.subscription_id,
					subscription_period_id = excluded.subscription_period_id, is_stale = true
				where (known.ends_at, known.subscription_period_id) is distinct from (excluded.ends_at, excluded.subscription_period_id);
				return null;
			end $$`);
		this.addSql(`
			create function unmirror_period() returns trigger language plpgsql set search_path = pg_catalog, public as $$
			begin
				-- Not when another one that begins at the same instant has taken its place.
				delete from usage_period where tenant_id = old.tenant_id and service_id = old.service_id and starts_at = old.usage_from
					and subscription_period_id = old.id;
				return null;
			end $$`);
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
		this.addSql(`
			create function follow_metrics() returns trigger language plpgsql set search_path = pg_catalog, public as $$
			begin
				update usage_period set is_stale = true
				where service_id = new.id and (ends_at is null or ends_at > new.updated_at) and exists (
					select from jsonb_array_elements(new.metrics) m where m ->> 'aggregation' = 'unique_count'
						and not old.metrics @> jsonb_build_array(jsonb_build_object('slug', m ->> 'slug', 'aggregation', 'unique_count'))
				);
				return null;
			end $$`);
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
