import {aggregate} from '../../src/domain/metering/aggregate.ts';
import {rebuildTotals} from '../../src/domain/metering/rebuild-totals.ts';
import {asSystem} from '../../src/domain/platform/unit/as-system.ts';
import type {InUnit} from '../../src/domain/platform/unit/unit.ts';

const KEPT_MONTHS = 13;

/** Rolls up all usage that waits, as the worker's job does; for tests whose worker is stopped. */
export async function rollUp({inUnit}: {inUnit: InUnit}): Promise<void> {
	const because = 'rolling up usage';
	while ((await asSystem(inUnit, {because}, async unit => rebuildTotals(unit, KEPT_MONTHS))) > 0);
	while ((await asSystem(inUnit, {because}, aggregate)) > 0);
}
