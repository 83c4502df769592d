import {type Fault, refuse as refusePlatform} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {isKnownTimeZone, TIME_ZONE_FAULT} from '../platform/values/time-zone.ts';
import {getTenant} from './queries.ts';
import type {Tenant} from './tenant.ts';

type Request = Readonly<{tenantId: IdOf<'tenant'>; locale?: string; timeZone?: string}>;

/** A language tag of BCP 47 in its usual writing; undefined when it is none. */
function canonicalLocale(locale: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(locale)[0];
	} catch {
		return undefined;
	}
}

/** Changes what a tenant says of itself: its language, and the zone whose midnights its periods begin at. The rest is the directory's. */
export async function updateTenant(unit: Unit, {tenantId, locale, timeZone}: Request): Promise<Tenant> {
	const tenant = await getTenant(unit, tenantId);
	const canonical = locale === undefined ? tenant.locale : canonicalLocale(locale);
	const details: Fault[] = [];
	if (canonical === undefined) details.push({path: 'locale', message: 'must be a language tag like nl or nl-NL'});
	if (timeZone !== undefined && !(await isKnownTimeZone(unit, timeZone))) details.push({path: 'time_zone', message: TIME_ZONE_FAULT});
	if (canonical === undefined || details.length > 0) throw refusePlatform('input_invalid', {details});
	tenant.locale = canonical;
	if (timeZone !== undefined) tenant.timeZone = timeZone;
	await unit.em.flush();
	return tenant;
}
