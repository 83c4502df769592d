import type {Partner} from '../organization/partner.ts';
import {findBillingProfile, getPartner} from '../organization/queries.ts';
import type {IdOf} from '../platform/id.ts';
import {type Day, dayOf} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {buyerSnapshot} from './buyer-snapshot.ts';
import type {Parties} from './parties.ts';
import {sellerSnapshot} from './seller-snapshot.ts';

type Names = Readonly<{tenantId: IdOf<'tenant'>; partnerId: IdOf<'partner'>}>;

/** Seller and buyer of a document as they are now, and the day it is where the seller is. */
export async function currentParties(
	unit: Unit,
	{tenantId, partnerId}: Names,
): Promise<Readonly<{partner: Partner; parties: Parties; today: Day}>> {
	const partner = await getPartner(unit, partnerId);
	const profile = await findBillingProfile(unit, tenantId);
	return {
		partner,
		parties: {seller: sellerSnapshot(partner), buyer: profile && buyerSnapshot(profile)},
		today: dayOf(unit.now, partner.timeZone),
	};
}
