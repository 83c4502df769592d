import type {HealthReport, HealthStatus} from '../catalog/service.ts';

/** When silence counts, and for how much. */
export type HealthRules = Readonly<{
	/** A look for silent services, every so many seconds. */
	monitorIntervalSeconds: number;
	/** A service is silent when nothing was heard of it for its interval times this. */
	graceMultiplier: number;
	degradedAfterMisses: number;
	unreachableAfterMisses: number;
}>;

/** How a service is, judged by what it says: one that is being maintained is there and will be back. */
export const healthBy = ({status}: Pick<HealthReport, 'status'>): HealthStatus => (status === 'degraded' ? 'degraded' : 'healthy');

/** How a service is after so many looks in vain; what it was, as long as they are few. */
export function healthAfter(misses: number, before: HealthStatus, rules: HealthRules): HealthStatus {
	if (misses >= rules.unreachableAfterMisses) return 'unreachable';
	return misses >= rules.degradedAfterMisses ? 'degraded' : before;
}
