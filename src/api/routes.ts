import {getAuthConfig, getMe, proxyToken} from './auth/auth.ts';
import {
	adminGetInvoice,
	adminListInvoices,
	createDraftInvoice,
	deleteDraftInvoice,
	finalizeInvoice,
	reorderLineItems,
	sortLineItemsByDate,
	updateDraftInvoice,
} from './billing/admin-invoices.ts';
import {getBillingProfile, upsertBillingProfile} from './billing/billing-profile.ts';
import {createCreditNote, markInvoicePaid, voidInvoice} from './billing/corrections.ts';
import {
	adminDownloadInvoicePdf,
	adminSendInvoice,
	downloadInvoicePdf,
	regenerateInvoicePdf,
	sendInvoiceEmail,
} from './billing/documents.ts';
import {getInvoice, listInvoices} from './billing/invoices.ts';
import {generateInvoices} from './billing/runs.ts';
import {createPlan, createService, replacePricingTiers, updatePlan, updateService} from './catalog/admin-catalog.ts';
import {adminListEntrypoints, createEntrypoint, deleteEntrypoint, updateEntrypoint} from './catalog/admin-entrypoints.ts';
import {getCatalogPlan, getCatalogService, listCatalogPlans, listCatalogServices} from './catalog/catalog.ts';
import {listEntrypointsForTenant} from './catalog/entrypoints.ts';
import {lookupPlans} from './catalog/lookups.ts';
import type {AnyRoute} from './http/route.ts';
import {assignGroupRole, getGroup, listGroups, revokeGroupRole} from './identity/admin-groups.ts';
import {adminGetUser, adminListUsers, adminSyncUsers, adminUpdateUser, assignUserRole, revokeUserRole} from './identity/admin-users.ts';
import {adminAggregateUsage, adminTenantUsage} from './metering/admin-usage.ts';
import {checkQuota, postUsageEvents} from './metering/service-usage.ts';
import {getUsageByService, getUsageHistory, getUsageQuotas, getUsageSummary} from './metering/usage.ts';
import {listNotifications, markAllNotificationsRead, markNotificationRead} from './notifications/notifications.ts';
import {
	adminCreatePartner,
	adminGetPartner,
	adminGetPartnerStats,
	adminListPartners,
	adminListPartnerTenants,
	adminUpdatePartner,
} from './organization/admin-partners.ts';
import {adminGetTenant, adminListTenants, adminUpsertBillingProfile} from './organization/admin-tenants.ts';
import {lookupPartners, lookupTenants} from './organization/lookups.ts';
import {getOwnPartner, getOwnTenant, updateOwnPartner, updateOwnTenant} from './organization/own-organization.ts';
import {adminGetRun, adminListRuns} from './platform/admin-runs.ts';
import {listAuditLog} from './platform/audit-log.ts';
import {getPlatformSettings, updatePlatformSettings} from './platform/platform-settings.ts';
import {health, ready} from './probes/probes.ts';
import {approveService, listRegistryServices, rotateServiceApiKey, suspendService} from './registry/admin-registry.ts';
import {deregisterService, heartbeat, registerService, reregisterService} from './registry/registry.ts';
import {drainSandbox, getSandboxClock, listSandboxMails, mintSandboxToken, putSandboxClock} from './sandbox/sandbox.ts';
import {
	adminCancelSubscription,
	adminListSubscriptions,
	adminResumeSubscription,
	adminSuspendSubscription,
} from './subscriptions/admin-subscriptions.ts';
import {
	cancelSubscription,
	createSubscription,
	getSubscription,
	listSubscriptions,
	reactivateSubscription,
} from './subscriptions/subscriptions.ts';
import {serveUpload, uploadIcon, uploadTemplateImage} from './uploads/uploads.ts';
import {createWebhookSubscription, listWebhookSubscriptions} from './webhooks/admin-webhook-subscriptions.ts';

/** The whole API on one page. */
export const routes: readonly AnyRoute[] = [
	// untagged
	health,
	ready,
	// auth
	getAuthConfig,
	getMe,
	proxyToken,
	// catalog
	listCatalogServices,
	getCatalogService,
	listCatalogPlans,
	getCatalogPlan,
	// subscriptions
	listSubscriptions,
	createSubscription,
	getSubscription,
	cancelSubscription,
	reactivateSubscription,
	// notifications
	listNotifications,
	markAllNotificationsRead,
	markNotificationRead,
	// uploads
	uploadIcon,
	uploadTemplateImage,
	serveUpload,
	// registry
	registerService,
	reregisterService,
	deregisterService,
	heartbeat,
	// entrypoints
	listEntrypointsForTenant,
	// metering
	checkQuota,
	postUsageEvents,
	getUsageByService,
	getUsageHistory,
	getUsageQuotas,
	getUsageSummary,
	// billing
	getBillingProfile,
	upsertBillingProfile,
	listInvoices,
	getInvoice,
	downloadInvoicePdf,
	sendInvoiceEmail,
	// organization
	getOwnTenant,
	updateOwnTenant,
	getOwnPartner,
	updateOwnPartner,
	// admin
	createPlan,
	updatePlan,
	replacePricingTiers,
	createService,
	updateService,
	listRegistryServices,
	approveService,
	suspendService,
	rotateServiceApiKey,
	// admin-tenants
	adminListTenants,
	adminGetTenant,
	adminUpsertBillingProfile,
	// admin-partners
	adminListPartners,
	adminCreatePartner,
	adminGetPartner,
	adminUpdatePartner,
	// admin-billing
	adminListInvoices,
	createDraftInvoice,
	generateInvoices,
	adminGetInvoice,
	updateDraftInvoice,
	deleteDraftInvoice,
	finalizeInvoice,
	createCreditNote,
	markInvoicePaid,
	voidInvoice,
	reorderLineItems,
	sortLineItemsByDate,
	adminDownloadInvoicePdf,
	regenerateInvoicePdf,
	adminSendInvoice,
	// admin-subscriptions
	adminListSubscriptions,
	adminCancelSubscription,
	adminSuspendSubscription,
	adminResumeSubscription,
	// ext-runs
	adminListRuns,
	adminGetRun,
	adminGetPartnerStats,
	adminListPartnerTenants,
	// admin-users
	adminListUsers,
	adminSyncUsers,
	adminGetUser,
	adminUpdateUser,
	assignUserRole,
	revokeUserRole,
	// admin-groups
	listGroups,
	getGroup,
	assignGroupRole,
	revokeGroupRole,
	// admin-platform
	getPlatformSettings,
	updatePlatformSettings,
	// admin-lookups
	lookupTenants,
	lookupPartners,
	lookupPlans,
	// ext-audit
	listAuditLog,
	// admin-entrypoints
	adminListEntrypoints,
	createEntrypoint,
	updateEntrypoint,
	deleteEntrypoint,
	// admin-usage
	adminAggregateUsage,
	adminTenantUsage,
	// admin-webhook-subscriptions
	listWebhookSubscriptions,
	createWebhookSubscription,
];

/** Served besides them with SANDBOX. */
export const sandboxRoutes: readonly AnyRoute[] = [getSandboxClock, putSandboxClock, drainSandbox, mintSandboxToken, listSandboxMails];
