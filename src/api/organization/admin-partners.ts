import {z} from 'zod';
import {templateNameFaults} from '../../domain/billing/templates/template-name-faults.ts';
import {createPartner} from '../../domain/organization/create-partner.ts';
import {getPartner, listPartners, listTenants} from '../../domain/organization/queries.ts';
import {updatePartner} from '../../domain/organization/update-partner.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {one, page} from '../http/answers.ts';
import {line} from '../http/fields.ts';
import {pageQuery, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {sellerChange, sellerFields} from './inputs.ts';
import {partnerStats} from './partner-stats.ts';
import {tenantDetails} from './tenant-details.ts';
import {partnerStatsView, partnerView, shownPartner, tenantDetailView} from './views.ts';

const thePartner = {params: input({partner_id: idOf('partner')}), refuses: ['partner_not_found']} as const;

export const adminListPartners = route({
	operation: 'adminListPartners',
	tag: 'admin-partners',
	method: 'get',
	path: '/admin/partners',
	summary: 'The partners, newest first',
	description:
		'Partners are the sellers on invoices; the operator is one of them. `q` searches name, legal name, contact address and id. For ' +
		"the operator's staff, since no one else can hold `admin:partners`.",
	access: 'admin:partners',
	query: pageQuery('partner', {q: search.optional()}),
	answer: page(partnerView),
	async handle({unit, query}) {
		const found = await listPartners(unit, query);
		return {...found, items: found.items.map(shownPartner)};
	},
});

export const adminGetPartner = route({
	operation: 'adminGetPartner',
	tag: 'admin-partners',
	method: 'get',
	path: '/admin/partners/{partner_id}',
	summary: 'A partner: the seller on invoices',
	description: 'With bank details and everything that stands on its invoices. `is_billable` says whether enough is known to put it on one.',
	access: 'admin:partners',
	...thePartner,
	answer: one(partnerView),
	async handle({unit, params}) {
		return shownPartner(await getPartner(unit, params.partnerId));
	},
});

export const adminGetPartnerStats = route({
	operation: 'adminGetPartnerStats',
	tag: 'admin-partners',
	method: 'get',
	path: '/admin/partners/{partner_id}/stats',
	summary: 'What a partner comes to, one entry for each currency',
	description:
		"One entry for each currency in which the partner's tenants subscribe or were invoiced; one in the platform's own currency when " +
		"there is none. Days and the month are those of the partner's time zone.",
	access: 'admin:partners',
	...thePartner,
	answer: one(z.array(partnerStatsView)),
	async handle({unit, params}) {
		return partnerStats(unit, await getPartner(unit, params.partnerId));
	},
});

export const adminListPartnerTenants = route({
	operation: 'adminListPartnerTenants',
	tag: 'admin-partners',
	method: 'get',
	path: '/admin/partners/{partner_id}/tenants',
	summary: "A partner's tenants, newest first",
	description: 'Each with its billing profile and what it comes to, one entry for each currency. `q` searches name, slug and id.',
	access: 'admin:partners',
	...thePartner,
	query: pageQuery('tenant', {q: search.optional()}),
	answer: page(tenantDetailView),
	async handle({unit, params, query}) {
		const {id} = await getPartner(unit, params.partnerId);
		const found = await listTenants(unit, {...query, partnerId: id});
		return {...found, items: await tenantDetails(unit, found.items)};
	},
});

export const adminCreatePartner = route({
	operation: 'adminCreatePartner',
	tag: 'admin-partners',
	method: 'post',
	path: '/admin/partners',
	summary: 'Enter a partner before its people first sign in',
	description:
		'Optional: a partner that first appears in a valid token is stored by itself. `id` is the one that the identity provider uses; a ' +
		"partner that is there already is refused. Without `invoice_number_prefix` one is made from the id. All faults of the seller's " +
		'data are named at once. When it is complete enough to be put on invoices, `partner.billing_linked` is told.',
	access: 'admin:partners',
	isIdempotent: true,
	body: input({
		id: idOf('partner').meta({description: 'Its id at the identity provider.'}),
		name: line(200).meta({description: 'Its name, until the directory tells another one.', example: 'Reseller B.V.'}),
		...sellerFields,
	}),
	example: {
		id: 'prt_reseller',
		name: 'Reseller B.V.',
		legal_name: 'Reseller B.V.',
		seller_address_line1: 'Coolsingel 2',
		seller_postal_code: '3011 AD',
		seller_city: 'Rotterdam',
		seller_country_code: 'NL',
		seller_vat_number: 'NL004495445B01',
		iban: 'NL91ABNA0417164300',
		invoice_number_prefix: 'RESELL',
	},
	status: 201,
	answer: one(partnerView),
	refuses: ['partner_exists', 'invoice_prefix_taken'],
	async handle({unit, body: {id, name, ...change}}) {
		const alsoWrong = await templateNameFaults(unit, id, change);
		return shownPartner(await createPartner(unit, {partnerId: id, name, change, alsoWrong}));
	},
});

export const adminUpdatePartner = route({
	operation: 'adminUpdatePartner',
	tag: 'admin-partners',
	method: 'patch',
	path: '/admin/partners/{partner_id}',
	summary: "Change a seller's data; only what is given",
	description:
		'Changes only what is given; `null` clears what may be null. Documents that are final keep what they were printed with. ' +
		'`partner.billing_linked` is told when the data become complete for the first time, `partner.billing_updated` when something ' +
		'changed after that; a changed IBAN, BIC or VAT number is told to every admin of the partner and to the operator. ' +
		"`invoice_number_prefix` is unique and fixed from the partner's first final document on. All faults are named at once.",
	access: 'admin:partners',
	params: input({partner_id: idOf('partner')}),
	body: sellerChange,
	example: {contact_email: 'billing@reseller.example', payment_terms_days: 30},
	answer: one(partnerView),
	refuses: ['partner_not_found', 'invoice_prefix_taken', 'invoice_prefix_fixed'],
	async handle({unit, params, body, tools: {config}}) {
		const {operatorPartnerId} = config;
		const alsoWrong = await templateNameFaults(unit, params.partnerId, body);
		return shownPartner(await updatePartner(unit, {partnerId: params.partnerId, change: body, operatorPartnerId, alsoWrong}));
	},
});
