import type {Partner} from '../organization/partner.ts';
import {findBillingProfile, getPartner} from '../organization/queries.ts';
import type {IdOf} from '../platform/id.ts';
import {type Day, dayOf} from '../platform/period.ts';
import type {Unit} from '../platform/unit.ts';
import {buyerSnapshot} from './buyer-snapshot.ts';
import {Invoice} from './invoice.ts';
import type {Parties} from './parties.ts';
import {sellerSnapshot} from './seller-snapshot.ts';

type Document = Readonly<{tenantId: IdOf<'tenant'>; partnerId: IdOf<'partner'>; referencedInvoiceId?: IdOf<'invoice'> | null}>;

/**
 * Seller and buyer of a document, and the day it is where the seller is: those of the invoice that it gives back, as they stood on it;
 * else as they are now.
 */
export async function partiesOf(unit: Unit, document: Document): Promise<Readonly<{partner: Partner; parties: Parties; today: Day}>> {
	const partner = await getPartner(unit, document.partnerId);
	const parties = (await partiesOnInvoice(unit, document)) ?? (await currentParties(unit, document, partner));
	return {partner, parties, today: dayOf(unit.now, partner.timeZone)};
}

async function partiesOnInvoice({em}: Unit, {referencedInvoiceId}: Document): Promise<Parties | undefined> {
	const invoice = referencedInvoiceId && (await em.findOne(Invoice, referencedInvoiceId));
	return invoice?.sellerSnapshot ? {seller: invoice.sellerSnapshot, buyer: invoice.buyerSnapshot ?? null} : undefined;
}

async function currentParties(unit: Unit, {tenantId}: Document, partner: Partner): Promise<Parties> {
	const profile = await findBillingProfile(unit, tenantId);
	return {seller: sellerSnapshot(partner), buyer: profile && buyerSnapshot(profile)};
}
