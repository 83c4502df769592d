import {z} from 'zod';
import {listPartners, listTenants} from '../../domain/organization/queries.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {anyAdminScope} from '../http/access-words.ts';
import {list} from '../http/answers.ts';
import {lookupLimit, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input, view} from '../http/shapes.ts';
import {demandPartner} from './demand-partner.ts';

const lookup = {tag: 'admin-lookups', method: 'get', access: anyAdminScope} as const;

const label = z.string().meta({description: 'Its name.', example: 'Acme B.V.'});

export const lookupTenants = route({
	...lookup,
	operation: 'lookupTenants',
	path: '/admin/lookups/tenants',
	summary: 'Tenants in reach to choose from',
	description:
		"Id and name only, newest first, for the choice lists of an administration page. Partners' staff find their own tenants; `q` " +
		'searches name, slug and id.',
	query: input({
		q: search.optional(),
		partner_id: idOf('partner').optional().meta({description: 'Only tenants of this partner.'}),
		limit: lookupLimit,
	}),
	answer: list(view({id: idOf('tenant'), label}).meta({id: 'TenantLookup'})),
	refuses: ['partner_not_found'],
	async handle({unit, caller, query: {limit, ...filter}}) {
		if (filter.partnerId) await demandPartner(unit, caller, filter.partnerId);
		const {items} = await listTenants(unit, {...filter, page: 1, pageSize: limit});
		return items.map(({id, name}) => ({id, label: name}));
	},
});

export const lookupPartners = route({
	...lookup,
	operation: 'lookupPartners',
	path: '/admin/lookups/partners',
	summary: 'Partners in reach to choose from',
	description:
		"Id and name only, newest first, for the choice lists of an administration page. Partners' staff find their own partner; `q` " +
		'searches name, legal name, contact address and id.',
	query: input({q: search.optional(), limit: lookupLimit}),
	answer: list(view({id: idOf('partner'), label}).meta({id: 'PartnerLookup'})),
	async handle({unit, caller, query: {limit, ...filter}}) {
		const only = caller.place === 'operator' ? undefined : caller.partnerId;
		const {items} = await listPartners(unit, {...filter, ...(only && {only}), page: 1, pageSize: limit});
		return items.map(({id, name}) => ({id, label: name}));
	},
});
