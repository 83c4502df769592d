import {BillingProfile} from '../../organization/billing-profile.ts';
import {Partner} from '../../organization/partner.ts';
import type {Unit} from '../../platform/unit/unit.ts';
import {isMailType, type Template} from './template.ts';

/** Whether its partner, or a billing profile of one of its tenants, names this template: all of the same name count as one. */
export async function isTemplateInUse({em}: Unit, {partnerId, name, documentType}: Template): Promise<boolean> {
	const field = isMailType(documentType) ? 'emailTemplateName' : 'invoiceTemplateName';
	if (await em.findOne(Partner, {id: partnerId, [field]: name}, {fields: ['id']})) return true;
	return (await em.findOne(BillingProfile, {partnerId, [field]: name}, {fields: ['id']})) !== null;
}
