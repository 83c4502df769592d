import {randomUUID} from 'node:crypto';
import type {EntityManager} from '@mikro-orm/postgresql';
import {facts as declarations, type Fact} from '../../events.ts';
import {arrayLiteral} from './array-literal.ts';
import {executePrepared} from './execute-bound.ts';
import {type FactDeclaration, idempotencyKeyOf, type StoredFact} from './fact.ts';
import {takeFactsInTurns, waitingFor} from './facts-in-turns.ts';
import {WITH_NEXT} from './join-statements.ts';
import type {Unit} from './unit.ts';

/** A fact that cannot be routed this often is parked, so that it does not hold up the others. */
export const ROUTING_LIMIT = 5;

/**
 * Writes a unit's facts with one statement, in the unit's own transaction: they exist if and only if the change does. It is sent with the
 * commit, so it is the last statement of a unit.
 */
export async function writeFacts(unit: Unit, facts: readonly Fact[]): Promise<void> {
	if (facts.length === 0) return;
	const rows = facts.map(fact => {
		const declaration: FactDeclaration = declarations[fact.type];
		return {
			id: randomUUID(),
			type: fact.type,
			data: declaration.data.parse(fact.data),
			idempotency_key: idempotencyKeyOf(fact.type, declaration, fact),
			tenant_id: fact.owner.tenantId ?? null,
			partner_id: fact.owner.partnerId ?? null,
			is_public: declaration.isPublic,
		};
	});
	await unit.em.execute(
		`${WITH_NEXT}insert into fact (id, type, data, idempotency_key, tenant_id, partner_id, is_public, request_id, occurred_at, recorded_at)
		 select r.id, r.type, r.data, r.idempotency_key, r.tenant_id, r.partner_id, r.is_public, ?, ?, ?
		 from jsonb_to_recordset(?::jsonb) as r(id uuid, type text, data jsonb, idempotency_key text, tenant_id text, partner_id text, is_public boolean)`,
		[unit.cause.requestId, unit.now, unit.realNow, JSON.stringify(rows)],
	);
}

type FactRow = {
	id: string;
	type: string;
	data: Record<string, unknown>;
	idempotency_key: string;
	tenant_id: string | null;
	partner_id: string | null;
	request_id: string;
	occurred_at: Date;
	recorded_at: Date;
};

const COLUMNS = 'id, type, data, idempotency_key, tenant_id, partner_id, request_id, occurred_at, recorded_at';

const fromRow = (row: FactRow): StoredFact => ({
	id: row.id,
	type: row.type,
	data: row.data,
	idempotencyKey: row.idempotency_key,
	tenantId: row.tenant_id,
	partnerId: row.partner_id,
	requestId: row.request_id,
	occurredAt: new Date(row.occurred_at),
	recordedAt: new Date(row.recorded_at),
});

/** Any number that nobody else takes. */
const RELAY_LOCK = 4_711_005;

/** Held by those who relay, side by side, to the end of their transaction. */
export const shareRelay = async (em: EntityManager): Promise<void> => {
	await em.execute(`${WITH_NEXT}select pg_advisory_xact_lock_shared(?)`, [RELAY_LOCK]);
};

/** Keeps everybody from relaying to the end of the transaction; false when somebody does so just now. */
export async function ownRelay(em: EntityManager): Promise<boolean> {
	const [row] = await em.execute<{had: boolean}[]>('select pg_try_advisory_xact_lock(?) as had', [RELAY_LOCK]);
	return row?.had ?? false;
}

/** Facts, whose turn was last among them, and whether more may be waiting. */
export type TakenFacts = Readonly<{facts: readonly StoredFact[]; turn: string; hasMore: boolean}>;

/**
 * Takes facts that nobody relayed yet and locks them: in turns, of each owner the oldest, beginning behind whose turn was last. Ids commit
 * out of order, so never "above the last one".
 */
export async function takeUnrelayed(em: EntityManager, {limit, after}: Readonly<{limit: number; after: string}>): Promise<TakenFacts> {
	const rows = await executePrepared<FactRow & {owner: string; has_more: boolean}>(
		em,
		`${takeFactsInTurns(waitingFor.relay, {isLocking: true})}
		 select ${COLUMNS}, turn.owner, turn.has_more from taken cross join turn order by turn_no, owner_no`,
		[after, limit],
	);
	return {facts: rows.map(fromRow), turn: rows[0]?.owner ?? after, hasMore: rows[0]?.has_more ?? false};
}

/** Marks facts as handed to the queue. `at` is real time. */
export async function markRelayed(em: EntityManager, ids: readonly string[], at: Date): Promise<void> {
	if (ids.length === 0) return;
	await em.execute(`${WITH_NEXT}update fact set relayed_at = ? where id = any(?::uuid[]) and relayed_at is null`, [at, arrayLiteral(ids)]);
}

/** Has the facts that were relayed after `since` (real time) relayed again: what followed from them was lost. Answers how many. */
export async function relayAgain(em: EntityManager, since: Date): Promise<number> {
	const rows = await em.execute<unknown[]>('update fact set relayed_at = null where relayed_at > ? returning true as again', [since]);
	return rows.length;
}

/** Whether a fact waits for the relay. */
export async function hasUnrelayed(em: EntityManager): Promise<boolean> {
	const rows = await em.execute<unknown[]>(`select 1 from fact where ${waitingFor.relay} limit 1`);
	return rows.length > 0;
}

/** Until when (real time) all that followed from the facts relayed by then is known to be done; undefined when it never was. */
export async function readJobsDone(em: EntityManager): Promise<Date | undefined> {
	const [row] = await em.execute<{until: Date | string | null}[]>('select until from jobs_done');
	return row?.until ? new Date(row.until) : undefined;
}

/** Writes that down; a later instant stays. */
export async function writeJobsDone(em: EntityManager, until: Date): Promise<void> {
	await em.execute('update jobs_done set until = greatest(until, ?::timestamptz)', [until]);
}

/** Counts a failed routing; the fifth parks the fact. Answers whether it is parked now. */
export async function markUnroutable(em: EntityManager, id: string, code: string, at: Date): Promise<boolean> {
	const [row] = await em.execute<{parked: boolean}[]>(
		`update fact set routing_attempts = routing_attempts + 1, routing_error = ?,
		   parked_at = case when routing_attempts + 1 >= ? then ?::timestamptz end
		 where id = ? returning parked_at is not null as parked`,
		[code, ROUTING_LIMIT, at, id],
	);
	return row?.parked ?? false;
}

/** Where a fact lies: its id, and the time it was recorded, which names its partition. */
export type FactPlace = Readonly<{fact_id: string; recorded_at: string}>;

/** Those of some facts that are there, in the order in which they happened. */
export async function findFacts(em: EntityManager, places: readonly FactPlace[]): Promise<StoredFact[]> {
	const rows: FactRow[] = await em.execute(
		`select ${COLUMNS} from jsonb_to_recordset(?::jsonb) as p(fact_id uuid, recorded_at timestamptz)
		 join fact using (recorded_at) where fact.id = p.fact_id order by sequence`,
		[JSON.stringify(places)],
	);
	return rows.map(fromRow);
}

/** How long the oldest fact has been waiting for the relay, in seconds; 0 when none waits. */
export async function oldestUnrelayedSeconds({em, realNow}: Unit): Promise<number> {
	const [row] = await em.execute<{oldest: Date | string | null}[]>(
		'select min(recorded_at) as oldest from fact where relayed_at is null and parked_at is null',
	);
	return row?.oldest ? Math.max(0, (realNow.getTime() - new Date(row.oldest).getTime()) / 1000) : 0;
}
