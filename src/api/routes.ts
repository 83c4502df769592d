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
import {getCatalogPlan, getCatalogService, listCatalogPlans, listCatalogServices} from './catalog/catalog.ts';
import type {AnyRoute} from './http/route.ts';
import {adminAggregateUsage, adminTenantUsage} from './metering/admin-usage.ts';
import {checkQuota, postUsageEvents} from './metering/service-usage.ts';
import {getUsageByService, getUsageHistory, getUsageQuotas, getUsageSummary} from './metering/usage.ts';
import {listNotifications, markAllNotificationsRead, markNotificationRead} from './notifications/notifications.ts';
import {adminCreatePartner, adminUpdatePartner} from './organization/admin-partners.ts';
import {adminUpsertBillingProfile} from './organization/admin-tenants.ts';
import {health, ready} from './probes/probes.ts';
import {approveService, listRegistryServices, rotateServiceApiKey, suspendService} from './registry/admin-registry.ts';
import {deregisterService, heartbeat, registerService, reregisterService} from './registry/registry.ts';
import {adminGetRun, adminListRuns} from './runs/admin-runs.ts';
import {drainSandbox, getSandboxClock, listSandboxMails, mintSandboxToken, putSandboxClock} from './sandbox/sandbox.ts';
import {createSubscription, getSubscription, listSubscriptions} from './subscriptions/subscriptions.ts';
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
	// notifications
	listNotifications,
	markAllNotificationsRead,
	markNotificationRead,
	// registry
	registerService,
	reregisterService,
	deregisterService,
	heartbeat,
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
	adminUpsertBillingProfile,
	// admin-partners
	adminCreatePartner,
	adminUpdatePartner,
	// admin-billing
	adminListInvoices,
	createDraftInvoice,
	generateInvoices,
	adminGetInvoice,
	updateDraftInvoice,
	deleteDraftInvoice,
	finalizeInvoice,
	reorderLineItems,
	sortLineItemsByDate,
	adminDownloadInvoicePdf,
	regenerateInvoicePdf,
	adminSendInvoice,
	// ext-runs
	adminListRuns,
	adminGetRun,
	// admin-usage
	adminAggregateUsage,
	adminTenantUsage,
	// admin-webhook-subscriptions
	listWebhookSubscriptions,
	createWebhookSubscription,
];

/** Served besides them with SANDBOX. */
export const sandboxRoutes: readonly AnyRoute[] = [getSandboxClock, putSandboxClock, drainSandbox, mintSandboxToken, listSandboxMails];
