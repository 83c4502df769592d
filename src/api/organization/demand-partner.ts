import type {Caller} from '../../domain/identity/caller.ts';
import type {Partner} from '../../domain/organization/partner.ts';
import {getPartner} from '../../domain/organization/queries.ts';
import {refuse} from '../../domain/organization/refusals.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';

/** A partner that the caller reaches: any for the operator's staff, the own one for others. Another one is as missing as none. */
export async function demandPartner(unit: Unit, {place, partnerId}: Caller, id: IdOf<'partner'>): Promise<Partner> {
	if (place !== 'operator' && id !== partnerId) throw refuse('partner_not_found', {id});
	return getPartner(unit, id);
}
