import type {Fault} from '../platform/refusals.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {Partner} from './partner.ts';
import {refuse} from './refusals.ts';
import {freePrefix, newPartner} from './remember-caller.ts';
import {applySellerChange, type SellerChange} from './update-partner.ts';

type Request = Readonly<{
	partnerId: IdOf<'partner'>;
	name: string;
	change: SellerChange;
	/** What is wrong with it beyond what this context knows. */
	alsoWrong?: readonly Fault[];
}>;

/** Enters a partner before its people first sign in; its id is the identity provider's. */
export async function createPartner(unit: Unit, {partnerId, name, change, alsoWrong}: Request): Promise<Partner> {
	if (await unit.em.findOne(Partner, partnerId)) throw refuse('partner_exists', {id: partnerId});
	const invoiceNumberPrefix = change.invoiceNumberPrefix ?? (await freePrefix(unit, partnerId));
	const partner = unit.em.create(Partner, {...(await newPartner(unit, partnerId)), name, invoiceNumberPrefix});
	return applySellerChange(unit, partner, change, {isOperator: false, alsoWrong});
}
