import {moveRowsOfTenant} from '../platform/unit/tenancy.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import type {Tenant} from './tenant.ts';

/** Puts a tenant, with everything that is its own, under another partner. Only the directory's sync does this. */
export async function moveTenant(unit: Unit, tenant: Tenant, partnerId: IdOf<'partner'>): Promise<void> {
	unit.log.info({tenant: tenant.id, from: tenant.partnerId, to: partnerId}, 'a tenant moves to another partner');
	tenant.partnerId = partnerId;
	await unit.em.flush();
	await moveRowsOfTenant(unit.em, tenant.id, partnerId);
}
