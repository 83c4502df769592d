import {defineEntity, p} from '@mikro-orm/postgresql';
import {attemptIndexes, attempts} from '../platform/attempts/attempt.ts';
import {mirrored} from '../platform/unit/stored.ts';
import {owner, scoped} from '../platform/unit/tenancy.ts';

const schema = defineEntity({
	name: 'VatCheck',
	tableName: 'vat_check',
	properties: {
		/** The id of the billing profile whose number it is. */
		...mirrored('billingProfile'),
		...owner(),
		/** The member state whose register knows the number, by the prefix of its numbers (EL for Greece). */
		countryCode: p.string(),
		/** Without the prefix. */
		vatNumber: p.string(),
		...attempts(),
	},
	indexes: attemptIndexes('vat_check', 'country_code', {turns: 'partner_id'}),
	...scoped,
});

/** The question to the EU's register about the VAT number of a billing profile: the newest one. */
export class VatCheck extends schema.class {}

schema.setClass(VatCheck);
