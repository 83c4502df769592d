import {createPartner} from '../../domain/organization/create-partner.ts';
import {updatePartner} from '../../domain/organization/update-partner.ts';
import {idOf} from '../../domain/platform/id.ts';
import {one} from '../http/answers.ts';
import {line} from '../http/fields.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {sellerFields} from './inputs.ts';
import {partnerView} from './views.ts';

export const adminCreatePartner = route({
	operation: 'adminCreatePartner',
	tag: 'admin-partners',
	method: 'post',
	path: '/admin/partners',
	summary: 'Enter a partner before its people first sign in',
	access: 'admin:partners',
	isIdempotent: true,
	body: input({id: idOf('partner'), name: line(200), ...sellerFields}),
	status: 201,
	answer: one(partnerView),
	refuses: ['partner_exists', 'invoice_prefix_taken'],
	async handle({unit, body: {id, name, ...change}}) {
		return createPartner(unit, {partnerId: id, name, change});
	},
});

export const adminUpdatePartner = route({
	operation: 'adminUpdatePartner',
	tag: 'admin-partners',
	method: 'patch',
	path: '/admin/partners/{partner_id}',
	summary: "Change a seller's data; only what is given",
	access: 'admin:partners',
	params: input({partner_id: idOf('partner')}),
	body: input(sellerFields),
	answer: one(partnerView),
	refuses: ['partner_not_found', 'invoice_prefix_taken'],
	async handle({unit, params, body, tools: {config}}) {
		return updatePartner(unit, {partnerId: params.partnerId, change: body, operatorPartnerId: config.operatorPartnerId});
	},
});
