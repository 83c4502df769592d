import {refuse} from '../catalog/refusals.ts';
import type {HealthReport, HealthStatus} from '../catalog/service.ts';
import type {IdOf} from '../platform/id.ts';
import type {Unit} from '../platform/unit.ts';
import {healthBy} from './health.ts';

type Request = Readonly<{subject: string; slug: string; report: HealthReport; graceMultiplier: number}>;

type Beat = {
	id: IdOf<'service'>;
	name: string;
	heartbeat_interval_seconds: number;
	health_step: number;
	previous: HealthStatus;
	current: HealthStatus;
};

/**
 * A service says that it lives: its misses are forgotten, and it is as well as it says. Hundreds of these come in a second, so it is
 * one statement past the entity manager. Another account's service is as missing as one that never was.
 */
export async function recordHeartbeat(
	unit: Unit,
	{subject, slug, report, graceMultiplier}: Request,
): Promise<{healthStatus: HealthStatus; intervalSeconds: number}> {
	const health = healthBy(report);
	const [beat] = await unit.em.execute<Beat[]>(
		`update service set last_heartbeat_at = ?, last_report = ?::jsonb, consecutive_misses = 0, health_status = ?,
		   health_step = health_step + (health_status <> ?)::int,
		   next_miss_at = ?::timestamptz + heartbeat_interval_seconds * ? * interval '1 second' + interval '1 millisecond'
		 where slug = ? and coalesce(owner_subject, id) = ? and status <> 'deregistered'
		 returning id, name, heartbeat_interval_seconds, health_step, old.health_status as previous, new.health_status as current`,
		[unit.now, JSON.stringify(report), health, health, unit.now, graceMultiplier, slug, subject],
	);
	if (!beat) throw refuse('service_not_found', {slug});
	if (beat.previous !== beat.current) {
		unit.record({
			type: 'service.health_changed',
			step: beat.health_step,
			owner: {},
			data: {
				...{service_id: beat.id, service_slug: slug, service_name: beat.name},
				...{health_status: beat.current, previous_health_status: beat.previous, consecutive_misses: 0},
				...{last_heartbeat_at: unit.now.toISOString(), changed_at: unit.now.toISOString()},
			},
		});
	}

	return {healthStatus: beat.current, intervalSeconds: beat.heartbeat_interval_seconds};
}
