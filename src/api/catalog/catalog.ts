import {
	entrypointsOf,
	getPlanOnShelf,
	getServiceOnShelf,
	listPlans,
	listServices,
	type Shelf,
	tiersOf,
} from '../../domain/catalog/queries.ts';
import type {Caller} from '../../domain/identity/caller.ts';
import type {Unit} from '../../domain/platform/unit/unit.ts';
import {idOf} from '../../domain/platform/values/id.ts';
import {shelfOf} from '../../domain/subscriptions/queries.ts';
import {list, one, page} from '../http/answers.ts';
import {line, slug} from '../http/fields.ts';
import {pageQuery, search} from '../http/queries.ts';
import {route} from '../http/route.ts';
import {input} from '../http/shapes.ts';
import {mayEnter} from './may-enter.ts';
import {catalogServiceDetailView, catalogServiceView, planDetailView, planView, shownPlan} from './views.ts';

const NOTHING_MORE: Shelf = {serviceIds: [], planIds: []};

/** A tenant also sees what it subscribes to, active and public or not. */
const shelfFor = async (unit: Unit, caller: Caller | undefined): Promise<Shelf> =>
	caller?.tenantId ? shelfOf(unit, caller.tenantId) : NOTHING_MORE;

export const listCatalogServices = route({
	operation: 'listCatalogServices',
	tag: 'catalog',
	method: 'get',
	path: '/catalog/services',
	summary: 'The services on offer, by name',
	description:
		"The services that are active and public, and beside them those that the caller's tenant subscribes to. `q` searches name, slug " +
		'and id; `category` is exact. When the platform setting `public_catalog` is on, no credential is needed, and only what is active ' +
		'and public is shown.',
	access: 'services:read',
	isOpenWith: 'publicCatalog',
	query: pageQuery('service', {
		category: line(100).optional().meta({description: 'Only services of this category, exactly.', example: 'sales'}),
		q: search.optional(),
	}),
	answer: page(catalogServiceView),
	async handle({unit, caller, query}) {
		return listServices(unit, {...query, shelf: await shelfFor(unit, caller)});
	},
});

export const getCatalogService = route({
	operation: 'getCatalogService',
	tag: 'catalog',
	method: 'get',
	path: '/catalog/services/{slug}',
	summary: 'A service with its plans',
	description:
		'With the plans on offer, by sort order and name, and the ways in that the caller may use. A tenant also sees a service and a ' +
		'plan that it subscribes to, whatever their state; anything else that is not active and public is 404. Prices are those for new ' +
		'subscriptions; pricing tiers stand with each plan (`getCatalogPlan`). When the platform setting `public_catalog` is on, no ' +
		'credential is needed.',
	access: 'services:read',
	isOpenWith: 'publicCatalog',
	params: input({slug}),
	answer: one(catalogServiceDetailView),
	refuses: ['service_not_found'],
	async handle({unit, caller, params}) {
		const shelf = await shelfFor(unit, caller);
		const service = await getServiceOnShelf(unit, params.slug, shelf);
		const plans = await listPlans(unit, service, shelf);
		const entrypoints = await entrypointsOf(unit, [service.id], {activeOnly: true});
		return {...service, plans: plans.map(shownPlan), entrypoints: entrypoints.filter(entrypoint => mayEnter(caller, entrypoint))};
	},
});

export const listCatalogPlans = route({
	operation: 'listCatalogPlans',
	tag: 'catalog',
	method: 'get',
	path: '/catalog/services/{slug}/plans',
	summary: "A service's plans, by sort order and name",
	description:
		"The plans of one service that are active and public, and the plan that the caller's tenant has; in one page: a service " +
		'has at most 500. Prices are those for new subscriptions. When the platform setting `public_catalog` is on, no credential is needed.',
	access: 'services:read',
	isOpenWith: 'publicCatalog',
	params: input({slug}),
	answer: list(planView),
	refuses: ['service_not_found'],
	async handle({unit, caller, params}) {
		const shelf = await shelfFor(unit, caller);
		const service = await getServiceOnShelf(unit, params.slug, shelf);
		return (await listPlans(unit, service, shelf)).map(shownPlan);
	},
});

export const getCatalogPlan = route({
	operation: 'getCatalogPlan',
	tag: 'catalog',
	method: 'get',
	path: '/catalog/plans/{plan_id}',
	summary: 'A plan with its pricing tiers',
	description:
		'Everything that a buyer needs to know of a plan: base price, quotas, trial and, by metric, the tiers that usage is priced by. ' +
		'Prices are those for new subscriptions: a running one keeps the price that it was made with. A plan that is neither on offer nor ' +
		"the tenant's own is 404. When the platform setting `public_catalog` is on, no credential is needed.",
	access: 'services:read',
	isOpenWith: 'publicCatalog',
	params: input({plan_id: idOf('plan')}),
	answer: one(planDetailView),
	refuses: ['plan_not_found'],
	async handle({unit, caller, params}) {
		const found = await getPlanOnShelf(unit, params.planId, await shelfFor(unit, caller));
		return {...shownPlan(found), pricingTiers: await tiersOf(unit, found.version.id)};
	},
});
