import type {Unit} from '../unit/unit.ts';
import {isTimeZone} from './period.ts';

export const TIME_ZONE_FAULT = 'must be a time zone like Europe/Amsterdam';

/**
 * Whether a text names a time zone that all who reckon with it know: `Intl`, the date library and this PostgreSQL. One that a single one
 * of them does not know would stop whatever it is asked there; which names PostgreSQL knows depends on the machine it runs on.
 */
export async function isKnownTimeZone({em}: Unit, zone: string): Promise<boolean> {
	if (!isTimeZone(zone)) return false;
	const [known] = await em.execute<object[]>('select from pg_timezone_names where lower(name) = lower(?) limit 1', [zone]);
	return known !== undefined;
}
