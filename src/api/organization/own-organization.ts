import {templateNameFaults} from '../../domain/billing/templates/template-name-faults.ts';
import type {Caller} from '../../domain/identity/caller.ts';
import type {Partner} from '../../domain/organization/partner.ts';
import {getPartner, getTenant} from '../../domain/organization/queries.ts';
import {updatePartner} from '../../domain/organization/update-partner.ts';
import {updateTenant} from '../../domain/organization/update-tenant.ts';
import type {IdOf} from '../../domain/platform/values/id.ts';
import {refuse} from '../http/access.ts';
import {one} from '../http/answers.ts';
import {line} from '../http/fields.ts';
import {route, tenantRoute} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {sellerChange} from './inputs.ts';
import {partnerView, shownPartner, tenantView} from './views.ts';

export const getOwnTenant = tenantRoute({
	operation: 'getOwnTenant',
	tag: 'organization',
	method: 'get',
	path: '/organization/tenant',
	summary: "The caller's tenant",
	description:
		'The tenant that the token names. Its name, slug, state and partner come from the directory. A caller without a tenant is refused ' +
		'(403).',
	access: 'user',
	answer: one(tenantView),
	async handle({unit, tenant}) {
		return getTenant(unit, tenant.id);
	},
});

export const updateOwnTenant = tenantRoute({
	operation: 'updateOwnTenant',
	tag: 'organization',
	method: 'put',
	path: '/organization/tenant',
	summary: "Change the tenant's language and time zone; the rest is the identity provider's",
	description:
		'Changes only what is given. Periods begin at midnights of `time_zone`: another zone holds from the next period on, and no day is ' +
		"billed twice or left out. `locale` is a language tag like `nl-NL`; the language of documents is the billing profile's. " +
		"Everything else of a tenant is the directory's.",
	access: 'billing:manage',
	body: input({
		locale: line(35).optional().meta({description: 'Language tag of BCP 47.', example: 'nl-NL'}),
		time_zone: line(60)
			.optional()
			.meta({description: 'IANA time zone whose midnights billing periods begin at, from the next one on.', example: 'Europe/Amsterdam'}),
	}),
	example: {locale: 'nl-NL', time_zone: 'Europe/Amsterdam'},
	answer: one(tenantView),
	async handle({unit, tenant, body}) {
		return updateTenant(unit, {tenantId: tenant.id, ...body});
	},
});

const ownPartnerId = ({partnerId}: Caller): IdOf<'partner'> => {
	if (!partnerId) throw refuse('no_place');
	return partnerId;
};

/** Where a seller wants its money is for those who look after it. */
const withoutBank = (partner: Partner) => ({...shownPartner(partner), bankName: null, iban: null, bic: null});

export const getOwnPartner = route({
	operation: 'getOwnPartner',
	tag: 'organization',
	method: 'get',
	path: '/organization/partner',
	summary: "The caller's partner: the seller. Bank details are shown to its admins only",
	description:
		"For a tenant's people: who sells to them, with the data that stand on their invoices. For a partner's staff: their own partner. " +
		'`bank_name`, `iban` and `bic` are null unless the caller holds `partner:manage`.',
	access: 'user',
	answer: one(partnerView),
	async handle({unit, caller}) {
		const partner = await getPartner(unit, ownPartnerId(caller));
		return caller.grants.has('partner:manage') ? shownPartner(partner) : withoutBank(partner);
	},
});

export const updateOwnPartner = route({
	operation: 'updateOwnPartner',
	tag: 'organization',
	method: 'put',
	path: '/organization/partner',
	summary: "Change the own seller's data; only what is given",
	description:
		'Changes only what is given, of the partner that the token names; `null` clears what may be null. Documents that are final keep ' +
		'what they were printed with. `partner.billing_linked` is told when the data become complete for the first time, ' +
		'`partner.billing_updated` when something changed after that; a changed IBAN, BIC or VAT number is told to every admin of the ' +
		'partner and to the operator. `invoice_number_prefix` is unique and fixed from the first final document on. All faults are named ' +
		'at once.',
	access: 'partner:manage',
	body: sellerChange,
	example: {iban: 'NL91ABNA0417164300', bic: 'ABNANL2A', bank_name: 'ABN AMRO'},
	answer: one(partnerView),
	refuses: ['invoice_prefix_taken', 'invoice_prefix_fixed'],
	async handle({unit, caller, body, tools: {config}}) {
		const {operatorPartnerId} = config;
		const partnerId = ownPartnerId(caller);
		const alsoWrong = await templateNameFaults(unit, partnerId, body);
		return shownPartner(await updatePartner(unit, {partnerId, change: body, operatorPartnerId, alsoWrong}));
	},
});
