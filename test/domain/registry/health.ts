import test from 'ava';
import type {HealthStatus} from '../../../src/domain/catalog/service.ts';
import {healthAfter, healthBy} from '../../../src/domain/registry/health.ts';

const rules = {monitorIntervalSeconds: 60, graceMultiplier: 3, degradedAfterMisses: 3, unreachableAfterMisses: 10};

const table: readonly [misses: number, before: HealthStatus, after: HealthStatus][] = [
	[1, 'healthy', 'healthy'],
	[2, 'healthy', 'healthy'],
	[2, 'degraded', 'degraded'],
	[3, 'healthy', 'degraded'],
	[9, 'degraded', 'degraded'],
	[10, 'degraded', 'unreachable'],
	[11, 'unreachable', 'unreachable'],
];

for (const [misses, before, after] of table) {
	test(`a service that was ${before} is ${after} after ${misses} looks in vain`, t => {
		t.is(healthAfter(misses, before, rules), after);
	});
}

test('a service is as well as it says, and one in maintenance is well', t => {
	t.is(healthBy({status: 'ok'}), 'healthy');
	t.is(healthBy({status: 'maintenance'}), 'healthy');
	t.is(healthBy({status: 'degraded'}), 'degraded');
});
