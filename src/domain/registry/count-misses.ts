import type {Service} from '../catalog/service.ts';
import type {Unit} from '../platform/unit/unit.ts';
import {type HealthRules, healthAfter} from './health.ts';
import {lockSilentServices} from './queries.ts';

type Look = Readonly<{
	/** The instant this look was due, in business time: each look counts one miss of a service, run once or twice. */
	dueAt: Date;
	rules: HealthRules;
	limit: number;
}>;

/**
 * Counts a miss for services of which nothing was heard for too long, the longest silent first, at most `limit`; tells when their
 * health changes. An unreachable one is looked for no more: it is heard of when it is back.
 *
 * @returns how many there were
 */
export async function countMisses(unit: Unit, {dueAt, rules, limit}: Look): Promise<number> {
	const silent = await lockSilentServices(unit, dueAt, limit);
	for (const service of silent) countMiss(unit, service, {dueAt, rules});
	return silent.length;
}

function countMiss(unit: Unit, service: Service, {dueAt, rules}: Omit<Look, 'limit'>): void {
	const previous = service.healthStatus;
	service.consecutiveMisses += 1;
	service.healthStatus = healthAfter(service.consecutiveMisses, previous, rules);
	const nextLook = new Date(dueAt.getTime() + rules.monitorIntervalSeconds * 1000);
	service.nextMissAt = service.healthStatus === 'unreachable' ? null : nextLook;
	if (service.healthStatus === previous) return;
	service.healthStep += 1;
	unit.record({
		type: 'service.health_changed',
		step: service.healthStep,
		owner: {},
		data: {
			...{service_id: service.id, service_slug: service.slug, service_name: service.name},
			...{health_status: service.healthStatus, previous_health_status: previous, consecutive_misses: service.consecutiveMisses},
			last_heartbeat_at: service.lastHeartbeatAt?.toISOString() ?? null,
			changed_at: unit.now.toISOString(),
		},
	});
}
