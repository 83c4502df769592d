import {formatDecimal} from '../platform/decimal.ts';
import type {Unit} from '../platform/unit.ts';
import type {TakenEvent} from './judge.ts';
import type {UsageEvent} from './usage-event.ts';

/** An event that is taken if its key is new. */
export type KeyedEvent = TakenEvent & Readonly<{event: UsageEvent; serviceId: string; hash: string}>;

/** Keys are kept for so long from the later of arrival and timestamp. */
const KEY_KEPT_MS = 36 * 24 * 3_600_000;

/**
 * One statement: the keys, and of those that are new the events and one batch, by which they are rolled up. Keys are inserted in one
 * order everywhere, so that requests which share some wait for each other and never deadlock.
 */
const WRITE = `
	with given as (
		select * from jsonb_to_recordset(?::jsonb) as given (
			service_id text collate "C", idempotency_key text collate "C", content_hash text collate "C", expires_at timestamptz,
			is_counted boolean, tenant_id text, partner_id text, metric_slug text, quantity numeric, at timestamptz, subject text, metadata jsonb
		)
	), fresh as (
		insert into usage_key (service_id, idempotency_key, content_hash, expires_at)
		select service_id, idempotency_key, content_hash, expires_at from given order by service_id, idempotency_key
		on conflict do nothing returning service_id, idempotency_key
	), counted as (
		select given.* from given join fresh using (service_id, idempotency_key) where is_counted
	), batch as (
		insert into usage_batch (first_at, last_at, event_count) select min(at), max(at), count(*) from counted having count(*) > 0 returning id
	), written as (
		insert into usage_event
			(batch_id, service_id, tenant_id, partner_id, metric_slug, idempotency_key, quantity, at, subject, metadata)
		select batch.id, service_id, tenant_id, partner_id, metric_slug, idempotency_key, quantity, at, subject, metadata from counted, batch
	)
	select service_id, idempotency_key from given
	where not exists (select from fresh where fresh.service_id = given.service_id and fresh.idempotency_key = given.idempotency_key)`;

type KeyRow = {service_id: string; idempotency_key: string};

const keyOf = (row: KeyRow): string => `${row.service_id} ${row.idempotency_key}`;

/** A key that expired between two looks: its content is not known any more, so no content is the same. */
const GONE = '';

const rowOf = ({now}: Unit, {event, serviceId, hash, partnerId, at, isCounted}: KeyedEvent) => ({
	service_id: serviceId,
	idempotency_key: event.idempotencyKey,
	content_hash: hash,
	expires_at: new Date(Math.max(now.getTime(), at.getTime()) + KEY_KEPT_MS),
	is_counted: isCounted,
	tenant_id: event.tenantId,
	partner_id: partnerId,
	metric_slug: event.metricSlug,
	quantity: formatDecimal(event.quantity),
	at,
	subject: event.subject,
	metadata: event.metadata,
});

/**
 * Writes events whose keys are new, each key given once.
 *
 * @returns of those whose keys are known already: the hash of what was stored under it, by `<service id> <key>`
 */
export async function writeUsage(unit: Unit, events: readonly KeyedEvent[]): Promise<Map<string, string>> {
	if (events.length === 0) return new Map();
	const known: KeyRow[] = await unit.em.execute(WRITE, [JSON.stringify(events.map(event => rowOf(unit, event)))]);
	if (known.length === 0) return new Map();
	// A statement of its own: it also sees what another one inserted while the first waited for it.
	const stored = await unit.em.execute<(KeyRow & {content_hash: string})[]>(
		`select asked.service_id, asked.idempotency_key, k.content_hash
		 from jsonb_to_recordset(?::jsonb) as asked (service_id text collate "C", idempotency_key text collate "C"),
		 lateral (select content_hash from usage_key k where k.service_id = asked.service_id and k.idempotency_key = asked.idempotency_key limit 1) k`,
		[JSON.stringify(known)],
	);
	const hashes = new Map(stored.map(row => [keyOf(row), row.content_hash]));
	return new Map(known.map(row => [keyOf(row), hashes.get(keyOf(row)) ?? GONE]));
}
