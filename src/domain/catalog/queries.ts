import {LockMode} from '@mikro-orm/core';
import type {FilterQuery} from '@mikro-orm/postgresql';
import {arrayLiteral} from '../platform/unit/array-literal.ts';
import {findPage, type Page, type PageRequest} from '../platform/unit/page.ts';
import type {Unit} from '../platform/unit/unit.ts';
import type {IdOf} from '../platform/values/id.ts';
import {searching} from '../platform/values/search.ts';
import {Entrypoint} from './entrypoint.ts';
import {Plan, PlanVersion} from './plan.ts';
import {PricingTier} from './pricing-tier.ts';
import {refuse} from './refusals.ts';
import {Service} from './service.ts';

/** A service by its id, or a refusal. */
export async function getService({em}: Unit, id: IdOf<'service'>): Promise<Service> {
	const service = await em.findOne(Service, id);
	if (!service) throw refuse('service_not_found', {slug: id});
	return service;
}

/** The service with this slug, locked for a change, if there is one. */
export const findServiceForChange = async ({em}: Unit, slug: string): Promise<Service | null> =>
	em.findOne(Service, {slug}, {lockMode: LockMode.PESSIMISTIC_WRITE});

/** A service by its slug, locked for a change, or a refusal. */
export async function lockService(unit: Unit, slug: string): Promise<Service> {
	const service = await findServiceForChange(unit, slug);
	if (!service) throw refuse('service_not_found', {slug});
	return service;
}

/** A plan by its id, locked for a change, or a refusal. */
export async function lockPlan({em}: Unit, id: IdOf<'plan'>): Promise<Plan> {
	const plan = await em.findOne(Plan, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!plan) throw refuse('plan_not_found', {id});
	return plan;
}

/** The price version with this id; versions are never deleted. */
export const versionOf = async ({em}: Unit, id: IdOf<'planVersion'>): Promise<PlanVersion> => em.findOneOrFail(PlanVersion, id);

/** Of the plans of some agreements: the prices that those were made on, and all that were made for running ones too. One query. */
export const pricesOf = async (
	{em}: Unit,
	agreed: readonly Readonly<{planId: IdOf<'plan'>; planVersionId: IdOf<'planVersion'>}>[],
): Promise<PlanVersion[]> =>
	em.find(PlanVersion, {
		$or: [
			{id: {$in: [...new Set(agreed.map(({planVersionId}) => planVersionId))]}},
			{planId: {$in: [...new Set(agreed.map(({planId}) => planId))]}, isForExisting: true},
		],
	});

/** Those of some price versions that have tiers, so that usage is billed by them. */
export async function meteredVersionsOf({em}: Unit, ids: readonly IdOf<'planVersion'>[]): Promise<ReadonlySet<string>> {
	if (ids.length === 0) return new Set();
	const rows = await em.execute<{plan_version_id: string}[]>(
		'select distinct plan_version_id from pricing_tier where plan_version_id = any(?::text[])',
		[arrayLiteral(ids)],
	);
	return new Set(rows.map(row => row.plan_version_id));
}

/** The tiers of a price version, in their order. */
export const tiersOf = async ({em}: Unit, planVersionId: IdOf<'planVersion'>): Promise<PricingTier[]> =>
	em.find(PricingTier, {planVersionId}, {orderBy: {sortOrder: 'asc', id: 'asc'}});

/** A plan with what its view needs: its service and its price of today. */
export type PricedPlan = Readonly<{plan: Plan; service: Service; version: PlanVersion}>;

/** Adds service and price to plans, with one query each. */
export async function priced({em}: Unit, plans: readonly Plan[]): Promise<PricedPlan[]> {
	const services = await em.find(Service, {id: {$in: [...new Set(plans.map(plan => plan.serviceId))]}});
	const versions = await em.find(PlanVersion, {id: {$in: plans.map(plan => plan.currentVersionId)}});
	const serviceById = new Map(services.map(service => [service.id, service]));
	const versionById = new Map(versions.map(version => [version.id, version]));
	return plans.flatMap(plan => {
		const service = serviceById.get(plan.serviceId);
		const version = versionById.get(plan.currentVersionId);
		return service && version ? [{plan, service, version}] : [];
	});
}

/** What somebody sees of the catalog: what is active and public, and the services and plans that the tenant subscribes to. */
export type Shelf = Readonly<{serviceIds: readonly IdOf<'service'>[]; planIds: readonly IdOf<'plan'>[]}>;

const onShelf = ({serviceIds}: Shelf): FilterQuery<Service> => ({$or: [{status: 'active', isPublic: true}, {id: {$in: [...serviceIds]}}]});

const planOnShelf = ({planIds}: Shelf): FilterQuery<Plan> => ({$or: [{isActive: true, isPublic: true}, {id: {$in: [...planIds]}}]});

/** The services of the catalog by name. */
export async function listServices(
	unit: Unit,
	request: PageRequest & {shelf: Shelf; category?: string; q?: string},
): Promise<Page<Service>> {
	const where: FilterQuery<Service>[] = [onShelf(request.shelf)];
	if (request.category !== undefined) where.push({category: request.category});
	if (request.q !== undefined) where.push(await searching(unit, 'service', request.q));
	return findPage(unit.em, Service, {$and: where}, request, {name: 'asc', id: 'asc'});
}

/** A service of the catalog by its slug, or a refusal. */
export async function getServiceOnShelf({em}: Unit, slug: string, shelf: Shelf): Promise<Service> {
	const service = await em.findOne(Service, {$and: [{slug}, onShelf(shelf)]});
	if (!service) throw refuse('service_not_found', {slug});
	return service;
}

/** A service's plans in the catalog, by sort order and name. */
export async function listPlans(unit: Unit, service: Service, shelf: Shelf): Promise<PricedPlan[]> {
	const where: FilterQuery<Plan> = {$and: [{serviceId: service.id}, planOnShelf(shelf)]};
	return priced(unit, await unit.em.find(Plan, where, {orderBy: {sortOrder: 'asc', name: 'asc', id: 'asc'}}));
}

/** All plans of a service, on offer or not, by sort order and name. */
export const allPlansOf = async (unit: Unit, service: Service): Promise<PricedPlan[]> =>
	priced(unit, await unit.em.find(Plan, {serviceId: service.id}, {orderBy: {sortOrder: 'asc', name: 'asc', id: 'asc'}}));

type PlanLookup = Readonly<{q?: string; serviceSlug?: string; limit: number; isOnOfferOnly: boolean}>;

/** Plans to choose from, newest first: all, or those that anybody could subscribe to. */
export async function lookUpPlans(unit: Unit, {q, serviceSlug, limit, isOnOfferOnly}: PlanLookup): Promise<PricedPlan[]> {
	const where: FilterQuery<Plan>[] = [];
	if (q !== undefined) where.push(await searching(unit, 'plan', q));
	if (isOnOfferOnly) where.push({isActive: true, isPublic: true});
	if (serviceSlug !== undefined || isOnOfferOnly) {
		const those = {
			...(serviceSlug !== undefined && {slug: serviceSlug}),
			...(isOnOfferOnly && ({status: 'active', isPublic: true} as const)),
		};
		const services = await unit.em.find(Service, those, {fields: ['id']});
		where.push({serviceId: {$in: services.map(({id}) => id)}});
	}

	return priced(unit, await unit.em.find(Plan, {$and: where}, {orderBy: {createdAt: 'desc', id: 'desc'}, limit}));
}

/** A plan of the catalog by its id, or a refusal: both it and its service must be seen. */
export async function getPlanOnShelf(unit: Unit, id: IdOf<'plan'>, shelf: Shelf): Promise<PricedPlan> {
	const plan = await unit.em.findOne(Plan, {$and: [{id}, planOnShelf(shelf)]});
	const [found] = plan ? await priced(unit, [plan]) : [];
	const isSeen = found && ((found.service.status === 'active' && found.service.isPublic) || shelf.serviceIds.includes(found.service.id));
	if (!isSeen) throw refuse('plan_not_found', {id});
	return found;
}

/** A plan by its id, on offer or not, or a refusal. */
export async function getPricedPlan(unit: Unit, id: IdOf<'plan'>): Promise<PricedPlan> {
	const plan = await unit.em.findOne(Plan, id);
	const [found] = plan ? await priced(unit, [plan]) : [];
	if (!found) throw refuse('plan_not_found', {id});
	return found;
}

/** An entrypoint by its id, locked for a change, or a refusal. */
export async function lockEntrypoint({em}: Unit, id: IdOf<'entrypoint'>): Promise<Entrypoint> {
	const entrypoint = await em.findOne(Entrypoint, id, {lockMode: LockMode.PESSIMISTIC_WRITE});
	if (!entrypoint) throw refuse('entrypoint_not_found', {id});
	return entrypoint;
}

const ENTRYPOINTS_IN_ORDER = {sortOrder: 'asc', label: 'asc', id: 'asc'} as const;

/** The ways into some services by sort order and name, all of them or the active ones. */
export const entrypointsOf = async (
	{em}: Unit,
	serviceIds: readonly IdOf<'service'>[],
	{activeOnly = false}: {activeOnly?: boolean} = {},
): Promise<Entrypoint[]> =>
	em.find(Entrypoint, {serviceId: {$in: [...serviceIds]}, ...(activeOnly && {isActive: true})}, {orderBy: ENTRYPOINTS_IN_ORDER});

/** The ways into all services, or into one, by sort order and name. */
export const listEntrypoints = async (
	{em}: Unit,
	{serviceId, ...page}: PageRequest & Readonly<{serviceId?: IdOf<'service'> | undefined}>,
): Promise<Page<Entrypoint>> => findPage(em, Entrypoint, serviceId ? {serviceId} : {}, page, ENTRYPOINTS_IN_ORDER);
