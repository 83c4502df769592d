import type {AnyRoute} from '../http/route.ts';
import {createPlan, createService, replacePricingTiers, updatePlan, updateService} from './admin-catalog.ts';
import {adminListEntrypoints, createEntrypoint, deleteEntrypoint, updateEntrypoint} from './admin-entrypoints.ts';
import {adminCreatePack, adminDeletePack, adminGetPack, adminListPacks, adminUpdatePack} from './admin-packs.ts';
import {getCatalogPlan, getCatalogService, listCatalogPlans, listCatalogServices} from './catalog.ts';
import {listEntrypointsForTenant} from './entrypoints.ts';
import {lookupPlans} from './lookups.ts';

export const catalogRoutes: readonly AnyRoute[] = [
	// catalog
	listCatalogServices,
	getCatalogService,
	listCatalogPlans,
	getCatalogPlan,
	// entrypoints
	listEntrypointsForTenant,
	// admin
	createPlan,
	updatePlan,
	replacePricingTiers,
	createService,
	updateService,
	// admin-packs
	adminListPacks,
	adminCreatePack,
	adminGetPack,
	adminUpdatePack,
	adminDeletePack,
	// admin-lookups
	lookupPlans,
	// admin-entrypoints
	adminListEntrypoints,
	createEntrypoint,
	updateEntrypoint,
	deleteEntrypoint,
];
