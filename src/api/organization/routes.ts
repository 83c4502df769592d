import type {AnyRoute} from '../http/route.ts';
import {
	adminCreatePartner,
	adminGetPartner,
	adminGetPartnerStats,
	adminListPartners,
	adminListPartnerTenants,
	adminUpdatePartner,
} from './admin-partners.ts';
import {adminGetTenant, adminListTenants, adminUpsertBillingProfile} from './admin-tenants.ts';
import {lookupPartners, lookupTenants} from './lookups.ts';
import {getOwnPartner, getOwnTenant, updateOwnPartner, updateOwnTenant} from './own-organization.ts';

export const organizationRoutes: readonly AnyRoute[] = [
	// organization
	getOwnTenant,
	updateOwnTenant,
	getOwnPartner,
	updateOwnPartner,
	// admin-tenants
	adminListTenants,
	adminGetTenant,
	adminUpsertBillingProfile,
	// admin-partners
	adminListPartners,
	adminCreatePartner,
	adminGetPartner,
	adminUpdatePartner,
	// ext-runs
	adminGetPartnerStats,
	adminListPartnerTenants,
	// admin-lookups
	lookupTenants,
	lookupPartners,
];
