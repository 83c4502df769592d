import type {HealthReport, HealthStatus} from '../catalog/service.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {healthBy} from './health.ts';
import type {Acting} from './queries.ts';

/** A service says that it lives, by whoever acts for it. */
export type Heartbeat = Readonly<{acting: Acting; slug: string; report: HealthReport}>;

export type HeardService = Readonly<{healthStatus: HealthStatus; intervalSeconds: number}>;

type Row = {
	id: IdOf<'service'>;
	slug: string;
	name: string;
	subject: string;
	key_of: IdOf<'service'> | null;
	heartbeat_interval_seconds: number;
	health_step: number;
	previous: HealthStatus;
	current: HealthStatus;
};

const nameOf = (slug: string, {subject, keyOf}: Acting): string => (keyOf === undefined ? `${slug} by ${subject}` : `${slug} of ${keyOf}`);

/**
 * Services say that they live: their misses are forgotten, and each is as well as it says. Hundreds of these come in a second, so all
 * of them are one statement past the entity manager; of several from one service the last counts. Locked in the order of ids, so that
 * two processes never wait for each other.
 *
 * @returns for each beat its service; undefined when the account has none of that slug, or it was deregistered
 */
export async function recordHeartbeats(
	unit: Unit,
	beats: readonly Heartbeat[],
	{graceMultiplier}: {graceMultiplier: number},
): Promise<(HeardService | undefined)[]> {
	const last = new Map(beats.map(beat => [nameOf(beat.slug, beat.acting), beat]));
	const said = [...last.values()].map(({acting: {subject, keyOf}, slug, report}) => ({
		subject,
		key_of: keyOf ?? null,
		slug,
		report,
		health: healthBy(report),
	}));
	const rows = await unit.em.execute<Row[]>(
		`with held as (
		   select s.id, b.subject, b.key_of, b.health, b.report
		   from service s join jsonb_to_recordset(?::jsonb) as b(subject text, key_of text, slug text, health text, report jsonb)
		     on b.slug = s.slug and case when b.key_of is null then b.subject = s.owner_subject else b.key_of = s.id end
		   where s.status <> 'deregistered' order by s.id for update of s)
		 update service s set last_heartbeat_at = ?, last_report = held.report, consecutive_misses = 0, health_status = held.health,
		   health_step = s.health_step + (s.health_status <> held.health)::int,
		   next_miss_at = ?::timestamptz + s.heartbeat_interval_seconds * ? * interval '1 second' + interval '1 millisecond'
		 from held where held.id = s.id
		 returning s.id, s.slug, s.name, held.subject, held.key_of, s.heartbeat_interval_seconds, s.health_step,
		   old.health_status as previous, new.health_status as current`,
		[JSON.stringify(said), unit.now, unit.now, graceMultiplier],
	);
	for (const row of rows) if (row.previous !== row.current) tellHealth(unit, row);

	const heard = new Map(rows.map(row => [nameOf(row.slug, {subject: row.subject, keyOf: row.key_of ?? undefined}), row]));
	return beats.map(beat => {
		const row = heard.get(nameOf(beat.slug, beat.acting));
		return row && {healthStatus: row.current, intervalSeconds: row.heartbeat_interval_seconds};
	});
}

function tellHealth(unit: Unit, {id, slug, name, health_step: step, previous, current}: Row): void {
	unit.record({
		type: 'service.health_changed',
		step,
		owner: {},
		data: {
			...{service_id: id, service_slug: slug, service_name: name},
			...{health_status: current, previous_health_status: previous, consecutive_misses: 0},
			...{last_heartbeat_at: unit.now.toISOString(), changed_at: unit.now.toISOString()},
		},
	});
}
