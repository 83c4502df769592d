/* Made by `node bin/docs.ts` from the description of the API; changes by hand are lost. */
export interface paths {
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether this process lives */
        readonly get: operations["health"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether this process can do its work */
        readonly get: operations["ready"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How people sign in: the identity provider and the client to use */
        readonly get: operations["getAuthConfig"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who the caller is, and what it may do */
        readonly get: operations["getMe"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/auth/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Exchange a code or a refresh token at the identity provider (public client, PKCE) */
        readonly post: operations["proxyToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/catalog/services": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The services on offer, by name */
        readonly get: operations["listCatalogServices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/catalog/services/{slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A service with its plans */
        readonly get: operations["getCatalogService"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/catalog/services/{slug}/plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A service's plans, by sort order and name */
        readonly get: operations["listCatalogPlans"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/catalog/plans/{plan_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A plan with its pricing tiers */
        readonly get: operations["getCatalogPlan"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/entrypoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The ways into the services that the tenant subscribes to, by sort order and name */
        readonly get: operations["listEntrypointsForTenant"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/catalog/plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Add a plan to a service */
        readonly post: operations["createPlan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/catalog/plans/{plan_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Change a plan; a changed price is for new subscriptions unless told otherwise */
        readonly put: operations["updatePlan"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/catalog/plans/{plan_id}/pricing-tiers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Replace all pricing tiers of a plan at once */
        readonly put: operations["replacePricingTiers"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/catalog/services": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put a service into the catalog: active at once, without provisioning */
        readonly post: operations["createService"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/catalog/services/{slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Change what the catalog says of a service */
        readonly put: operations["updateService"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/packs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All packs, on offer or not, by sort order and name */
        readonly get: operations["adminListPacks"];
        readonly put?: never;
        /** Sell plans of several services together; they share currency and billing period */
        readonly post: operations["adminCreatePack"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/packs/{pack_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A pack with its items */
        readonly get: operations["adminGetPack"];
        /** Change a pack, only what is given; who subscribes to it already keeps what was agreed on */
        readonly put: operations["adminUpdatePack"];
        readonly post?: never;
        /** Take a pack off the catalog; one that somebody subscribed to stays, and is not on offer any more */
        readonly delete: operations["adminDeletePack"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/lookups/plans": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Plans to choose from: all for the operator's staff, those on offer for others */
        readonly get: operations["lookupPlans"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/entrypoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The ways into services, by sort order and name */
        readonly get: operations["adminListEntrypoints"];
        readonly put?: never;
        /** Add a way into a service */
        readonly post: operations["createEntrypoint"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/entrypoints/{entrypoint_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Change a way into a service; only what is given */
        readonly put: operations["updateEntrypoint"];
        readonly post?: never;
        /** Remove a way into a service */
        readonly delete: operations["deleteEntrypoint"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tenant's subscriptions, newest first */
        readonly get: operations["listSubscriptions"];
        readonly put?: never;
        /** Subscribe to a plan of the catalog */
        readonly post: operations["createSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/subscriptions/{subscription_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One subscription */
        readonly get: operations["getSubscription"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change the buyer's number of the order, for what is billed from now on; null forgets it */
        readonly patch: operations["updateSubscription"];
        readonly trace?: never;
    };
    readonly "/api/v1/subscriptions/{subscription_id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel for the end of the period; in a trial, or before it works, at once */
        readonly post: operations["cancelSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/subscriptions/{subscription_id}/reactivate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take a cancellation back before the period is over */
        readonly post: operations["reactivateSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/subscriptions/{subscription_id}/change-plan": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change plan or quantity, now or when the period is over, the service first, or see what that would come to */
        readonly post: operations["changePlan"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-packs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The packs on offer, by sort order and name; also those that the tenant subscribes to */
        readonly get: operations["listServicePacks"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-packs/subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tenant's packs with the subscriptions of each, newest first */
        readonly get: operations["listPackSubscriptions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-packs/{slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A pack with its items */
        readonly get: operations["getServicePack"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-packs/{slug}/subscribe": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Subscribe to all plans of a pack at once, for its price */
        readonly post: operations["subscribeToPack"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-packs/subscriptions/{pack_subscription_id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel a pack with all of its subscriptions: for the end of the period; in a trial, or before it works, at once */
        readonly post: operations["cancelPackSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The subscriptions in reach, newest first */
        readonly get: operations["adminListSubscriptions"];
        readonly put?: never;
        /** Subscribe a tenant, also to a plan that is not public, from an earlier day on, or at a price of its own */
        readonly post: operations["adminCreateSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/subscriptions/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel, suspend or resume many subscriptions, each by itself: one that refuses stops no other */
        readonly post: operations["adminBulkSubscriptions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/subscriptions/{subscription_id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel for the end of the period, or at once: then its unused days are given back */
        readonly post: operations["adminCancelSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/subscriptions/{subscription_id}/suspend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Suspend a subscription: it is not renewed, and nothing is given back */
        readonly post: operations["adminSuspendSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/subscriptions/{subscription_id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a suspended subscription go on: in its period, or in a new one from this day */
        readonly post: operations["adminResumeSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/subscriptions/{subscription_id}/override": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put a subscription right: another plan from now on, without proration, or another state that its lifecycle allows */
        readonly post: operations["adminOverrideSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/subscriptions/{subscription_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change the buyer's number of the order, for what is billed from now on; null forgets it */
        readonly patch: operations["adminUpdateSubscription"];
        readonly trace?: never;
    };
    readonly "/api/v1/provisioning/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A service says what a step came to, by the token that it was called with */
        readonly post: operations["provisioningCallback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisioning/status/{service_slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How far a service is provided for the tenant, and where its part of it lives */
        readonly get: operations["getProvisioningStatus"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisioning/workflows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tenant's workflows, newest first */
        readonly get: operations["listWorkflows"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/provisioning/workflows/{workflow_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One workflow, with its steps */
        readonly get: operations["getWorkflow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/provisioning/workflows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The workflows in reach, newest first */
        readonly get: operations["adminListWorkflows"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/provisioning/workflows/{workflow_id}/force-complete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Answer for a workflow: what is open is skipped, and it counts as completed */
        readonly post: operations["adminForceComplete"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/provisioning/workflows/{workflow_id}/retry-step/{step_name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Try a step again that failed while its workflow is held, or the undoing of one that failed */
        readonly post: operations["adminRetryStep"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/provisioning/workflows/{workflow_id}/skip-step/{step_name}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Answer for a step that is not completed: it counts as done, or as undone when it was being undone */
        readonly post: operations["adminSkipStep"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One's notifications and those of one's tenant or staff, newest first */
        readonly get: operations["listNotifications"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications/read-all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Mark all of them as read, for oneself */
        readonly post: operations["markAllNotificationsRead"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/notifications/{notification_id}/read": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Mark one as read, for oneself */
        readonly post: operations["markNotificationRead"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/uploads/icon": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Keep an icon: PNG, JPEG, WebP or GIF */
        readonly post: operations["uploadIcon"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/uploads/template-image": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Keep a picture for the templates of the own partner: PNG, JPEG, WebP or GIF */
        readonly post: operations["uploadTemplateImage"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/uploads/{path}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An uploaded picture */
        readonly get: operations["serveUpload"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registry/register": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Say what changed; another host in base_url waits for approval */
        readonly put: operations["reregisterService"];
        /** Register a service; it waits for approval */
        readonly post: operations["registerService"];
        /** End a registration; not while anybody subscribes to the service, or it is still being called */
        readonly delete: operations["deregisterService"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/registry/heartbeat": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say that the service lives, and how it is */
        readonly post: operations["heartbeat"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/registry/services": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All services on record, by name */
        readonly get: operations["listRegistryServices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/registry/services/{slug}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a service in, or back in: its new API key and signing secret are shown this once. Also approves a changed address */
        readonly post: operations["approveService"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/registry/services/{slug}/suspend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Refuse new subscriptions to a service; those it has stay */
        readonly post: operations["suspendService"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/registry/services/{slug}/rotate-key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a service a new API key and signing secret, shown this once */
        readonly post: operations["rotateServiceApiKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/internal/quotas/{tenant_id}/{service_slug}/{metric_slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How much a tenant may still use, exact at this moment */
        readonly get: operations["checkQuota"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/metering/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Report usage: each event is judged by itself, and written when this answers */
        readonly post: operations["postUsageEvents"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/usage/by-service/{slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is used of a service in its running billing period, or was in its last one */
        readonly get: operations["getUsageByService"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/usage/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Usage by hours, days or months of UTC, or by billing periods, newest first; spans without usage are left out */
        readonly get: operations["getUsageHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/usage/quotas": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Every quota of the live subscriptions, and how much of it is used */
        readonly get: operations["getUsageQuotas"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/usage/summary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is used now, of every service, and what it costs; hours, days and months are those of UTC */
        readonly get: operations["getUsageSummary"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/usage/aggregate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What all tenants in reach use, by service; hours, days and months are those of UTC */
        readonly get: operations["adminAggregateUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/usage/tenant/{tenant_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a tenant uses now, of every service, and what it costs */
        readonly get: operations["adminTenantUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/billing-profile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who the tenant is on paper; null until it says so */
        readonly get: operations["getBillingProfile"];
        /** Save who the tenant is on paper; what is left out becomes null or its default */
        readonly put: operations["upsertBillingProfile"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tenant's invoices and credit notes, newest first; drafts are not among them */
        readonly get: operations["listInvoices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoices/{invoice_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One invoice or credit note with its lines */
        readonly get: operations["getInvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoices/{invoice_id}/pdf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An invoice or credit note as PDF */
        readonly get: operations["downloadInvoicePdf"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoices/{invoice_id}/download": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An invoice or credit note as e-invoice (EN 16931): UBL, XRechnung, CII, or a PDF with the XML inside */
        readonly get: operations["downloadInvoiceEinvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoices/{invoice_id}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have a document mailed to the billing profile's address */
        readonly post: operations["sendInvoiceEmail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/upcoming": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The document due next, with the usage that is known now; null when nothing is going to be due */
        readonly get: operations["getUpcomingInvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the tenant subscribes to, owes and has paid this year: one entry for each currency */
        readonly get: operations["getBillingOverview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Invoices, credit notes and drafts, newest first */
        readonly get: operations["adminListInvoices"];
        readonly put?: never;
        /** Draft an invoice by hand */
        readonly post: operations["createDraftInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/generate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Bill everything that is due, or see what it would come to; how far it is: /admin/runs */
        readonly post: operations["generateInvoices"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One invoice, credit note or draft with its lines */
        readonly get: operations["adminGetInvoice"];
        readonly put?: never;
        readonly post?: never;
        /** Throw a draft away; what it charged goes into the next run */
        readonly delete: operations["deleteDraftInvoice"];
        readonly options?: never;
        readonly head?: never;
        /** Change a draft; only what is given, and `line_items` as a whole */
        readonly patch: operations["updateDraftInvoice"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/finalize": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a draft its number; it never changes again */
        readonly post: operations["finalizeInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/credit-note": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Draft a credit note of an invoice: of all that is left of it, of lines, or of an amount with VAT */
        readonly post: operations["createCreditNote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/mark-paid": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Write down that an invoice was paid outside, or that credit of a credit note was paid out */
        readonly post: operations["markInvoicePaid"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/void": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take a document back: a draft goes, an invoice gets a credit note of all of it and owes nothing */
        readonly post: operations["voidInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/line-items/order": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Put the lines of a draft into an order that names each of them once */
        readonly put: operations["reorderLineItems"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/line-items/sort-by-date": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sort the lines of a draft by the day (DD-MM-YYYY) that they begin with */
        readonly post: operations["sortLineItemsByDate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/pdf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An invoice or credit note as PDF; a draft says that it is one */
        readonly get: operations["adminDownloadInvoicePdf"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/download": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** An invoice or credit note as e-invoice (EN 16931): UBL, XRechnung, CII, or a PDF with the XML inside */
        readonly get: operations["adminDownloadInvoiceEinvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/regenerate-pdf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Print a final document again, from its snapshots */
        readonly post: operations["regenerateInvoicePdf"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/send": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Mail a document to the billing profile's address, or to others */
        readonly post: operations["adminSendInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/billing/overview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was invoiced, credited and paid, by currency and month; the last twelve months unless said */
        readonly get: operations["adminBillingOverview"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoice-templates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The templates of paper and mails, newest first, and the built-in ones */
        readonly get: operations["listTemplates"];
        readonly put?: never;
        /** Add a template; it is tried out with sample data first */
        readonly post: operations["createTemplate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoice-templates/preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a template comes to, with sample data or a document: a stored one, what is given, or one with what is given in its place */
        readonly post: operations["previewTemplate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoice-templates/variables": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What templates can name; of all types unless one is given */
        readonly get: operations["listTemplateVariables"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoice-templates/{template_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One template, as it is now */
        readonly get: operations["getTemplate"];
        /** Change what is given of a template: a new version; what was printed with another stays as it is */
        readonly put: operations["updateTemplate"];
        readonly post?: never;
        /** Delete a template that nobody names; what was printed with it can be printed again */
        readonly delete: operations["deleteTemplate"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoice-templates/{template_id}/duplicate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Copy a template under another name, or for another language; a built-in one, too */
        readonly post: operations["duplicateTemplate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoice-lines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The lines of the tenant's invoices and credit notes, newest first */
        readonly get: operations["listInvoiceLines"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoice-lines": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The lines of final documents, newest first */
        readonly get: operations["adminListInvoiceLines"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the tenant paid, what was set off, and below zero what was paid out to it, newest first */
        readonly get: operations["listPayments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoice-payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What came in, was set off and went out, newest first */
        readonly get: operations["adminListInvoicePayments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/numbering-proof": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whether the numbers of each series are dense, its dates in order, and its documents linked; as CSV the documents themselves */
        readonly get: operations["numberingProof"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/numbering-proof/documents": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Final documents, newest first, each with its link and all that it was made from; bin/verify-proof reads them as CSV */
        readonly get: operations["numberingProofDocuments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoices/{invoice_id}/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How each line came about: price version, tiers, events, days, and the rule of its VAT */
        readonly get: operations["explainInvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/explain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How each line came about: price version, tiers, events, days, and the rule of its VAT */
        readonly get: operations["adminExplainInvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/recompute": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Compute a final document anew from what is stored, whatever the catalog says today, and compare; nothing is changed */
        readonly post: operations["recomputeInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-billing/tenants/{tenant_id}/subscription": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A tenant's subscription to the calling service: the live one, or the last one for 35 days after its end */
        readonly get: operations["getServiceTenantSubscription"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-billing/tenants/{tenant_id}/billing-profile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who a subscriber of the calling service is on paper */
        readonly get: operations["getServiceTenantBillingProfile"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-billing/tenants/{tenant_id}/invoices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A subscriber's final documents with lines of the calling service: those lines, and what they come to */
        readonly get: operations["listServiceTenantInvoices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-billing/invoices/{invoice_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One such document: the calling service's lines, and what they come to */
        readonly get: operations["getServiceInvoice"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-billing/charges": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the calling service charged, newest first */
        readonly get: operations["listCharges"];
        readonly put?: never;
        /** Charge a subscriber something once, with its next document */
        readonly post: operations["createCharge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/service-billing/charges/{charge_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take a charge back that stands on no document yet */
        readonly delete: operations["cancelCharge"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payment-methods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tenant's payment methods, newest first */
        readonly get: operations["listPaymentMethods"];
        readonly put?: never;
        /** The payment method that a finished setup left */
        readonly post: operations["addPaymentMethod"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payment-methods/{method_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Forget a payment method, here and at the provider; not the default one while invoices are open */
        readonly delete: operations["deletePaymentMethod"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payment-methods/{method_id}/default": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Collect invoices by this method from now on; what a payment failed for is tried with it at once */
        readonly post: operations["setDefaultPaymentMethod"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payment-providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The payment providers, whether they are enabled, and what each can do */
        readonly get: operations["listPaymentProviders"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payment-providers/{slug}/config": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a browser needs to talk to a provider: public keys only */
        readonly get: operations["getProviderConfig"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payment-providers/{slug}/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Begin to set up a payment method: the customer goes on at the provider */
        readonly post: operations["setupProviderPaymentMethod"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/payment-providers/{slug}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The customer has come back: ask the provider what became of a setup */
        readonly post: operations["confirmProviderPaymentMethod"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/stripe": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stripe tells what happened to a payment, refund, dispute or setup */
        readonly post: operations["stripeWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/mollie": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Mollie tells that something about a payment changed; what, is asked at Mollie */
        readonly post: operations["mollieWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/coinbase": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Coinbase tells what happened to a checkout */
        readonly post: operations["coinbaseWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/{provider_slug}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Another payment provider tells something: the sandbox’s */
        readonly post: operations["providerWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/invoices/{invoice_id}/refund": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give back what was paid, by the way that it came: a credit note says it, and the provider is asked */
        readonly post: operations["refundInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/billing/invoices/{invoice_id}/pay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Pay an invoice by hand: go on with the payment that waits for the customer, or get a page of a provider to pay on */
        readonly post: operations["payInvoice"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/refunds/{refund_id}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Try a refund that failed once more, with the credit that its credit note still has */
        readonly post: operations["retryRefund"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/payments": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Payments and refunds in reach, by whatever way, newest first */
        readonly get: operations["adminListPayments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/payments/reconciliation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Compare what payment providers have with the books, and the books with each other: each difference, and what to do about it */
        readonly get: operations["reconcilePayments"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/providers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The ways to keep books, and what each is configured by */
        readonly get: operations["listAccountingProviders"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Whose books are kept in which way, newest first */
        readonly get: operations["listAccountingIntegrations"];
        readonly put?: never;
        /** Have the books of a seller kept, from now on; what came before is told by a sync */
        readonly post: operations["createAccountingIntegration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One integration; its credentials are never shown */
        readonly get: operations["getAccountingIntegration"];
        /** Change what is given: settings and credentials as a whole */
        readonly put: operations["updateAccountingIntegration"];
        readonly post?: never;
        /** Use an integration no more, and forget its credentials; its journal is kept as long as the law wants */
        readonly delete: operations["deleteAccountingIntegration"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Whether an integration would work as it is configured, and if not, what is missing */
        readonly post: operations["testAccountingIntegration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}/sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Tell the books what they do not know yet, and again what failed; nothing is told twice. How far it is: /admin/runs */
        readonly post: operations["syncAccountingIntegration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}/sync-log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What the books were told, newest first, and what of it failed */
        readonly get: operations["listAccountingSyncLog"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}/trial-balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What stood on each account of the journal, what was posted, and what stands there then */
        readonly get: operations["getTrialBalance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}/journal.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The journal of some days as a table, one line of it a row */
        readonly get: operations["downloadJournal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The journal of some days as bookkeepers' programs read it: a table, DATEV's batches in an archive, or an audit file (XAF 4.0) */
        readonly get: operations["exportJournal"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/accounting/integrations/{integration_id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Close the books through a month: what comes later is posted into the next one, with its own date beside */
        readonly post: operations["closeMonthOfJournal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organization/tenant": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The caller's tenant */
        readonly get: operations["getOwnTenant"];
        /** Change the tenant's language and time zone; the rest is the identity provider's */
        readonly put: operations["updateOwnTenant"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/organization/partner": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The caller's partner: the seller. Bank details are shown to its admins only */
        readonly get: operations["getOwnPartner"];
        /** Change the own seller's data; only what is given */
        readonly put: operations["updateOwnPartner"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/tenants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The tenants in reach, newest first */
        readonly get: operations["adminListTenants"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/tenants/{tenant_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A tenant with its billing profile and what it comes to */
        readonly get: operations["adminGetTenant"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/tenants/{tenant_id}/billing-profile": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /** Save a tenant's billing profile, tax exemption included */
        readonly put: operations["adminUpsertBillingProfile"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/partners": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The partners, newest first */
        readonly get: operations["adminListPartners"];
        readonly put?: never;
        /** Enter a partner before its people first sign in */
        readonly post: operations["adminCreatePartner"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/partners/{partner_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A partner: the seller on invoices */
        readonly get: operations["adminGetPartner"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change a seller's data; only what is given */
        readonly patch: operations["adminUpdatePartner"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/partners/{partner_id}/stats": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a partner comes to, one entry for each currency */
        readonly get: operations["adminGetPartnerStats"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/partners/{partner_id}/tenants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A partner's tenants, newest first */
        readonly get: operations["adminListPartnerTenants"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/lookups/tenants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Tenants in reach to choose from */
        readonly get: operations["lookupTenants"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/lookups/partners": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Partners in reach to choose from */
        readonly get: operations["lookupPartners"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Runs that the caller could have started, newest first */
        readonly get: operations["adminListRuns"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/runs/{run_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One run: how far it is and what came of it */
        readonly get: operations["adminGetRun"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/platform/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The platform's settings */
        readonly get: operations["getPlatformSettings"];
        /** Change the platform's settings; only what is given */
        readonly put: operations["updatePlatformSettings"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/audit-log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who changed what, newest first: everything for admin:platform, the own partner's part for partner:manage */
        readonly get: operations["listAuditLog"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The people in reach, newest first */
        readonly get: operations["adminListUsers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/users/sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take over people and groups from the directory; while a sync goes on, that one is answered */
        readonly post: operations["adminSyncUsers"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/users/{user_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A person with their groups and permissions */
        readonly get: operations["adminGetUser"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Switch a person off or on again; it holds everywhere within a minute */
        readonly patch: operations["adminUpdateUser"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/users/{user_id}/role": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a person a role */
        readonly post: operations["assignUserRole"];
        /** Take a role away that was given here */
        readonly delete: operations["revokeUserRole"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The groups in reach, newest first */
        readonly get: operations["listGroups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/groups/{group_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A group with its members */
        readonly get: operations["getGroup"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/groups/{group_id}/role": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give everybody in a group a role, instead of the one it had */
        readonly post: operations["assignGroupRole"];
        /** Take the role of a group away */
        readonly delete: operations["revokeGroupRole"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is told of what happens: a partner sees its own */
        readonly get: operations["listWebhookSubscriptions"];
        readonly put?: never;
        /** Have an address told of what happens; its secret is shown this once */
        readonly post: operations["createWebhookSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-subscriptions/{subscription_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Tell a subscriber nothing any more */
        readonly delete: operations["deleteWebhookSubscription"];
        readonly options?: never;
        readonly head?: never;
        /** Change a subscriber, switch it on or off, or give it a new secret: the old one signs too for 24 hours */
        readonly patch: operations["updateWebhookSubscription"];
        readonly trace?: never;
    };
    readonly "/api/v1/webhooks/topics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everything that subscribers can be told, with the JSON Schema of what is sent */
        readonly get: operations["listWebhookTopics"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-subscriptions/{subscription_id}/state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How it goes with telling a subscriber: what waits, since when, the share that is taken */
        readonly get: operations["getWebhookSubscriptionState"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-subscriptions/{subscription_id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a subscriber was told, with all attempts, newest first */
        readonly get: operations["listWebhookDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-deliveries/{delivery_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One delivery with all attempts */
        readonly get: operations["getWebhookDelivery"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-deliveries/{delivery_id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have one delivery made again, whether it was taken or given up */
        readonly post: operations["replayWebhookDelivery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-subscriptions/{subscription_id}/replays": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The replays of a subscriber, newest first */
        readonly get: operations["listWebhookReplays"];
        readonly put?: never;
        /** Have a subscriber told again what happened in a span of time */
        readonly post: operations["startWebhookReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-replays/{replay_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One replay: how far it is */
        readonly get: operations["getWebhookReplay"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-replays/{replay_id}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop a replay: what it has made due is told, nothing more */
        readonly post: operations["stopWebhookReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/webhook-subscriptions/{subscription_id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a subscriber an event to try its end with: of the type webhook.test, signed like any other */
        readonly post: operations["sendTestWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A tenant's own addresses that are told of what happens to it */
        readonly get: operations["listWebhookEndpoints"];
        readonly put?: never;
        /** Have an address told of what happens to the tenant; its secret is shown this once. At most ten */
        readonly post: operations["createWebhookEndpoint"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{subscription_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Tell an endpoint nothing any more */
        readonly delete: operations["deleteWebhookEndpoint"];
        readonly options?: never;
        readonly head?: never;
        /** Change an endpoint, switch it on or off, or give it a new secret: the old one signs too for 24 hours */
        readonly patch: operations["updateWebhookEndpoint"];
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{subscription_id}/state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How it goes with telling a subscriber: what waits, since when, the share that is taken */
        readonly get: operations["getWebhookEndpointState"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{subscription_id}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a subscriber was told, with all attempts, newest first */
        readonly get: operations["listWebhookEndpointDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-deliveries/{delivery_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One delivery with all attempts */
        readonly get: operations["getWebhookEndpointDelivery"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-deliveries/{delivery_id}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Have one delivery made again, whether it was taken or given up */
        readonly post: operations["replayWebhookEndpointDelivery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{subscription_id}/replays": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The replays of a subscriber, newest first */
        readonly get: operations["listWebhookEndpointReplays"];
        readonly put?: never;
        /** Have a subscriber told again what happened in a span of time */
        readonly post: operations["startWebhookEndpointReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-replays/{replay_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One replay: how far it is */
        readonly get: operations["getWebhookEndpointReplay"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-replays/{replay_id}/stop": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop a replay: what it has made due is told, nothing more */
        readonly post: operations["stopWebhookEndpointReplay"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/webhook-endpoints/{subscription_id}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a subscriber an event to try its end with: of the type webhook.test, signed like any other */
        readonly post: operations["sendTestToWebhookEndpoint"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Everything that happened, in one order, oldest first: go on with the cursor `next`. What is about money needs billing:read */
        readonly get: operations["listEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/events/{event_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One event by its id, as it was told */
        readonly get: operations["getEvent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sandbox/clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Business time */
        readonly get: operations["getSandboxClock"];
        /** Move business time forward; everything that falls due on the way is done on the way */
        readonly put: operations["putSandboxClock"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sandbox/drain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Wait until outbox, queues and due schedules are empty */
        readonly post: operations["drainSandbox"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sandbox/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A token of the local issuer for anybody; the first call with it stores its user, tenant and partner */
        readonly post: operations["mintSandboxToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sandbox/mailbox": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The mails that were sent, newest first */
        readonly get: operations["listSandboxMails"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "idempotency_key": "call-2026-06-01-17",
         *       "tenant_id": "tnt_demo",
         *       "metric_slug": "api_calls",
         *       "quantity": "12.5"
         *     }
         */
        readonly UsageEvent: {
            /** @description Counts once per service */
            readonly idempotency_key: string;
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example api_calls */
            readonly metric_slug: string;
            /**
             * @description A decimal, 0 or more
             * @example 12.5
             */
            readonly quantity: string | number;
            /**
             * Format: date-time
             * @description At most 35 days ago; absent: now
             */
            readonly timestamp?: string | null;
            /** @description The caller's own */
            readonly service_slug?: string | null;
            /** @description What unique_count counts */
            readonly subject?: string | null;
            readonly metadata?: {
                readonly [key: string]: string;
            } | null;
        };
        readonly __schema0: unknown;
        readonly __schema1: unknown;
        readonly __schema2: unknown;
        readonly Health: {
            /** @constant */
            readonly status: "ok";
            readonly version: string;
        };
        readonly Error: {
            readonly error: {
                /** @example not_found */
                readonly code: string;
                /** @example Invoice 'inv_01jd2x4k7m9q3s5v8x0z2b4d6f' not found */
                readonly message: string;
                /** @example req_01jd2x4k7m9q3s5v */
                readonly request_id: string;
                readonly details?: readonly {
                    readonly path: string;
                    readonly message: string;
                }[];
            };
        };
        readonly Ready: {
            /** @enum {string} */
            readonly status: "ok" | "degraded" | "unavailable";
            /**
             * @example {
             *       "postgres": "ok",
             *       "redis": "ok"
             *     }
             */
            readonly checks: {
                readonly [key: string]: string;
            };
        };
        readonly AuthConfig: {
            /** @example https://id.example.com */
            readonly issuer: string;
            /** @example scaicontrol */
            readonly client_id: string;
            /** @example openid profile email offline_access */
            readonly scopes: string;
            /** @example https://id.example.com/session/end */
            readonly logout_url: string;
            /**
             * @description A maintenance message
             * @example Maintenance on Sunday from 6:00 to 7:00 UTC
             */
            readonly notice?: string | null;
        };
        readonly Me: {
            /** @example usr_ada */
            readonly user_id: string;
            /** @example tnt_acme */
            readonly tenant_id?: string | null;
            /** @example prt_reseller */
            readonly partner_id?: string | null;
            /** @example ada@example.com */
            readonly email?: string | null;
            /** @example Ada */
            readonly display_name?: string | null;
            /** @example Acme B.V. */
            readonly tenant_name?: string | null;
            /** @example Reseller B.V. */
            readonly partner_name?: string | null;
            /**
             * @example [
             *       "tenant_admin"
             *     ]
             */
            readonly roles: readonly string[];
            /**
             * @example [
             *       "billing:read"
             *     ]
             */
            readonly permissions: readonly string[];
        };
        readonly CatalogService: {
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description: string;
            readonly category?: string | null;
            readonly icon_url?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "active" | "suspended" | "deregistered";
            readonly is_public: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly Meta: {
            /** @example req_01jd2x4k7m9q3s5v */
            readonly request_id: string;
        };
        /**
         * @description `total` is exact up to 10000; beyond, it is 10000 and `more` is true
         * @example {
         *       "page": 1,
         *       "page_size": 20,
         *       "total": 1,
         *       "total_pages": 1
         *     }
         */
        readonly Pagination: {
            readonly page: number;
            readonly page_size: number;
            readonly total: number;
            readonly total_pages: number;
            readonly more?: boolean;
        };
        readonly CatalogServiceDetail: {
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description: string;
            readonly category?: string | null;
            readonly icon_url?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "active" | "suspended" | "deregistered";
            readonly is_public: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly plans: readonly components["schemas"]["Plan"][];
            readonly entrypoints: readonly components["schemas"]["Entrypoint"][];
        };
        readonly Plan: {
            /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly service_id: string;
            /** @example crm */
            readonly service_slug: string;
            /** @example crm.pro */
            readonly plan_key: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description?: string | null;
            readonly tier: string;
            /** @enum {string} */
            readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
            /** @example 4900 */
            readonly base_price_cents: number;
            /** @example EUR */
            readonly currency: string;
            readonly features: {
                readonly items: readonly string[];
                readonly unit?: string;
            };
            readonly quotas: {
                readonly [key: string]: number;
            };
            readonly is_active: boolean;
            readonly is_public: boolean;
            readonly trial_days: number;
            readonly term_periods?: number | null;
            readonly cost_multiplier?: string | null;
            readonly sort_order: number;
            readonly metadata: {
                readonly [key: string]: string;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly Entrypoint: {
            /** @example ent_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly service_id: string;
            /** @example Open the CRM */
            readonly label: string;
            /** @example https://{{tenant.slug}}.crm.example/ */
            readonly url_template: string;
            /** @enum {string} */
            readonly entry_type: "web" | "api" | "docs" | "admin";
            readonly description?: string | null;
            readonly icon?: string | null;
            readonly required_role?: string | null;
            readonly sort_order: number;
            readonly is_active: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly PlanDetail: {
            /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly service_id: string;
            /** @example crm */
            readonly service_slug: string;
            /** @example crm.pro */
            readonly plan_key: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description?: string | null;
            readonly tier: string;
            /** @enum {string} */
            readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
            /** @example 4900 */
            readonly base_price_cents: number;
            /** @example EUR */
            readonly currency: string;
            readonly features: {
                readonly items: readonly string[];
                readonly unit?: string;
            };
            readonly quotas: {
                readonly [key: string]: number;
            };
            readonly is_active: boolean;
            readonly is_public: boolean;
            readonly trial_days: number;
            readonly term_periods?: number | null;
            readonly cost_multiplier?: string | null;
            readonly sort_order: number;
            readonly metadata: {
                readonly [key: string]: string;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly pricing_tiers: readonly components["schemas"]["PricingTier"][];
        };
        readonly PricingTier: {
            /** @example tier_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            readonly metric_slug: string;
            /** @enum {string} */
            readonly model: "graduated" | "volume" | "package";
            /** @example 0.02 */
            readonly tier_start: string;
            readonly tier_end?: string | null;
            /** @example 0.02 */
            readonly unit_price_cents: string;
            /** @example 4900 */
            readonly flat_fee_cents: number;
            readonly unit_label: string;
            readonly unit_divisor: number;
            readonly free_units?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly FilledEntrypoint: {
            /** @example ent_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly service_id: string;
            /** @example Open the CRM */
            readonly label: string;
            /** @example https://{{tenant.slug}}.crm.example/ */
            readonly url_template: string;
            /** @enum {string} */
            readonly entry_type: "web" | "api" | "docs" | "admin";
            readonly description?: string | null;
            readonly icon?: string | null;
            readonly required_role?: string | null;
            readonly sort_order: number;
            readonly is_active: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            /** @example https://acme.crm.example/ */
            readonly url: string;
        };
        readonly ServicePack: {
            /** @example pck_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description?: string | null;
            readonly icon_url?: string | null;
            /** @enum {string} */
            readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
            /** @example 4900 */
            readonly base_price_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @enum {string} */
            readonly discount_type: "fixed_price" | "percentage";
            /** @example 12.5 */
            readonly discount_percentage?: string | null;
            readonly trial_days: number;
            readonly features: {
                readonly items: readonly string[];
                readonly unit?: string;
            };
            readonly is_active: boolean;
            readonly is_public: boolean;
            readonly sort_order: number;
            /**
             * @description What the pack costs in a billing period
             * @example 4900
             */
            readonly price_cents: number;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly ServicePackDetail: {
            /** @example pck_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description?: string | null;
            readonly icon_url?: string | null;
            /** @enum {string} */
            readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
            /** @example 4900 */
            readonly base_price_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @enum {string} */
            readonly discount_type: "fixed_price" | "percentage";
            /** @example 12.5 */
            readonly discount_percentage?: string | null;
            readonly trial_days: number;
            readonly features: {
                readonly items: readonly string[];
                readonly unit?: string;
            };
            readonly is_active: boolean;
            readonly is_public: boolean;
            readonly sort_order: number;
            /**
             * @description What the pack costs in a billing period
             * @example 4900
             */
            readonly price_cents: number;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly items: readonly {
                /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
                readonly service_id: string;
                /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
                readonly plan_id: string;
                /** @description What the item counts for in this pack; the plan's own price unless it is there */
                readonly override_price_cents?: number | null;
                readonly sort_order: number;
            }[];
        };
        readonly PlanLookup: {
            /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example Pro */
            readonly label: string;
            /** @example crm.pro */
            readonly plan_key: string;
        };
        readonly Deleted: {
            /** @constant */
            readonly deleted: true;
        };
        readonly Subscription: {
            /** @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example prt_demo */
            readonly partner_id: string;
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly service_id: string;
            /** @example crm */
            readonly service_slug: string;
            /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly plan_id: string;
            /** @example crm.pro */
            readonly plan_key: string;
            readonly quantity: number;
            /** @enum {string} */
            readonly status: "pending" | "trialing" | "active" | "past_due" | "suspended" | "cancelling" | "cancelled" | "expired";
            /** @enum {string} */
            readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
            /**
             * @description Per unit
             * @example 4900
             */
            readonly price_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @example 4900 */
            readonly mrr_amount_cents: number;
            readonly current_period_start?: string | null;
            readonly current_period_end?: string | null;
            readonly trial_ends_at?: string | null;
            readonly past_due_since?: string | null;
            readonly pending_cancellation_at?: string | null;
            /** @description What it changes to when the period is over */
            readonly pending_plan_id?: string | null;
            readonly pending_quantity?: number | null;
            /** @description What it changes to as soon as its service has */
            readonly changing_plan_id?: string | null;
            readonly changing_quantity?: number | null;
            readonly cancelled_at?: string | null;
            readonly cancellation_reason?: string | null;
            readonly suspension_reason?: string | null;
            readonly activated_at?: string | null;
            readonly pack_subscription_id?: string | null;
            /**
             * @description The buyer's number of the order (BT-13)
             * @example PO-2026-17
             */
            readonly purchase_order?: string | null;
            readonly metadata: {
                readonly [key: string]: string;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly ChangePreview: {
            readonly credits: readonly components["schemas"]["PreviewLine"][];
            readonly charges: readonly components["schemas"]["PreviewLine"][];
            /**
             * @description Charges less credits, before tax; below zero when money goes back
             * @example 4900
             */
            readonly net_cents: number;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @example 4900 */
            readonly total_cents: number;
            /** @example EUR */
            readonly currency: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly effective_at: string;
            readonly documents: readonly components["schemas"]["InvoicePreview"][];
        };
        readonly PreviewLine: {
            readonly description: string;
            /** @example 1 */
            readonly quantity: string;
            /** @example 4900 */
            readonly unit_price_cents: string;
            /**
             * @description Net
             * @example 4900
             */
            readonly amount_cents: number;
            readonly order_index: number;
            readonly tax_category: ("S" | "AE" | "G" | "E" | "Z" | "O" | "K") | null;
            /** @example 21.00 */
            readonly tax_rate: string | null;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @enum {string} */
            readonly kind: "recurring" | "usage" | "proration" | "one_off" | "credit" | "manual";
            readonly service_slug: string | null;
            readonly subscription_id: string | null;
            readonly period_start: string | null;
            /** @description The last day, inclusive */
            readonly period_end: string | null;
            readonly metric_slug: string | null;
            readonly explanation: {
                readonly [key: string]: unknown;
            } | null;
        };
        readonly InvoicePreview: {
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example prt_demo */
            readonly partner_id: string;
            /** @example EUR */
            readonly currency: string;
            /**
             * Format: date
             * @example 2026-06-01
             */
            readonly issue_date: string;
            readonly purchase_order: string | null;
            readonly period_start: string | null;
            readonly period_end: string | null;
            /** @example 4900 */
            readonly subtotal_cents: number;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @example 4900 */
            readonly total_cents: number;
            /** @example 4900 */
            readonly credit_applied_cents: number;
            /** @example 4900 */
            readonly amount_due_cents: number;
            readonly line_items: readonly components["schemas"]["PreviewLine"][];
            readonly vat_details: {
                readonly [key: string]: unknown;
            } | null;
        };
        readonly PackSubscription: {
            /** @example psub_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example prt_demo */
            readonly partner_id: string;
            /** @example pck_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly pack_id: string;
            /** @example office */
            readonly pack_slug: string;
            /** @enum {string} */
            readonly status: "pending" | "trialing" | "active" | "past_due" | "suspended" | "cancelling" | "cancelled" | "expired";
            /** @enum {string} */
            readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
            /**
             * @description Of all of it, in a billing period
             * @example 4900
             */
            readonly price_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @example 4900 */
            readonly mrr_amount_cents: number;
            readonly activated_at?: string | null;
            readonly trial_ends_at?: string | null;
            readonly current_period_start?: string | null;
            readonly current_period_end?: string | null;
            readonly pending_cancellation_at?: string | null;
            readonly cancelled_at?: string | null;
            readonly cancellation_reason?: string | null;
            readonly children: readonly components["schemas"]["Subscription"][];
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly BulkResult: {
            readonly succeeded: readonly string[];
            readonly failed: readonly {
                /** @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f */
                readonly id: string;
                readonly error: {
                    readonly code: string;
                    readonly message: string;
                };
            }[];
        };
        readonly ProvisioningCallbackReceipt: {
            /** @example wfl_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly workflow_id: string;
            /** @example database */
            readonly step: string;
            /** @enum {string} */
            readonly status: "pending" | "running" | "waiting_callback" | "waiting_poll" | "completed" | "failed" | "skipped" | "compensating" | "compensation_failed" | "compensated";
        };
        readonly ProvisioningStatus: {
            /** @example crm */
            readonly service_slug: string;
            /**
             * @description `none` when no workflow ever ran
             * @enum {string}
             */
            readonly status: "none" | "pending" | "running" | "waiting" | "failed" | "compensating" | "compensation_failed" | "completed" | "compensated";
            readonly workflow?: components["schemas"]["Workflow"] | null;
            readonly endpoint?: string | null;
        };
        readonly Workflow: {
            /** @example wfl_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly subscription_id: string;
            /** @example crm */
            readonly service_slug: string;
            /** @enum {string} */
            readonly kind: "activate" | "change" | "deactivate" | "suspend" | "resume";
            /** @enum {string} */
            readonly status: "pending" | "running" | "waiting" | "failed" | "compensating" | "compensation_failed" | "completed" | "compensated";
            /** @description A workflow that failed is held for the operator until then */
            readonly held_until?: string | null;
            readonly started_at?: string | null;
            readonly finished_at?: string | null;
            readonly error?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly WorkflowDetail: {
            /** @example wfl_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly subscription_id: string;
            /** @example crm */
            readonly service_slug: string;
            /** @enum {string} */
            readonly kind: "activate" | "change" | "deactivate" | "suspend" | "resume";
            /** @enum {string} */
            readonly status: "pending" | "running" | "waiting" | "failed" | "compensating" | "compensation_failed" | "completed" | "compensated";
            /** @description A workflow that failed is held for the operator until then */
            readonly held_until?: string | null;
            readonly started_at?: string | null;
            readonly finished_at?: string | null;
            readonly error?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly steps: readonly components["schemas"]["WorkflowStep"][];
        };
        readonly WorkflowStep: {
            /** @example database */
            readonly name: string;
            /** @example crm */
            readonly service_slug: string;
            /** @enum {string} */
            readonly status: "pending" | "running" | "waiting_callback" | "waiting_poll" | "completed" | "failed" | "skipped" | "compensating" | "compensation_failed" | "compensated";
            readonly depends_on: readonly string[];
            readonly attempts: number;
            readonly retry_count: number;
            readonly started_at?: string | null;
            readonly finished_at?: string | null;
            readonly error?: string | null;
            readonly endpoint?: string | null;
        };
        readonly Notification: {
            /** @example ntf_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @description Null when it is for everybody of the tenant or the staff */
            readonly user_id?: string | null;
            /** @enum {string} */
            readonly category: "billing" | "subscription" | "provisioning" | "quota" | "system";
            /** @enum {string} */
            readonly severity: "info" | "warning" | "critical";
            /** @example CRM cannot be reached */
            readonly title: string;
            readonly body: string;
            readonly link?: string | null;
            /** @description By whoever asks */
            readonly is_read: boolean;
            readonly read_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly NotificationsMarked: {
            /** @description How many were not read before */
            readonly updated: number;
        };
        readonly Upload: {
            /** @example https://control.example.com/api/v1/uploads/icons/0f3c….png */
            readonly url: string;
            /** @example icons/0f3c….png */
            readonly path: string;
            /** @example image/png */
            readonly content_type: string;
            readonly size_bytes: number;
        };
        readonly RegistrationReceipt: {
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly service_id: string;
            /** @example crm */
            readonly slug: string;
            /** @enum {string} */
            readonly status: "pending" | "active" | "suspended" | "deregistered";
            /** @example 2.4.1 */
            readonly version: string;
            readonly previous_version?: string | null;
            readonly heartbeat_interval_seconds: number;
            readonly base_url: string;
            /** @description Another host waits for approval; until then `base_url` is used */
            readonly pending_base_url?: string | null;
            /** @description Only when the service became active at once; shown this once */
            readonly api_key?: string | null;
            /** @description Only when the service became active at once; shown this once */
            readonly signing_secret?: string | null;
        };
        readonly HeartbeatReceipt: {
            /** @constant */
            readonly ok: true;
            /** @enum {string} */
            readonly health_status: "healthy" | "degraded" | "unreachable" | "unknown";
            readonly next_heartbeat_seconds: number;
        };
        readonly RegistryService: {
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description: string;
            readonly category?: string | null;
            readonly icon_url?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "active" | "suspended" | "deregistered";
            readonly is_public: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly app_id?: string | null;
            readonly base_url?: string | null;
            /** @description Where it wants to be called once that is approved */
            readonly pending_base_url?: string | null;
            readonly health_check_url?: string | null;
            readonly capabilities: readonly string[];
            readonly version?: string | null;
            /** @enum {string} */
            readonly health_status: "healthy" | "degraded" | "unreachable" | "unknown";
            readonly last_heartbeat_at?: string | null;
            /** @description What it last said of itself */
            readonly last_report?: components["schemas"]["HealthReport"] | null;
            readonly consecutive_misses: number;
            readonly heartbeat_interval_seconds: number;
            readonly has_api_key: boolean;
        };
        readonly HealthReport: {
            /** @enum {string} */
            readonly status: "ok" | "degraded" | "maintenance";
            readonly version: string;
            readonly uptime_seconds: number;
            readonly active_connections?: number | null;
            readonly queue_depth?: number | null;
            readonly error_rate?: number | null;
            readonly memory_bytes?: number | null;
            readonly message?: string | null;
        };
        readonly ApprovedService: {
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description: string;
            readonly category?: string | null;
            readonly icon_url?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "active" | "suspended" | "deregistered";
            readonly is_public: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly app_id?: string | null;
            readonly base_url?: string | null;
            /** @description Where it wants to be called once that is approved */
            readonly pending_base_url?: string | null;
            readonly health_check_url?: string | null;
            readonly capabilities: readonly string[];
            readonly version?: string | null;
            /** @enum {string} */
            readonly health_status: "healthy" | "degraded" | "unreachable" | "unknown";
            readonly last_heartbeat_at?: string | null;
            /** @description What it last said of itself */
            readonly last_report?: components["schemas"]["HealthReport"] | null;
            readonly consecutive_misses: number;
            readonly heartbeat_interval_seconds: number;
            readonly has_api_key: boolean;
            /** @description Shown this once; null when only an address was approved */
            readonly api_key?: string | null;
            /** @description Shown this once; null when only an address was approved */
            readonly signing_secret?: string | null;
        };
        readonly RegistryServiceWithKey: {
            /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example crm */
            readonly slug: string;
            readonly name: string;
            readonly description: string;
            readonly category?: string | null;
            readonly icon_url?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "active" | "suspended" | "deregistered";
            readonly is_public: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly app_id?: string | null;
            readonly base_url?: string | null;
            /** @description Where it wants to be called once that is approved */
            readonly pending_base_url?: string | null;
            readonly health_check_url?: string | null;
            readonly capabilities: readonly string[];
            readonly version?: string | null;
            /** @enum {string} */
            readonly health_status: "healthy" | "degraded" | "unreachable" | "unknown";
            readonly last_heartbeat_at?: string | null;
            /** @description What it last said of itself */
            readonly last_report?: components["schemas"]["HealthReport"] | null;
            readonly consecutive_misses: number;
            readonly heartbeat_interval_seconds: number;
            readonly has_api_key: boolean;
            /**
             * @description Shown this once
             * @example sck_…
             */
            readonly api_key: string;
            /**
             * @description Shown this once
             * @example whsec_…
             */
            readonly signing_secret: string;
        };
        readonly QuotaStatus: {
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example crm */
            readonly service_slug: string;
            /** @example api_calls */
            readonly metric_slug: string;
            /** @description null: unlimited; 0: no live subscription */
            readonly limit?: number | null;
            /** @example 0.02 */
            readonly used: string;
            readonly remaining?: string | null;
            readonly percent_used?: string | null;
            readonly exceeded: boolean;
            readonly period_start?: string | null;
            readonly period_end?: string | null;
            readonly resets_at?: string | null;
            readonly plan_key?: string | null;
            readonly subscription_status?: string | null;
        };
        readonly UsageOutcome: {
            /** @description Events that count now; among them late ones that their metric ignores */
            readonly accepted: number;
            /** @description Events whose key was taken before, with the same content */
            readonly duplicates: number;
            readonly rejected: readonly {
                readonly index: number;
                /** @enum {string} */
                readonly code: "invalid" | "unknown_tenant" | "unknown_metric" | "unknown_service" | "quantity_out_of_range" | "timestamp_out_of_range" | "late_rejected" | "idempotency_conflict";
                readonly message: string;
            }[];
        };
        readonly UsageByService: {
            /** @example crm */
            readonly service_slug: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly period_start: string;
            readonly period_end?: string | null;
            readonly metrics: readonly {
                /** @example api_calls */
                readonly metric_slug: string;
                readonly unit?: string | null;
                /** @example 0.02 */
                readonly quantity: string;
                readonly limit?: number | null;
                /** @description What it would be billed at now; null: more than an amount can be */
                readonly cost_cents: number | null;
            }[];
        };
        readonly UsagePoint: {
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly period_start: string;
            readonly period_end?: string | null;
            /** @example crm */
            readonly service_slug: string;
            /** @example api_calls */
            readonly metric_slug: string;
            /** @example 0.02 */
            readonly quantity: string;
        };
        readonly UsageSummary: {
            /** @enum {string} */
            readonly period_type: "hour" | "day" | "month" | "billing_period";
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly period_start: string;
            readonly period_end?: string | null;
            readonly services: readonly components["schemas"]["UsageByService"][];
            /** @description null: more than an amount can be */
            readonly total_cost_cents: number | null;
            /** @example EUR */
            readonly currency: string;
        };
        readonly AggregateUsage: {
            /** @enum {string} */
            readonly period_type: "hour" | "day" | "month" | "billing_period";
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly period_start: string;
            readonly period_end?: string | null;
            readonly services: readonly {
                /** @example crm */
                readonly service_slug: string;
                readonly active_tenants: number;
                readonly metrics: readonly {
                    /** @example api_calls */
                    readonly metric_slug: string;
                    /** @example 0.02 */
                    readonly quantity: string;
                }[];
            }[];
        };
        readonly BillingProfile: {
            /** @example bpr_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example Acme B.V. */
            readonly company_name: string;
            /** @example Oudegracht 3 */
            readonly address_line1: string;
            /** @example Attn. accounts payable */
            readonly address_line2?: string | null;
            /** @example 3511 AB */
            readonly postal_code?: string | null;
            /** @example Utrecht */
            readonly city: string;
            /** @example Utrecht */
            readonly state?: string | null;
            /** @example NL */
            readonly country_code: string;
            /** @example NL004495445B01 */
            readonly vat_number?: string | null;
            /** @example false */
            readonly tax_exempt: boolean;
            /** @example finance@acme.example */
            readonly contact_email?: string | null;
            /** @example +31 30 123 4567 */
            readonly phone?: string | null;
            /** @example true */
            readonly is_business: boolean;
            /** @example 12345678 */
            readonly peppol_id?: string | null;
            /** @example 0106 */
            readonly peppol_scheme?: string | null;
            /** @example 04011000-1234512345-06 */
            readonly leitweg_id?: string | null;
            /**
             * @example ubl
             * @enum {string}
             */
            readonly preferred_einvoice_format: "ubl" | "xrechnung" | "cii" | "zugferd" | "facturx";
            /**
             * @example nl
             * @enum {string}
             */
            readonly preferred_language: "en" | "nl" | "de" | "fr" | "es" | "it";
            /** @example standard */
            readonly invoice_template_name?: string | null;
            /** @example standard */
            readonly email_template_name?: string | null;
            /** @example PO-2026-17 */
            readonly buyer_reference?: string | null;
            /**
             * @example valid
             * @enum {string}
             */
            readonly vat_number_status: "unchecked" | "valid" | "invalid" | "unavailable";
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly Invoice: {
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example SCAI-2026-000001 */
            readonly number?: string | null;
            /** @enum {string} */
            readonly document_type: "invoice" | "credit_note";
            /** @enum {string} */
            readonly status: "draft" | "finalized" | "sent" | "past_due" | "paid" | "void";
            /** @example tnt_demo */
            readonly tenant_id: string;
            /**
             * @description The seller
             * @example prt_demo
             */
            readonly partner_id: string;
            /** @example EUR */
            readonly currency: string;
            readonly issue_date?: string | null;
            readonly due_date?: string | null;
            readonly period_start?: string | null;
            /** @description The last day, inclusive */
            readonly period_end?: string | null;
            /** @example 4900 */
            readonly subtotal_cents: number;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @example 4900 */
            readonly total_cents: number;
            /** @example 4900 */
            readonly amount_paid_cents: number;
            /** @example 4900 */
            readonly amount_credited_cents: number;
            /** @example 4900 */
            readonly amount_due_cents: number;
            readonly referenced_invoice_id?: string | null;
            readonly notes?: string | null;
            /**
             * @description The buyer's number of the order (BT-13)
             * @example PO-2026-17
             */
            readonly purchase_order?: string | null;
            /** @enum {string} */
            readonly pdf_status: "none" | "pending" | "ready" | "failed";
            /**
             * @description Why printing was given up, in one word
             * @example timed_out
             */
            readonly pdf_failure?: string | null;
            readonly finalized_at?: string | null;
            readonly sent_at?: string | null;
            readonly paid_at?: string | null;
            readonly voided_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly InvoiceDetail: {
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example SCAI-2026-000001 */
            readonly number?: string | null;
            /** @enum {string} */
            readonly document_type: "invoice" | "credit_note";
            /** @enum {string} */
            readonly status: "draft" | "finalized" | "sent" | "past_due" | "paid" | "void";
            /** @example tnt_demo */
            readonly tenant_id: string;
            /**
             * @description The seller
             * @example prt_demo
             */
            readonly partner_id: string;
            /** @example EUR */
            readonly currency: string;
            readonly issue_date?: string | null;
            readonly due_date?: string | null;
            readonly period_start?: string | null;
            /** @description The last day, inclusive */
            readonly period_end?: string | null;
            /** @example 4900 */
            readonly subtotal_cents: number;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @example 4900 */
            readonly total_cents: number;
            /** @example 4900 */
            readonly amount_paid_cents: number;
            /** @example 4900 */
            readonly amount_credited_cents: number;
            /** @example 4900 */
            readonly amount_due_cents: number;
            readonly referenced_invoice_id?: string | null;
            readonly notes?: string | null;
            /**
             * @description The buyer's number of the order (BT-13)
             * @example PO-2026-17
             */
            readonly purchase_order?: string | null;
            /** @enum {string} */
            readonly pdf_status: "none" | "pending" | "ready" | "failed";
            /**
             * @description Why printing was given up, in one word
             * @example timed_out
             */
            readonly pdf_failure?: string | null;
            readonly finalized_at?: string | null;
            readonly sent_at?: string | null;
            readonly paid_at?: string | null;
            readonly voided_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly line_items: readonly components["schemas"]["Line"][];
            readonly buyer_snapshot?: {
                readonly [key: string]: unknown;
            } | null;
            readonly seller_snapshot?: {
                readonly [key: string]: unknown;
            } | null;
            readonly vat_details?: {
                readonly [key: string]: unknown;
            } | null;
            readonly credit_notes: readonly components["schemas"]["Invoice"][];
            readonly payments: readonly components["schemas"]["Payment"][];
        };
        readonly Line: {
            /** @example line_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            readonly description: string;
            /** @example 0.02 */
            readonly quantity: string;
            /** @example 0.02 */
            readonly unit_price_cents: string;
            readonly unit_code?: string | null;
            /**
             * @description Net
             * @example 4900
             */
            readonly amount_cents: number;
            readonly order_index: number;
            readonly tax_category?: ("S" | "AE" | "G" | "E" | "Z" | "O" | "K") | null;
            readonly tax_rate?: string | null;
            readonly tax_exemption_reason?: string | null;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @enum {string} */
            readonly kind: "recurring" | "usage" | "proration" | "one_off" | "credit" | "manual";
            readonly service_slug?: string | null;
            readonly subscription_id?: string | null;
            readonly period_start?: string | null;
            /** @description The last day, inclusive */
            readonly period_end?: string | null;
            readonly metric_slug?: string | null;
            /** @description How the amount came about */
            readonly explanation?: {
                readonly [key: string]: unknown;
            } | null;
            readonly metadata: {
                readonly [key: string]: string;
            };
        };
        readonly Payment: {
            /** @example pay_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly invoice_id: string;
            /**
             * @description `credit`: set off against what a credit note left
             * @enum {string}
             */
            readonly provider: "bank_transfer" | "credit" | "sandbox" | "stripe" | "mollie" | "coinbase";
            /**
             * @description Below zero: paid out, on a credit note
             * @example 4900
             */
            readonly amount_cents: number;
            /** @example EUR */
            readonly currency: string;
            readonly reference?: string | null;
            readonly credit_note_id?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly paid_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly SendReceipt: {
            /** @constant */
            readonly queued: true;
            readonly to: readonly string[];
        };
        readonly BillingOverview: {
            /** @example EUR */
            readonly currency: string;
            /** @example 4900 */
            readonly open_balance_cents: number;
            /**
             * @description The part of it whose due date is over
             * @example 4900
             */
            readonly overdue_cents: number;
            /**
             * @description Money that came in since the beginning of the year, less what went back
             * @example 4900
             */
            readonly paid_this_year_cents: number;
            readonly next_invoice?: {
                /**
                 * Format: date
                 * @example 2026-06-01
                 */
                readonly date: string;
                /** @example 4900 */
                readonly total_cents: number;
            } | null;
            /** @example 2 */
            readonly active_subscriptions: number;
            /** @example 4900 */
            readonly mrr_cents: number;
            readonly default_payment_method?: components["schemas"]["PaymentMethod"] | null;
        };
        readonly PaymentMethod: {
            /** @example pm_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @enum {string} */
            readonly provider: "sandbox" | "stripe" | "mollie" | "coinbase";
            /** @enum {string} */
            readonly type: "card" | "sepa_debit" | "ideal" | "bank_transfer" | "crypto" | "sandbox";
            /** @example visa •••• 4242 */
            readonly label: string;
            /** @example 4242 */
            readonly last4?: string | null;
            /** @example 2030-11 */
            readonly expires?: string | null;
            readonly is_default: boolean;
            /** @enum {string} */
            readonly status: "pending" | "active" | "failed" | "expired";
            /**
             * @description Why it is not charged by itself until the customer has acted: the provider's code
             * @example authentication_required
             */
            readonly blocked_by?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly InvoiceRun: {
            /** @example run_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /**
             * @example directory
             * @enum {string}
             */
            readonly kind: "invoices" | "directory" | "accounting";
            /**
             * @example running
             * @enum {string}
             */
            readonly status: "queued" | "running" | "completed" | "failed" | "cancelled";
            /**
             * @example {
             *       "done": 500,
             *       "total": 1200
             *     }
             */
            readonly progress: {
                readonly done: number;
                readonly total: number;
            };
            readonly started_at?: string | null;
            readonly finished_at?: string | null;
            /**
             * @example {
             *       "users": {
             *         "seen": 500,
             *         "created": 2,
             *         "updated": 1,
             *         "deactivated": 0
             *       }
             *     }
             */
            readonly result: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly counts: components["schemas"]["InvoiceRunCounts"];
            /** @description Invoices minus credit notes */
            readonly totals: readonly components["schemas"]["InvoiceRunTotal"][];
            readonly errors: readonly {
                readonly tenant_id: string;
                readonly code: string;
                readonly message: string;
            }[];
        };
        /** @description By account: a buyer, a seller and a currency */
        readonly InvoiceRunCounts: {
            readonly due: number;
            readonly drafted: number;
            readonly finalized: number;
            readonly skipped: number;
            readonly failed: number;
        };
        readonly InvoiceRunTotal: {
            readonly currency: string;
            readonly subtotal_cents: number;
            readonly tax_cents: number;
            readonly total_cents: number;
        };
        readonly AdminBillingOverview: {
            /** @description Now */
            readonly mrr: readonly components["schemas"]["CurrencyAmount"][];
            /** @description Invoices issued in the time that is looked at, VAT included */
            readonly invoiced: readonly components["schemas"]["CurrencyAmount"][];
            /** @description Money that came in, less what went back; without credit that was set off */
            readonly paid: readonly components["schemas"]["CurrencyAmount"][];
            /** @description Due and not paid, now */
            readonly overdue: readonly components["schemas"]["CurrencyAmount"][];
            /** @description Credit notes issued, as amounts above zero */
            readonly credited: readonly components["schemas"]["CurrencyAmount"][];
            readonly by_month: readonly components["schemas"]["BillingMonth"][];
            /**
             * @example {
             *       "sent": 3,
             *       "paid": 17
             *     }
             */
            readonly invoices_by_status: {
                readonly [key: string]: number;
            };
            /**
             * @description Payments of stored methods that were asked for and failed
             * @example 1
             */
            readonly failed_payments: number;
        };
        readonly CurrencyAmount: {
            /** @example EUR */
            readonly currency: string;
            /** @example 4900 */
            readonly cents: number;
        };
        readonly BillingMonth: {
            /** @example 2026-06 */
            readonly month: string;
            /** @example EUR */
            readonly currency: string;
            /** @example 4900 */
            readonly invoiced_cents: number;
            /** @example 4900 */
            readonly credited_cents: number;
            /** @example 4900 */
            readonly paid_cents: number;
        };
        readonly Template: {
            /** @example tpl_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @description Whose it is; null: it is built in */
            readonly partner_id?: string | null;
            /** @example plain */
            readonly name: string;
            /** @enum {string} */
            readonly document_type: "invoice" | "credit_note" | "email_invoice" | "email_credit_note" | "email_trial_ending" | "email_payment_failed";
            readonly language?: ("en" | "nl" | "de" | "fr" | "es" | "it") | null;
            readonly subject?: string | null;
            readonly content?: string | null;
            readonly theme?: {
                readonly logo_url?: string | null;
                readonly accent_color?: string | null;
                readonly font?: string | null;
                readonly footer_text?: string | null;
                readonly columns?: readonly ("description" | "quantity" | "unit_price" | "vat" | "amount")[] | null;
                readonly labels?: {
                    readonly [key: string]: string;
                } | null;
            } | null;
            /** @description How often it was saved */
            readonly version: number;
            readonly created_at?: string | null;
            readonly updated_at?: string | null;
        };
        readonly TemplateVariable: {
            /** @example document.number */
            readonly path: string;
            /** @example text */
            readonly type: string;
            readonly description: string;
            readonly example: string | number | null;
        };
        readonly ListedLine: {
            /** @example tnt_demo */
            readonly tenant_id: string;
            /**
             * @description The seller
             * @example prt_demo
             */
            readonly partner_id: string;
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly invoice_id: string;
            /** @example SCAI-2026-000001 */
            readonly invoice_number?: string | null;
            /** @enum {string} */
            readonly document_type: "invoice" | "credit_note";
            readonly issue_date?: string | null;
            /** @example EUR */
            readonly currency: string;
            /** @example line_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            readonly description: string;
            /** @example 0.02 */
            readonly quantity: string;
            /** @example 0.02 */
            readonly unit_price_cents: string;
            readonly unit_code?: string | null;
            /**
             * @description Net
             * @example 4900
             */
            readonly amount_cents: number;
            readonly order_index: number;
            readonly tax_category?: ("S" | "AE" | "G" | "E" | "Z" | "O" | "K") | null;
            readonly tax_rate?: string | null;
            readonly tax_exemption_reason?: string | null;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @enum {string} */
            readonly kind: "recurring" | "usage" | "proration" | "one_off" | "credit" | "manual";
            readonly service_slug?: string | null;
            readonly subscription_id?: string | null;
            readonly period_start?: string | null;
            /** @description The last day, inclusive */
            readonly period_end?: string | null;
            readonly metric_slug?: string | null;
            /** @description How the amount came about */
            readonly explanation?: {
                readonly [key: string]: unknown;
            } | null;
            readonly metadata: {
                readonly [key: string]: string;
            };
        };
        readonly SeriesProof: {
            /** @example prt_demo */
            readonly partner_id: string;
            /** @enum {string} */
            readonly document_type: "invoice" | "credit_note";
            /** @example 2026 */
            readonly fiscal_year: number;
            readonly documents: number;
            /** @example SCAI-2026-000001 */
            readonly first_number: string;
            /** @example SCAI-2026-000001 */
            readonly last_number: string;
            /**
             * Format: date
             * @example 2026-06-01
             */
            readonly last_issue_date: string;
            readonly is_dense: boolean;
            /** @description The first number that does not follow the one before it */
            readonly gap_before?: string | null;
            readonly has_dates_in_order: boolean;
            /** @description The first document that is dated before the one before it */
            readonly earlier_than_before?: string | null;
            /** @description Documents from before there were links have none */
            readonly linked_from?: string | null;
            /** @description From there on each document is linked to the one before it */
            readonly is_linked: boolean;
            /** @description The first document that is not */
            readonly broken_at?: string | null;
            /** @description The link of the last document: keep it elsewhere, and nothing before it changes unnoticed */
            readonly head?: string | null;
        };
        readonly ProofDocument: {
            /** @example prt_demo */
            readonly partner_id: string;
            /** @enum {string} */
            readonly document_type: "invoice" | "credit_note";
            /** @example 2026 */
            readonly fiscal_year: number;
            readonly sequence_number: number;
            /** @example SCAI-2026-000001 */
            readonly number: string;
            /**
             * Format: date
             * @example 2026-06-01
             */
            readonly issue_date: string;
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly invoice_id: string;
            readonly content_hash?: string | null;
            readonly link_hash?: string | null;
            /** @description What the first hash was made from, as the document says it now: JSON with sorted names */
            readonly content: string;
        };
        readonly InvoiceExplanation: {
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly invoice_id: string;
            /** @example SCAI-2026-000001 */
            readonly number?: string | null;
            /** @example EUR */
            readonly currency: string;
            /** @example 4900 */
            readonly total_cents: number;
            readonly lines: readonly components["schemas"]["ExplainedLine"][];
        };
        readonly ExplainedLine: {
            readonly line: components["schemas"]["Line"];
            /** @description Plan and price version that the period began with */
            readonly price: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The days it is for, and of how many */
            readonly days: {
                readonly [key: string]: unknown;
            } | null;
            /** @description What was counted: events, quantity, free units, the tiers walked, what was billed before */
            readonly usage: {
                readonly [key: string]: unknown;
            } | null;
            /** @description What a service charged once */
            readonly charge: {
                readonly [key: string]: unknown;
            } | null;
            /** @description The line that it gives back, with its document */
            readonly gives_back: {
                readonly [key: string]: unknown;
            } | null;
            /** @description Case, category, rate, and the day whose rate it is; null on a draft */
            readonly vat: {
                readonly [key: string]: unknown;
            } | null;
        };
        readonly Recomputation: {
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly invoice_id: string;
            /** @example SCAI-2026-000001 */
            readonly number?: string | null;
            /** @description Whether every figure is the one that the document says */
            readonly is_same: boolean;
            readonly stored: components["schemas"]["DocumentSums"];
            readonly recomputed: components["schemas"]["DocumentSums"];
            readonly lines: readonly components["schemas"]["RecomputedLine"][];
            /** @description A sentence for each figure that is another one */
            readonly differences: readonly string[];
        };
        readonly DocumentSums: {
            /** @example 4900 */
            readonly subtotal_cents: number;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @example 4900 */
            readonly total_cents: number;
        };
        readonly RecomputedLine: {
            /** @example line_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly line_item_id: string;
            /**
             * @description What its amount was computed from
             * @enum {string}
             */
            readonly source: "quantity_and_unit_price" | "price_of_period" | "unused_days" | "usage" | "charge_of_service";
            /**
             * @description Net
             * @example 4900
             */
            readonly stored_cents: number;
            /** @example 4900 */
            readonly recomputed_cents: number;
            /** @example 4900 */
            readonly stored_tax_cents: number;
            /** @example 4900 */
            readonly recomputed_tax_cents: number;
        };
        readonly ServiceSubscription: {
            /** @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly subscription_id: string;
            /** @enum {string} */
            readonly status: "pending" | "trialing" | "active" | "past_due" | "suspended" | "cancelling" | "cancelled" | "expired";
            /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly plan_id: string;
            /** @example crm/basic */
            readonly plan_key: string;
            readonly quantity: number;
            /**
             * @example {
             *       "api_calls": 1000
             *     }
             */
            readonly quotas: {
                readonly [key: string]: number;
            };
            readonly current_period_start?: string | null;
            readonly current_period_end?: string | null;
            readonly trial_ends_at?: string | null;
        };
        readonly ServiceInvoice: {
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example SCAI-2026-000001 */
            readonly number?: string | null;
            /** @enum {string} */
            readonly document_type: "invoice" | "credit_note";
            /** @enum {string} */
            readonly status: "draft" | "finalized" | "sent" | "past_due" | "paid" | "void";
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example EUR */
            readonly currency: string;
            readonly issue_date?: string | null;
            readonly due_date?: string | null;
            readonly period_start?: string | null;
            /** @description The last day, inclusive */
            readonly period_end?: string | null;
            /**
             * @description Of the service's own lines, as are the other sums
             * @example 4900
             */
            readonly subtotal_cents: number;
            /** @example 4900 */
            readonly tax_cents: number;
            /** @example 4900 */
            readonly total_cents: number;
            readonly finalized_at?: string | null;
            readonly sent_at?: string | null;
            readonly paid_at?: string | null;
            readonly voided_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly line_items: readonly components["schemas"]["Line"][];
        };
        readonly Charge: {
            /** @example chg_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly subscription_id: string;
            readonly description: string;
            /** @example 0.02 */
            readonly quantity: string;
            /** @example 0.02 */
            readonly unit_price_cents: string;
            /**
             * @description Net
             * @example 4900
             */
            readonly amount_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @description With a tax_rate of its own; else the document decides */
            readonly tax_category?: "S" | null;
            readonly tax_rate?: string | null;
            readonly period_start?: string | null;
            /** @description The last day, inclusive */
            readonly period_end?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "invoiced" | "cancelled";
            /** @description The final document that bills it */
            readonly invoice_id?: string | null;
            readonly idempotency_key: string;
            readonly metadata: {
                readonly [key: string]: string;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly PaymentProvider: {
            /** @enum {string} */
            readonly slug: "sandbox" | "stripe" | "mollie" | "coinbase";
            /** @example Stripe */
            readonly name: string;
            readonly types: readonly ("card" | "sepa_debit" | "ideal" | "bank_transfer" | "crypto" | "sandbox")[];
            readonly enabled: boolean;
            /** @description Whether it keeps methods that are charged without the customer */
            readonly stores_methods: boolean;
            /** @description Whether an invoice can be paid on a page of it */
            readonly has_payment_page: boolean;
        };
        readonly ProviderConfig: {
            /** @enum {string} */
            readonly slug: "sandbox" | "stripe" | "mollie" | "coinbase";
            /**
             * @description What a browser may know
             * @example {
             *       "publishable_key": "pk_live_1"
             *     }
             */
            readonly publishable: {
                readonly [key: string]: string;
            };
        };
        readonly ProviderSetupResult: {
            /** @example pset_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly setup_id: string;
            /** @description With which the provider's script in the browser goes on */
            readonly client_secret?: string | null;
            /** @description Where to send the customer */
            readonly redirect_url?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly expires_at: string;
        };
        readonly WebhookReceipt: {
            /** @constant */
            readonly received: true;
        };
        readonly Refund: {
            /** @example rf_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly invoice_id: string;
            /** @example 4900 */
            readonly amount_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @enum {string} */
            readonly status: "pending" | "succeeded" | "failed";
            /** @enum {string} */
            readonly provider: "bank_transfer" | "credit" | "sandbox" | "stripe" | "mollie" | "coinbase";
            readonly credit_note_id?: string | null;
            readonly reason: string;
            /** @description Somebody made it in the provider's own pages */
            readonly is_made_at_provider: boolean;
            /** @description Why it failed, or was not made yet, as a code */
            readonly error?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly PaymentIntent: {
            /** @example pint_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            readonly invoice_id?: string | null;
            /** @enum {string} */
            readonly provider: "sandbox" | "stripe" | "mollie" | "coinbase";
            /** @example 4900 */
            readonly amount_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @enum {string} */
            readonly status: "pending" | "requires_action" | "succeeded" | "reversed" | "failed" | "cancelled";
            /** @description Where the customer goes on, while that is waited for */
            readonly redirect_url?: string | null;
            /** @description With which the provider's script in the browser goes on */
            readonly client_secret?: string | null;
            readonly failure_code?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly PaymentMovement: {
            /**
             * @description Of a payment, a refund, or a payment written down by hand
             * @example pint_01jd2x4k7m9q3s5v8x0z2b4d6f
             */
            readonly id: string;
            /** @enum {string} */
            readonly kind: "payment" | "refund";
            /** @example tnt_demo */
            readonly tenant_id: string;
            /** @example prt_demo */
            readonly partner_id: string;
            readonly invoice_id?: string | null;
            /** @enum {string} */
            readonly provider: "bank_transfer" | "credit" | "sandbox" | "stripe" | "mollie" | "coinbase";
            /** @enum {string} */
            readonly status: "pending" | "requires_action" | "succeeded" | "failed" | "reversed" | "cancelled";
            /**
             * @description What was asked for; of refunds, too, above zero
             * @example 4900
             */
            readonly amount_cents: number;
            /**
             * @description What came in and is not taken back; of a refund what went back
             * @example 4900
             */
            readonly moved_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @description The provider's name for it, or what the payer called it */
            readonly reference?: string | null;
            /** @description Why it failed, as a code */
            readonly error?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly Reconciliation: {
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly to: string;
            /** @description Whether every provider has listed all that it has of the span */
            readonly is_complete: boolean;
            readonly compared: readonly {
                /** @enum {string} */
                readonly provider: "sandbox" | "stripe" | "mollie" | "coinbase";
                readonly listed: number;
                readonly is_complete: boolean;
                readonly code?: string | null;
            }[];
            /** @description Empty: all agrees */
            readonly sums: readonly {
                /** @example EUR */
                readonly currency: string;
                /** @example 4900 */
                readonly amount_cents: number;
            }[];
            readonly differences: readonly components["schemas"]["PaymentDifference"][];
        };
        readonly PaymentDifference: {
            /** @enum {string} */
            readonly cause: "unknown_payment" | "payment_not_booked" | "payment_differs" | "payment_missing" | "unknown_refund" | "refund_failed" | "refund_went_through" | "refund_differs" | "refund_missing" | "reversal_not_booked" | "document_differs" | "payment_books_differ" | "refund_books_differ" | "refund_without_credit_note" | "not_compared";
            readonly what_to_do: string;
            /**
             * @description What there is at the provider, or in the one book, less what there is here
             * @example 4900
             */
            readonly amount_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @description What it is about: our id of it, else that of the provider */
            readonly subject: string;
            readonly provider?: ("sandbox" | "stripe" | "mollie" | "coinbase") | null;
            readonly provider_id?: string | null;
            readonly tenant_id?: string | null;
            readonly invoice_id?: string | null;
        };
        readonly AccountingProvider: {
            /** @enum {string} */
            readonly slug: "journal" | "moneybird" | "exact_online" | "xero";
            /** @example Journal */
            readonly name: string;
            /** @enum {string} */
            readonly auth: "none" | "token" | "oauth2";
            /** @description What an integration is configured by: settings, and credentials that never go out */
            readonly fields: readonly {
                readonly name: string;
                /** @enum {string} */
                readonly place: "settings" | "credentials";
                readonly label: string;
                /** @enum {string} */
                readonly type: "text" | "secret" | "number" | "boolean" | "choice" | "map";
                readonly required: boolean;
                readonly choices?: readonly string[];
                readonly description: string;
            }[];
        };
        readonly AccountingIntegration: {
            /** @example acc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @enum {string} */
            readonly provider: "journal" | "moneybird" | "exact_online" | "xero";
            /** @example Books */
            readonly name: string;
            /** @example prt_demo */
            readonly partner_id: string;
            readonly is_active: boolean;
            /**
             * @example {
             *       "chart": "nl"
             *     }
             */
            readonly settings: {
                readonly [key: string]: unknown;
            };
            /**
             * @description What the books are kept in
             * @example EUR
             */
            readonly currency: string;
            readonly has_credentials: boolean;
            /** @description The last day of the last month that is closed */
            readonly locked_through?: string | null;
            readonly tested_at?: string | null;
            readonly last_sync_at?: string | null;
            /** @description Why the last entry that failed did */
            readonly last_error?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly AccountingCheck: {
            readonly ok: boolean;
            /** @example The journal is kept in EUR by the chart nl */
            readonly message: string;
            readonly latency_ms: number;
        };
        readonly AccountingSyncRun: {
            /** @example run_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /**
             * @example directory
             * @enum {string}
             */
            readonly kind: "invoices" | "directory" | "accounting";
            /**
             * @example running
             * @enum {string}
             */
            readonly status: "queued" | "running" | "completed" | "failed" | "cancelled";
            /**
             * @example {
             *       "done": 500,
             *       "total": 1200
             *     }
             */
            readonly progress: {
                readonly done: number;
                readonly total: number;
            };
            readonly started_at?: string | null;
            readonly finished_at?: string | null;
            /**
             * @example {
             *       "users": {
             *         "seen": 500,
             *         "created": 2,
             *         "updated": 1,
             *         "deactivated": 0
             *       }
             *     }
             */
            readonly result: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly AccountingSyncEntry: {
            /** @example ace_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @enum {string} */
            readonly kind: "invoice" | "credit_note" | "payment" | "refund" | "set_off" | "reversal";
            /** @description The document, the payment, or the prepayment */
            readonly resource_id: string;
            readonly invoice_id?: string | null;
            readonly document_number?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "failed" | "synced" | "skipped";
            /**
             * @description What the books call it
             * @example 2026-17
             */
            readonly external_id?: string | null;
            readonly attempts: number;
            readonly error?: string | null;
            readonly synced_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
        };
        readonly TrialBalance: {
            /** @example acc_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly integration_id: string;
            /** @example EUR */
            readonly currency: string;
            /**
             * Format: date
             * @example 2026-06-01
             */
            readonly from: string;
            /**
             * Format: date
             * @example 2026-06-01
             */
            readonly to: string;
            readonly accounts: readonly components["schemas"]["AccountBalance"][];
            /** @example 4900 */
            readonly debit_cents: number;
            /** @example 4900 */
            readonly credit_cents: number;
        };
        readonly AccountBalance: {
            /** @example 1300 */
            readonly account: string;
            /** @enum {string} */
            readonly role: "revenue_standard" | "revenue_reduced" | "revenue_reverse_charge" | "revenue_goods_eu" | "revenue_third_country" | "revenue_exempt" | "revenue_outside_scope" | "revenue_oss" | "vat_standard" | "vat_reduced" | "vat_oss" | "receivables" | "bank" | "suspense" | "clearing_sandbox" | "clearing_stripe" | "clearing_mollie" | "clearing_coinbase" | "exchange_loss" | "exchange_gain";
            /** @example Trade receivables */
            readonly name: string;
            /** @example 4900 */
            readonly opening_cents: number;
            /** @example 4900 */
            readonly debit_cents: number;
            /** @example 4900 */
            readonly credit_cents: number;
            /**
             * @description Above zero a debit, below a credit
             * @example 4900
             */
            readonly closing_cents: number;
        };
        readonly Tenant: {
            /** @example tnt_demo */
            readonly id: string;
            /** @example Acme B.V. */
            readonly name: string;
            /** @example acme */
            readonly slug: string;
            /**
             * @example active
             * @enum {string}
             */
            readonly status: "active" | "suspended";
            /** @example prt_demo */
            readonly partner_id: string;
            /** @example nl */
            readonly locale: string;
            /** @example Europe/Amsterdam */
            readonly time_zone: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly Partner: {
            /** @example prt_demo */
            readonly id: string;
            /** @example Reseller B.V. */
            readonly name: string;
            /** @example Reseller B.V. */
            readonly legal_name?: string | null;
            /** @example Coolsingel 2 */
            readonly seller_address_line1?: string | null;
            /** @example 3rd floor */
            readonly seller_address_line2?: string | null;
            /** @example 3011 AD */
            readonly seller_postal_code?: string | null;
            /** @example Rotterdam */
            readonly seller_city?: string | null;
            /** @example Zuid-Holland */
            readonly seller_state?: string | null;
            /** @example NL */
            readonly seller_country_code?: string | null;
            /** @example NL004495445B01 */
            readonly seller_vat_number?: string | null;
            /** @example 12345678 */
            readonly seller_registration_number?: string | null;
            /** @example ABN AMRO */
            readonly bank_name?: string | null;
            /** @example NL91ABNA0417164300 */
            readonly iban?: string | null;
            /** @example ABNANL2A */
            readonly bic?: string | null;
            /** @example Ada Lovelace */
            readonly contact_name?: string | null;
            /** @example billing@reseller.example */
            readonly contact_email?: string | null;
            /** @example +31 10 123 4567 */
            readonly phone?: string | null;
            /** @example https://reseller.example/ */
            readonly website?: string | null;
            /** @example https://reseller.example/logo.png */
            readonly logo_url?: string | null;
            /** @example RESELL */
            readonly invoice_number_prefix: string;
            /** @example 14 */
            readonly payment_terms_days: number;
            /** @example false */
            readonly oss_registered: boolean;
            /** @example standard */
            readonly invoice_template_name?: string | null;
            /** @example standard */
            readonly email_template_name?: string | null;
            /** @example 12345678 */
            readonly peppol_id?: string | null;
            /** @example 0106 */
            readonly peppol_scheme?: string | null;
            /** @example Europe/Amsterdam */
            readonly time_zone: string;
            /**
             * @description What VAT is accounted for in; its member state's unless one is named
             * @example EUR
             */
            readonly vat_currency?: string | null;
            /**
             * @description Whether enough is known of it to put it on an invoice
             * @example true
             */
            readonly is_billable: boolean;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly TenantDetail: {
            /** @example tnt_demo */
            readonly id: string;
            /** @example Acme B.V. */
            readonly name: string;
            /** @example acme */
            readonly slug: string;
            /**
             * @example active
             * @enum {string}
             */
            readonly status: "active" | "suspended";
            /** @example prt_demo */
            readonly partner_id: string;
            /** @example nl */
            readonly locale: string;
            /** @example Europe/Amsterdam */
            readonly time_zone: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly billing_profile?: components["schemas"]["BillingProfile"] | null;
            /** @description One entry for each currency */
            readonly billing: readonly components["schemas"]["TenantBilling"][];
        };
        readonly TenantBilling: {
            /** @example 2 */
            readonly active_subscriptions: number;
            /** @example 4900 */
            readonly mrr_cents: number;
            /** @example EUR */
            readonly currency: string;
            /** @example 4900 */
            readonly open_balance_cents: number;
            /** @example 0 */
            readonly past_due_invoices: number;
        };
        readonly PartnerStats: {
            /** @example 3 */
            readonly tenants: number;
            /** @example 5 */
            readonly active_subscriptions: number;
            /** @example 4900 */
            readonly mrr_cents: number;
            /** @example 4900 */
            readonly invoiced_cents_this_month: number;
            /** @example 4900 */
            readonly overdue_cents: number;
            /** @example EUR */
            readonly currency: string;
        };
        readonly TenantLookup: {
            /** @example tnt_demo */
            readonly id: string;
            /** @example Acme B.V. */
            readonly label: string;
        };
        readonly PartnerLookup: {
            /** @example prt_demo */
            readonly id: string;
            /** @example Acme B.V. */
            readonly label: string;
        };
        readonly Run: {
            /** @example run_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /**
             * @example directory
             * @enum {string}
             */
            readonly kind: "invoices" | "directory" | "accounting";
            /**
             * @example running
             * @enum {string}
             */
            readonly status: "queued" | "running" | "completed" | "failed" | "cancelled";
            /**
             * @example {
             *       "done": 500,
             *       "total": 1200
             *     }
             */
            readonly progress: {
                readonly done: number;
                readonly total: number;
            };
            readonly started_at?: string | null;
            readonly finished_at?: string | null;
            /**
             * @example {
             *       "users": {
             *         "seen": 500,
             *         "created": 2,
             *         "updated": 1,
             *         "deactivated": 0
             *       }
             *     }
             */
            readonly result: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly PlatformSettings: {
            /** @example EUR */
            readonly default_currency: string;
            /** @example 14 */
            readonly default_payment_terms_days: number;
            /** @example true */
            readonly invoice_auto_finalize: boolean;
            /** @example true */
            readonly invoice_auto_send: boolean;
            /**
             * @example [
             *       1,
             *       3,
             *       5,
             *       7
             *     ]
             */
            readonly dunning_schedule_days: readonly number[];
            /** @example 8 */
            readonly dunning_suspend_after_days: number;
            /**
             * @example [
             *       7,
             *       3,
             *       1
             *     ]
             */
            readonly trial_notice_days: readonly number[];
            /**
             * @example [
             *       80,
             *       100
             *     ]
             */
            readonly quota_warning_percent: readonly number[];
            /** @example null */
            readonly maintenance_message?: string | null;
            /**
             * @example [
             *       "crm"
             *     ]
             */
            readonly internal_service_slugs: readonly string[];
            /** @example false */
            readonly public_catalog: boolean;
        };
        readonly AuditEntry: {
            /** @example aud_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly at: string;
            /**
             * @description A person, a service account, or a part of the system
             * @example usr_ada
             */
            readonly actor: string;
            /** @example update */
            readonly action: string;
            /** @example subscription */
            readonly resource_type: string;
            /** @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly resource_id: string;
            /**
             * @description What was changed, as it was
             * @example {
             *       "status": "active"
             *     }
             */
            readonly before?: {
                readonly [key: string]: unknown;
            } | null;
            /**
             * @description What was changed, as it is now
             * @example {
             *       "status": "suspended"
             *     }
             */
            readonly after?: {
                readonly [key: string]: unknown;
            } | null;
            /** @example req_01jd2x4k7m9q3s5v */
            readonly request_id: string;
            /** @example tnt_acme */
            readonly tenant_id?: string | null;
            /** @example prt_reseller */
            readonly partner_id?: string | null;
        };
        readonly User: {
            /** @example usr_demo */
            readonly id: string;
            /** @example ada@example.com */
            readonly email?: string | null;
            /** @example Ada Lovelace */
            readonly display_name?: string | null;
            /** @example tnt_acme */
            readonly tenant_id?: string | null;
            /** @example prt_reseller */
            readonly partner_id?: string | null;
            /** @example true */
            readonly is_active: boolean;
            /**
             * @description Those that were given here
             * @example [
             *       "tenant_admin"
             *     ]
             */
            readonly roles: readonly ("super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account")[];
            readonly last_seen_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly SyncRun: {
            /** @example run_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /**
             * @example directory
             * @enum {string}
             */
            readonly kind: "invoices" | "directory" | "accounting";
            /**
             * @example running
             * @enum {string}
             */
            readonly status: "queued" | "running" | "completed" | "failed" | "cancelled";
            /**
             * @example {
             *       "done": 500,
             *       "total": 1200
             *     }
             */
            readonly progress: {
                readonly done: number;
                readonly total: number;
            };
            readonly started_at?: string | null;
            readonly finished_at?: string | null;
            /**
             * @example {
             *       "users": {
             *         "seen": 500,
             *         "created": 2,
             *         "updated": 1,
             *         "deactivated": 0
             *       }
             *     }
             */
            readonly result: {
                readonly [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly users: components["schemas"]["SyncCounts"];
            readonly groups: components["schemas"]["SyncCounts"];
        };
        /**
         * @example {
         *       "seen": 120,
         *       "created": 2,
         *       "updated": 1,
         *       "deactivated": 0
         *     }
         */
        readonly SyncCounts: {
            readonly seen: number;
            readonly created: number;
            readonly updated: number;
            readonly deactivated: number;
        };
        readonly UserDetail: {
            /** @example usr_demo */
            readonly id: string;
            /** @example ada@example.com */
            readonly email?: string | null;
            /** @example Ada Lovelace */
            readonly display_name?: string | null;
            /** @example tnt_acme */
            readonly tenant_id?: string | null;
            /** @example prt_reseller */
            readonly partner_id?: string | null;
            /** @example true */
            readonly is_active: boolean;
            /**
             * @description Those that were given here
             * @example [
             *       "tenant_admin"
             *     ]
             */
            readonly roles: readonly ("super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account")[];
            readonly last_seen_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly groups: readonly components["schemas"]["Group"][];
            /**
             * @description Of the roles given here, directly and through groups; a token may carry more
             * @example [
             *       "billing:manage",
             *       "billing:read",
             *       "services:read",
             *       "subscriptions:manage",
             *       "subscriptions:read"
             *     ]
             */
            readonly effective_permissions: readonly string[];
        };
        readonly Group: {
            /** @example grp_demo */
            readonly id: string;
            /** @example tnt_acme */
            readonly tenant_id?: string | null;
            /** @example Administration */
            readonly name: string;
            /** @example Looks after subscriptions and invoices */
            readonly description?: string | null;
            readonly role?: ("super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account") | null;
            /** @example 1 */
            readonly member_count: number;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly GroupDetail: {
            /** @example grp_demo */
            readonly id: string;
            /** @example tnt_acme */
            readonly tenant_id?: string | null;
            /** @example Administration */
            readonly name: string;
            /** @example Looks after subscriptions and invoices */
            readonly description?: string | null;
            readonly role?: ("super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account") | null;
            /** @example 1 */
            readonly member_count: number;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            readonly members: readonly components["schemas"]["User"][];
        };
        readonly WebhookSubscription: {
            /** @example whs_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example Our CRM */
            readonly name: string;
            /** @example https://example.com/hooks */
            readonly target_url: string;
            /**
             * @example [
             *       "subscription.*"
             *     ]
             */
            readonly topics: readonly string[];
            readonly is_active: boolean;
            /** @example …4f2= */
            readonly secret_hint: string;
            readonly disabled_reason?: string | null;
            readonly last_success_at?: string | null;
            readonly last_failure_at?: string | null;
            /** @enum {string} */
            readonly ordering: "none" | "object";
            /** @enum {string} */
            readonly catch_up: "asked" | "automatic";
            /** @description Since when it has done nothing but fail */
            readonly failing_since?: string | null;
            /** @description Since when it was told nothing, and was not told again */
            readonly missed_since?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly WebhookSubscriptionWithSecret: {
            /** @example whs_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example Our CRM */
            readonly name: string;
            /** @example https://example.com/hooks */
            readonly target_url: string;
            /**
             * @example [
             *       "subscription.*"
             *     ]
             */
            readonly topics: readonly string[];
            readonly is_active: boolean;
            /** @example …4f2= */
            readonly secret_hint: string;
            readonly disabled_reason?: string | null;
            readonly last_success_at?: string | null;
            readonly last_failure_at?: string | null;
            /** @enum {string} */
            readonly ordering: "none" | "object";
            /** @enum {string} */
            readonly catch_up: "asked" | "automatic";
            /** @description Since when it has done nothing but fail */
            readonly failing_since?: string | null;
            /** @description Since when it was told nothing, and was not told again */
            readonly missed_since?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
            /**
             * @description Shown this once
             * @example whsec_…
             */
            readonly secret: string;
        };
        readonly WebhookTopic: {
            /** @example subscription.activated */
            readonly topic: string;
            /** @example A subscription works from now on */
            readonly summary: string;
            /** @example 1.0 */
            readonly event_version: string;
            /**
             * @description JSON Schema (2020-12) of what is sent
             * @example {
             *       "type": "object"
             *     }
             */
            readonly schema: {
                readonly [key: string]: unknown;
            };
        };
        readonly WebhookState: {
            /** @example whs_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly subscription_id: string;
            readonly is_active: boolean;
            /** @description What is due or will be tried again; no more than 10000 are counted */
            readonly waiting: number;
            /** @description How long the oldest of them has waited */
            readonly lag_seconds: number;
            readonly next_attempt_at?: string | null;
            /** @description Of what was to be told within a day */
            readonly last_day: {
                readonly delivered: number;
                readonly dead: number;
                readonly pending: number;
            };
            /**
             * @description The share of it that was taken, of what is over
             * @example 0.998
             */
            readonly success_rate?: number | null;
        };
        readonly WebhookDelivery: {
            /** @example whd_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example whs_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly subscription_id: string;
            /** Format: uuid */
            readonly event_id: string;
            /** @example subscription.activated */
            readonly event_type: string;
            /**
             * @description What it happened to
             * @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f
             */
            readonly object_id?: string | null;
            /** @enum {string} */
            readonly status: "pending" | "delivered" | "dead";
            readonly next_attempt_at?: string | null;
            readonly last_status?: number | null;
            /**
             * @description Why there was no answer
             * @example TIMEOUT
             */
            readonly last_error?: string | null;
            readonly delivered_at?: string | null;
            readonly attempts: readonly components["schemas"]["WebhookAttempt"][];
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly WebhookAttempt: {
            readonly number: number;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly at: string;
            /**
             * @description Of the answer
             * @example 200
             */
            readonly status?: number | null;
            /**
             * @description Why there was no answer
             * @example TIMEOUT
             */
            readonly error?: string | null;
            readonly duration_ms: number;
            /**
             * @description Up to 1 KiB of it
             * @example noted
             */
            readonly answer?: string | null;
        };
        readonly WebhookReplay: {
            /** @example whr_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly id: string;
            /** @example whs_01jd2x4k7m9q3s5v8x0z2b4d6f */
            readonly subscription_id: string;
            /** @enum {string} */
            readonly status: "running" | "completed" | "stopped" | "failed";
            readonly topics?: readonly string[] | null;
            readonly object?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly to: string;
            readonly only_missed: boolean;
            /** @description Facts that it has looked at, of those there are */
            readonly progress: {
                readonly done: number;
                readonly total: number;
            };
            /** @description Deliveries that it has made */
            readonly told: number;
            readonly finished_at?: string | null;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly created_at: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly updated_at: string;
        };
        readonly Event: {
            /**
             * Format: uuid
             * @example 0b2f6f0e-6a7c-4c3f-9f64-0b3a7b1c2d3e
             */
            readonly event_id: string;
            /** @example subscription.activated */
            readonly event_type: string;
            /** @example 1.0 */
            readonly event_version: string;
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly occurred_at: string;
            /** @example scaicontrol */
            readonly source: string;
            /** @example subscription:sub_01jd2x4k7m9q3s5v8x0z2b4d6f:activated:2 */
            readonly idempotency_key: string;
            /**
             * @description As the schema of its topic says
             * @example {
             *       "subscription_id": "sub_01jd2x4k7m9q3s5v8x0z2b4d6f"
             *     }
             */
            readonly data: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * @description `next` is the cursor to go on with, also when there is nothing more now
         * @example {
         *       "next": "MC4w",
         *       "more": false
         *     }
         */
        readonly FeedPagination: {
            readonly next: string;
            readonly more: boolean;
        };
        readonly SandboxClock: {
            /**
             * Format: date-time
             * @example 2026-06-01T00:00:00.000Z
             */
            readonly now: string;
        };
        readonly Drained: {
            readonly jobs_run: number;
            readonly facts_relayed: number;
        };
        readonly SandboxToken: {
            /** @example eyJ… */
            readonly token: string;
        };
        readonly SandboxMail: {
            readonly id: string;
            readonly from: string;
            readonly to: readonly string[];
            readonly subject: string;
            readonly received_at: string;
            readonly text: string;
            readonly attachments: readonly {
                readonly name: string;
                readonly content_type: string;
                readonly size_bytes: number;
            }[];
        };
    };
    responses: {
        /** @description It exists already, is in use, or is being changed */
        readonly Conflict: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The input has faults; `details` lists all of them */
        readonly ValidationError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A bug here */
        readonly InternalError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not possible at the moment; see Retry-After */
        readonly Unavailable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too many requests; see Retry-After */
        readonly RateLimited: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No credential, or one that is not valid */
        readonly Unauthorized: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The credential does not allow this */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The identity or payment provider failed */
        readonly BadGateway: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The state of things forbids it, or the body cannot be read */
        readonly BadRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is too large */
        readonly PayloadTooLarge: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is of another type than this takes */
        readonly UnsupportedMediaType: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is nothing here that the caller can see */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly health: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Health"];
                };
            };
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly ready: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ready"];
                };
            };
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 500: components["responses"]["InternalError"];
            /** @description Not ready */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ready"];
                };
            };
        };
    };
    readonly getAuthConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthConfig"];
                };
            };
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly proxyToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly grant_type: "authorization_code" | "refresh_token";
                    readonly code?: string;
                    readonly redirect_uri?: string;
                    readonly code_verifier?: string;
                    readonly refresh_token?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listCatalogServices: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly category?: string;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["CatalogService"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getCatalogService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["CatalogServiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listCatalogPlans: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Plan"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getCatalogPlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly plan_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PlanDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listEntrypointsForTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["FilledEntrypoint"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createPlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly service_id: string;
                    /** @example crm */
                    readonly slug: string;
                    /** @example Text */
                    readonly name: string;
                    /** @enum {string} */
                    readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
                    /** @example 4900 */
                    readonly base_price_cents: number;
                    /** @enum {string} */
                    readonly currency: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IRR" | "ISK" | "JMD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                    readonly description?: string | null;
                    /** @example Text */
                    readonly tier?: string;
                    readonly features?: {
                        readonly items: readonly string[];
                        /** @example Text */
                        readonly unit?: string;
                    };
                    /**
                     * @example {
                     *       "api_calls": 10000
                     *     }
                     */
                    readonly quotas?: {
                        readonly [key: string]: number;
                    };
                    readonly is_active?: boolean;
                    readonly is_public?: boolean;
                    readonly trial_days?: number;
                    readonly term_periods?: number | null;
                    readonly cost_multiplier?: string | null;
                    readonly sort_order?: number;
                    /**
                     * @example {
                     *       "order": "2026-17"
                     *     }
                     */
                    readonly metadata?: {
                        readonly [key: string]: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PlanDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updatePlan: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly plan_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name?: string;
                    /** @example 4900 */
                    readonly base_price_cents?: number;
                    readonly description?: string | null;
                    /** @example Text */
                    readonly tier?: string;
                    readonly features?: {
                        readonly items: readonly string[];
                        /** @example Text */
                        readonly unit?: string;
                    };
                    /**
                     * @example {
                     *       "api_calls": 10000
                     *     }
                     */
                    readonly quotas?: {
                        readonly [key: string]: number;
                    };
                    readonly is_active?: boolean;
                    readonly is_public?: boolean;
                    readonly trial_days?: number;
                    readonly term_periods?: number | null;
                    readonly cost_multiplier?: string | null;
                    readonly sort_order?: number;
                    /**
                     * @example {
                     *       "order": "2026-17"
                     *     }
                     */
                    readonly metadata?: {
                        readonly [key: string]: string;
                    };
                    /**
                     * @description Moves running subscriptions to the new price at their next renewal
                     * @enum {string}
                     */
                    readonly apply_to_existing?: "next_renewal";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PlanDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly replacePricingTiers: {
        readonly parameters: {
            readonly query?: {
                /** @description Moves running subscriptions to the new price at their next renewal */
                readonly apply_to_existing?: "next_renewal";
            };
            readonly header?: never;
            readonly path: {
                readonly plan_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": readonly {
                    /** @example crm */
                    readonly metric_slug: string;
                    /** @enum {string} */
                    readonly model: "graduated" | "volume" | "package";
                    /** @example 0.02 */
                    readonly tier_start: string | number;
                    readonly tier_end?: (string | number) | null;
                    /** @example 0.02 */
                    readonly unit_price_cents: string | number;
                    /** @example 4900 */
                    readonly flat_fee_cents?: number;
                    /**
                     * @default unit
                     * @example Text
                     */
                    readonly unit_label?: string;
                    /** @default 1 */
                    readonly unit_divisor?: number;
                    readonly free_units?: (string | number) | null;
                }[];
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PricingTier"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example crm */
                    readonly slug: string;
                    /** @example Text */
                    readonly name: string;
                    /** @example Some text */
                    readonly description: string;
                    readonly category?: string | null;
                    readonly icon_url?: string | null;
                    readonly is_public?: boolean;
                    readonly base_url?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["CatalogServiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name?: string;
                    /** @example Some text */
                    readonly description?: string;
                    readonly category?: string | null;
                    readonly icon_url?: string | null;
                    readonly is_public?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["CatalogServiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListPacks: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["ServicePack"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminCreatePack: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example crm */
                    readonly slug: string;
                    /** @example Text */
                    readonly name: string;
                    /** @enum {string} */
                    readonly billing_period: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
                    /** @enum {string} */
                    readonly currency: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IRR" | "ISK" | "JMD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                    readonly items: readonly {
                        /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
                        readonly service_id: string;
                        /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
                        readonly plan_id: string;
                        readonly override_price_cents?: number | null;
                        readonly sort_order?: number;
                    }[];
                    readonly description?: string | null;
                    readonly icon_url?: string | null;
                    /** @example 4900 */
                    readonly base_price_cents?: number;
                    /** @enum {string} */
                    readonly discount_type?: "fixed_price" | "percentage";
                    readonly discount_percentage?: (string | number) | null;
                    readonly trial_days?: number;
                    readonly features?: {
                        readonly items: readonly string[];
                        /** @example Text */
                        readonly unit?: string;
                    };
                    readonly is_active?: boolean;
                    readonly is_public?: boolean;
                    readonly sort_order?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ServicePackDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminGetPack: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly pack_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ServicePackDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminUpdatePack: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly pack_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name?: string;
                    /** @enum {string} */
                    readonly billing_period?: "monthly" | "quarterly" | "yearly" | "weekly" | "daily" | "one_time";
                    /** @enum {string} */
                    readonly currency?: "AED" | "AFN" | "ALL" | "AMD" | "AOA" | "ARS" | "AUD" | "AWG" | "AZN" | "BAM" | "BBD" | "BDT" | "BIF" | "BMD" | "BND" | "BOB" | "BRL" | "BSD" | "BTN" | "BWP" | "BYN" | "BZD" | "CAD" | "CDF" | "CHF" | "CLP" | "CNY" | "COP" | "CRC" | "CUP" | "CVE" | "CZK" | "DJF" | "DKK" | "DOP" | "DZD" | "EGP" | "ERN" | "ETB" | "EUR" | "FJD" | "FKP" | "GBP" | "GEL" | "GHS" | "GIP" | "GMD" | "GNF" | "GTQ" | "GYD" | "HKD" | "HNL" | "HTG" | "HUF" | "IDR" | "ILS" | "INR" | "IRR" | "ISK" | "JMD" | "JPY" | "KES" | "KGS" | "KHR" | "KMF" | "KPW" | "KRW" | "KYD" | "KZT" | "LAK" | "LBP" | "LKR" | "LRD" | "LSL" | "MAD" | "MDL" | "MGA" | "MKD" | "MMK" | "MNT" | "MOP" | "MRU" | "MUR" | "MVR" | "MWK" | "MXN" | "MYR" | "MZN" | "NAD" | "NGN" | "NIO" | "NOK" | "NPR" | "NZD" | "PAB" | "PEN" | "PGK" | "PHP" | "PKR" | "PLN" | "PYG" | "QAR" | "RON" | "RSD" | "RUB" | "RWF" | "SAR" | "SBD" | "SCR" | "SDG" | "SEK" | "SGD" | "SHP" | "SLE" | "SOS" | "SRD" | "SSP" | "STN" | "SVC" | "SYP" | "SZL" | "THB" | "TJS" | "TMT" | "TOP" | "TRY" | "TTD" | "TWD" | "TZS" | "UAH" | "UGX" | "USD" | "UYU" | "UZS" | "VED" | "VES" | "VND" | "VUV" | "WST" | "XAF" | "XCD" | "XCG" | "XOF" | "XPF" | "YER" | "ZAR" | "ZMW" | "ZWG";
                    readonly items?: readonly {
                        /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
                        readonly service_id: string;
                        /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
                        readonly plan_id: string;
                        readonly override_price_cents?: number | null;
                        readonly sort_order?: number;
                    }[];
                    readonly description?: string | null;
                    readonly icon_url?: string | null;
                    /** @example 4900 */
                    readonly base_price_cents?: number;
                    /** @enum {string} */
                    readonly discount_type?: "fixed_price" | "percentage";
                    readonly discount_percentage?: (string | number) | null;
                    readonly trial_days?: number;
                    readonly features?: {
                        readonly items: readonly string[];
                        /** @example Text */
                        readonly unit?: string;
                    };
                    readonly is_active?: boolean;
                    readonly is_public?: boolean;
                    readonly sort_order?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ServicePackDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminDeletePack: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly pack_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly lookupPlans: {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly service_slug?: string;
                readonly limit?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PlanLookup"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListEntrypoints: {
        readonly parameters: {
            readonly query?: {
                readonly service_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Entrypoint"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createEntrypoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example svc_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly service_id: string;
                    /** @example Text */
                    readonly label: string;
                    /** @example https://{{tenant.slug}}.crm.example/ */
                    readonly url_template: string;
                    /** @enum {string} */
                    readonly entry_type: "web" | "api" | "docs" | "admin";
                    readonly description?: string | null;
                    readonly icon?: string | null;
                    readonly required_role?: ("super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account") | null;
                    readonly sort_order?: number;
                    readonly is_active?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Entrypoint"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateEntrypoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly entrypoint_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly label?: string;
                    /** @example https://{{tenant.slug}}.crm.example/ */
                    readonly url_template?: string;
                    /** @enum {string} */
                    readonly entry_type?: "web" | "api" | "docs" | "admin";
                    readonly description?: string | null;
                    readonly icon?: string | null;
                    readonly required_role?: ("super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account") | null;
                    readonly sort_order?: number;
                    readonly is_active?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Entrypoint"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteEntrypoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly entrypoint_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Deleted"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listSubscriptions: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly status?: "pending" | "trialing" | "active" | "past_due" | "suspended" | "cancelling" | "cancelled" | "expired";
                readonly service_slug?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Subscription"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly plan_id: string;
                    readonly quantity?: number;
                    /**
                     * @description The buyer's number of the order (BT-13)
                     * @example PO-2026-17
                     */
                    readonly purchase_order?: string | null;
                    /**
                     * @example {
                     *       "order": "2026-17"
                     *     }
                     */
                    readonly metadata?: {
                        readonly [key: string]: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description The buyer's number of the order (BT-13)
                     * @example PO-2026-17
                     */
                    readonly purchase_order?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly cancelSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly reactivateSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly changePlan: {
        readonly parameters: {
            readonly query?: {
                readonly preview?: "true" | "false";
            };
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly plan_id: string;
                    readonly quantity?: number;
                    /**
                     * @description What is dearer now, else when the period is over, unless said
                     * @enum {string}
                     */
                    readonly when?: "now" | "period_end";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"] | components["schemas"]["ChangePreview"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listServicePacks: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["ServicePack"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listPackSubscriptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PackSubscription"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getServicePack: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ServicePackDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly subscribeToPack: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PackSubscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly cancelPackSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly pack_subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PackSubscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListSubscriptions: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly status?: "pending" | "trialing" | "active" | "past_due" | "suspended" | "cancelling" | "cancelled" | "expired";
                readonly tenant_id?: string;
                readonly partner_id?: string;
                readonly service_slug?: string;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Subscription"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminCreateSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example tnt_demo */
                    readonly tenant_id: string;
                    /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly plan_id: string;
                    readonly quantity?: number;
                    /**
                     * @description The buyer's number of the order (BT-13)
                     * @example PO-2026-17
                     */
                    readonly purchase_order?: string | null;
                    /**
                     * @example {
                     *       "order": "2026-17"
                     *     }
                     */
                    readonly metadata?: {
                        readonly [key: string]: string;
                    };
                    /**
                     * Format: date
                     * @description Day one, in the tenant's time zone; this day unless said
                     * @example 2026-06-01
                     */
                    readonly start_at?: string;
                    /**
                     * @description Per unit; the plan's unless said
                     * @example 4900
                     */
                    readonly price_cents?: number;
                    /** @description The plan's unless said */
                    readonly trial_days?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminBulkSubscriptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly action: "cancel" | "cancel_immediate" | "suspend" | "resume";
                    readonly ids: readonly string[];
                    /** @example Text */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["BulkResult"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminCancelSubscription: {
        readonly parameters: {
            readonly query?: {
                readonly immediate?: "true" | "false";
            };
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminSuspendSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly reason?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminResumeSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminOverrideSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example pln_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly plan_id?: string;
                    /** @enum {string} */
                    readonly status?: "pending" | "trialing" | "active" | "past_due" | "suspended" | "cancelling" | "cancelled" | "expired";
                    /** @example Text */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminUpdateSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description The buyer's number of the order (BT-13)
                     * @example PO-2026-17
                     */
                    readonly purchase_order?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Subscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly provisioningCallback: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly callback_token: string;
                    /** @enum {string} */
                    readonly status: "completed" | "failed";
                    readonly endpoint?: string | null;
                    readonly credentials?: {
                        readonly [key: string]: components["schemas"]["__schema0"];
                    } | null;
                    readonly error_message?: string | null;
                    readonly metadata?: {
                        readonly [key: string]: components["schemas"]["__schema1"];
                    } | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ProvisioningCallbackReceipt"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getProvisioningStatus: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly service_slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ProvisioningStatus"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWorkflows: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Workflow"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getWorkflow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workflow_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WorkflowDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListWorkflows: {
        readonly parameters: {
            readonly query?: {
                readonly status?: "pending" | "running" | "waiting" | "failed" | "compensating" | "compensation_failed" | "completed" | "compensated";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Workflow"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminForceComplete: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workflow_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WorkflowDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminRetryStep: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workflow_id: string;
                readonly step_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WorkflowDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminSkipStep: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly workflow_id: string;
                readonly step_name: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WorkflowDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listNotifications: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly unread_only?: "true" | "false";
                readonly category?: "billing" | "subscription" | "provisioning" | "quota" | "system";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Notification"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly markAllNotificationsRead: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["NotificationsMarked"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly markNotificationRead: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly notification_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Notification"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly uploadIcon: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    /** Format: binary */
                    readonly file: Blob;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Upload"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly uploadTemplateImage: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "multipart/form-data": {
                    /** Format: binary */
                    readonly file: Blob;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Upload"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly serveUpload: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly path: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/octet-stream": Blob;
                };
            };
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly reregisterService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example crm */
                    readonly slug: string;
                    /** @example Text */
                    readonly name: string;
                    /** @example 2.4.1 */
                    readonly version: string;
                    readonly description?: string | null;
                    readonly app_id?: string | null;
                    /** @example https://example.com/hooks */
                    readonly base_url: string;
                    readonly health_check_url?: string | null;
                    readonly capabilities?: readonly string[];
                    readonly heartbeat_interval_seconds?: number;
                    readonly icon_url?: string | null;
                    readonly category?: string | null;
                    readonly provisioning?: {
                        readonly activate: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly change?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly deactivate?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly suspend?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly resume?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        /**
                         * @default compensate
                         * @enum {string}
                         */
                        readonly on_failure?: "compensate" | "hold";
                    } | null;
                    readonly metrics?: readonly {
                        /** @example crm */
                        readonly slug: string;
                        /** @example Text */
                        readonly name: string;
                        /** @example Text */
                        readonly unit: string;
                        /** @enum {string} */
                        readonly aggregation: "sum" | "count" | "max" | "latest" | "unique_count";
                        /**
                         * @default next_invoice
                         * @enum {string}
                         */
                        readonly late_policy?: "next_invoice" | "reject" | "ignore";
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["RegistrationReceipt"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly registerService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example crm */
                    readonly slug: string;
                    /** @example Text */
                    readonly name: string;
                    /** @example 2.4.1 */
                    readonly version: string;
                    readonly description?: string | null;
                    readonly app_id?: string | null;
                    /** @example https://example.com/hooks */
                    readonly base_url: string;
                    readonly health_check_url?: string | null;
                    readonly capabilities?: readonly string[];
                    readonly heartbeat_interval_seconds?: number;
                    readonly icon_url?: string | null;
                    readonly category?: string | null;
                    readonly provisioning?: {
                        readonly activate: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly change?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly deactivate?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly suspend?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        readonly resume?: readonly {
                            /** @example crm */
                            readonly name: string;
                            /** @default [] */
                            readonly depends_on?: readonly string[];
                            readonly action: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                            /**
                             * @default sync
                             * @enum {string}
                             */
                            readonly completion?: "sync" | "callback" | "poll";
                            readonly poll?: {
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                readonly interval_seconds: number;
                                readonly timeout_seconds: number;
                            };
                            /** @default 30 */
                            readonly timeout_seconds?: number;
                            /** @default 5 */
                            readonly max_attempts?: number;
                            readonly compensation?: {
                                /** @enum {string} */
                                readonly method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET";
                                /**
                                 * @description Under `base_url`; begins with one /
                                 * @example /tenants/{{tenant.id}}
                                 */
                                readonly path: string;
                                /** @description Instead of the workflow's own data; texts may hold {{…}} */
                                readonly body?: components["schemas"]["__schema2"];
                            };
                        }[];
                        /**
                         * @default compensate
                         * @enum {string}
                         */
                        readonly on_failure?: "compensate" | "hold";
                    } | null;
                    readonly metrics?: readonly {
                        /** @example crm */
                        readonly slug: string;
                        /** @example Text */
                        readonly name: string;
                        /** @example Text */
                        readonly unit: string;
                        /** @enum {string} */
                        readonly aggregation: "sum" | "count" | "max" | "latest" | "unique_count";
                        /**
                         * @default next_invoice
                         * @enum {string}
                         */
                        readonly late_policy?: "next_invoice" | "reject" | "ignore";
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["RegistrationReceipt"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deregisterService: {
        readonly parameters: {
            readonly query?: {
                readonly slug?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @example crm */
                    readonly slug: string;
                    /** @example Text */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly heartbeat: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example crm */
                    readonly slug: string;
                    /** @enum {string} */
                    readonly status: "ok" | "degraded" | "maintenance";
                    /** @example Text */
                    readonly version: string;
                    /** @example 86400 */
                    readonly uptime_seconds: number;
                    readonly active_connections?: number | null;
                    readonly queue_depth?: number | null;
                    readonly error_rate?: number | null;
                    readonly memory_bytes?: number | null;
                    readonly message?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["HeartbeatReceipt"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listRegistryServices: {
        readonly parameters: {
            readonly query?: {
                readonly status?: "pending" | "active" | "suspended" | "deregistered";
                readonly health_status?: "healthy" | "degraded" | "unreachable" | "unknown";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["RegistryService"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly approveService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ApprovedService"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly suspendService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["RegistryService"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly rotateServiceApiKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @constant */
                    readonly revoke_previous?: true;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["RegistryServiceWithKey"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly checkQuota: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tenant_id: string;
                readonly service_slug: string;
                readonly metric_slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["QuotaStatus"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly postUsageEvents: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @example [
                     *       {
                     *         "idempotency_key": "call-2026-06-01-17",
                     *         "tenant_id": "tnt_demo",
                     *         "metric_slug": "api_calls",
                     *         "quantity": "12.5"
                     *       }
                     *     ]
                     */
                    readonly events: readonly components["schemas"]["UsageEvent"][];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UsageOutcome"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getUsageByService: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UsageByService"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getUsageHistory: {
        readonly parameters: {
            readonly query?: {
                readonly service_slug?: string;
                readonly metric_slug?: string;
                readonly period_type?: "hour" | "day" | "month" | "billing_period";
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["UsagePoint"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getUsageQuotas: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["QuotaStatus"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getUsageSummary: {
        readonly parameters: {
            readonly query?: {
                readonly period_type?: "hour" | "day" | "month" | "billing_period";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UsageSummary"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminAggregateUsage: {
        readonly parameters: {
            readonly query?: {
                readonly period_type?: "hour" | "day" | "month" | "billing_period";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AggregateUsage"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminTenantUsage: {
        readonly parameters: {
            readonly query?: {
                readonly period_type?: "hour" | "day" | "month" | "billing_period";
            };
            readonly header?: never;
            readonly path: {
                readonly tenant_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UsageSummary"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getBillingProfile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["BillingProfile"] | null;
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly upsertBillingProfile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly company_name: string;
                    /** @example Text */
                    readonly address_line1: string;
                    readonly address_line2?: string | null;
                    readonly postal_code?: string | null;
                    /** @example Text */
                    readonly city: string;
                    readonly state?: string | null;
                    /** @example NL */
                    readonly country_code: string;
                    readonly vat_number?: string | null;
                    readonly tax_exempt?: boolean;
                    readonly contact_email?: string | null;
                    readonly phone?: string | null;
                    readonly is_business?: boolean;
                    readonly peppol_id?: string | null;
                    readonly peppol_scheme?: string | null;
                    readonly leitweg_id?: string | null;
                    /** @enum {string} */
                    readonly preferred_einvoice_format?: "ubl" | "xrechnung" | "cii" | "zugferd" | "facturx";
                    /** @enum {string} */
                    readonly preferred_language?: "en" | "nl" | "de" | "fr" | "es" | "it";
                    readonly invoice_template_name?: string | null;
                    readonly email_template_name?: string | null;
                    readonly buyer_reference?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["BillingProfile"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listInvoices: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly status?: "draft" | "finalized" | "sent" | "past_due" | "paid" | "void";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Invoice"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly downloadInvoicePdf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": Blob;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly downloadInvoiceEinvoice: {
        readonly parameters: {
            readonly query?: {
                /** @description The billing profile's preferred one unless given */
                readonly format?: "ubl" | "xrechnung" | "cii" | "zugferd" | "facturx";
            };
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/xml": Blob;
                    readonly "application/pdf": Blob;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly sendInvoiceEmail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["SendReceipt"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getUpcomingInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoicePreview"] | null;
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getBillingOverview: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["BillingOverview"][];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListInvoices: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly status?: "draft" | "finalized" | "sent" | "past_due" | "paid" | "void";
                readonly tenant_id?: string;
                readonly partner_id?: string;
                readonly document_type?: "invoice" | "credit_note";
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Invoice"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createDraftInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example tnt_demo */
                    readonly tenant_id: string;
                    /** @example EUR */
                    readonly currency: string;
                    readonly notes?: string | null;
                    readonly issue_date?: string | null;
                    readonly due_date?: string | null;
                    readonly period_start?: string | null;
                    readonly period_end?: string | null;
                    readonly line_items: readonly {
                        /**
                         * @description A line that the draft has already
                         * @example line_01jd2x4k7m9q3s5v8x0z2b4d6f
                         */
                        readonly id?: string;
                        /** @example Text */
                        readonly description: string;
                        /**
                         * @description 1 unless given; a deduction is negative
                         * @example 2
                         */
                        readonly quantity?: string | number;
                        /** @example 0.02 */
                        readonly unit_price_cents: string | number;
                        /**
                         * @description UN/ECE Recommendation 20
                         * @example HUR
                         */
                        readonly unit_code?: string | null;
                        readonly tax_category?: ("S" | "AE" | "G" | "E" | "Z" | "O" | "K") | null;
                        /**
                         * @description Percent
                         * @example 9.00
                         */
                        readonly tax_rate?: (string | number) | null;
                        readonly tax_exemption_reason?: string | null;
                        readonly period_start?: string | null;
                        readonly period_end?: string | null;
                        readonly service_slug?: string | null;
                        /**
                         * @example {
                         *       "order": "2026-17"
                         *     }
                         */
                        readonly metadata?: {
                            readonly [key: string]: string;
                        };
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly generateInvoices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: date-time
                     * @description Only what was due then
                     * @example 2026-06-01T00:00:00Z
                     */
                    readonly as_of?: string;
                    /** @example prt_demo */
                    readonly partner_id?: string;
                    readonly tenant_ids?: readonly string[];
                    readonly auto_finalize?: boolean;
                    /** @description Figures only: `result.documents` */
                    readonly dry_run?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceRun"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminGetInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteDraftInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateDraftInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example EUR */
                    readonly currency?: string;
                    readonly notes?: string | null;
                    readonly issue_date?: string | null;
                    readonly due_date?: string | null;
                    readonly period_start?: string | null;
                    readonly period_end?: string | null;
                    readonly line_items?: readonly {
                        /**
                         * @description A line that the draft has already
                         * @example line_01jd2x4k7m9q3s5v8x0z2b4d6f
                         */
                        readonly id?: string;
                        /** @example Text */
                        readonly description: string;
                        /**
                         * @description 1 unless given; a deduction is negative
                         * @example 2
                         */
                        readonly quantity?: string | number;
                        /** @example 0.02 */
                        readonly unit_price_cents: string | number;
                        /**
                         * @description UN/ECE Recommendation 20
                         * @example HUR
                         */
                        readonly unit_code?: string | null;
                        readonly tax_category?: ("S" | "AE" | "G" | "E" | "Z" | "O" | "K") | null;
                        /**
                         * @description Percent
                         * @example 9.00
                         */
                        readonly tax_rate?: (string | number) | null;
                        readonly tax_exemption_reason?: string | null;
                        readonly period_start?: string | null;
                        readonly period_end?: string | null;
                        readonly service_slug?: string | null;
                        /**
                         * @example {
                         *       "order": "2026-17"
                         *     }
                         */
                        readonly metadata?: {
                            readonly [key: string]: string;
                        };
                    }[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly finalizeInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createCreditNote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Some text */
                    readonly reason: string;
                    readonly line_items?: readonly {
                        /** @example line_01jd2x4k7m9q3s5v8x0z2b4d6f */
                        readonly line_item_id: string;
                        /**
                         * @description Net; all that is left of the line unless given
                         * @example 4900
                         */
                        readonly amount_cents?: number;
                    }[];
                    /**
                     * @description With VAT, spread over the lines; not beside line_items
                     * @example 4900
                     */
                    readonly amount_cents?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly markInvoicePaid: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: date-time
                     * @description Now unless given
                     * @example 2026-06-01T00:00:00Z
                     */
                    readonly paid_at?: string;
                    /**
                     * @description All that is due unless given
                     * @example 4900
                     */
                    readonly amount_cents?: number;
                    /** @example Text */
                    readonly reference?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly voidInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Some text */
                    readonly reason: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly reorderLineItems: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly line_item_ids: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly sortLineItemsByDate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminDownloadInvoicePdf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": Blob;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminDownloadInvoiceEinvoice: {
        readonly parameters: {
            readonly query?: {
                /** @description The billing profile's preferred one unless given */
                readonly format?: "ubl" | "xrechnung" | "cii" | "zugferd" | "facturx";
            };
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/xml": Blob;
                    readonly "application/pdf": Blob;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly regenerateInvoicePdf: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminSendInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    readonly to?: readonly string[];
                    /** @example Some text */
                    readonly message?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["SendReceipt"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminBillingOverview: {
        readonly parameters: {
            readonly query?: {
                readonly from?: string;
                readonly to?: string;
                readonly partner_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AdminBillingOverview"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listTemplates: {
        readonly parameters: {
            readonly query?: {
                readonly name?: string;
                readonly document_type?: "invoice" | "credit_note" | "email_invoice" | "email_credit_note" | "email_trial_ending" | "email_payment_failed";
                readonly language?: "en" | "nl" | "de" | "fr" | "es" | "it";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Template"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example plain */
                    readonly name: string;
                    /** @enum {string} */
                    readonly document_type: "invoice" | "credit_note" | "email_invoice" | "email_credit_note" | "email_trial_ending" | "email_payment_failed";
                    /**
                     * @description Null: whatever the language
                     * @example en
                     */
                    readonly language?: ("en" | "nl" | "de" | "fr" | "es" | "it") | null;
                    /**
                     * @description Of a mail: Liquid for one line
                     * @example null
                     */
                    readonly subject?: string | null;
                    /**
                     * @description Of paper: Typst that takes the place of the built-in layout. Of a mail: Liquid for HTML
                     * @example null
                     */
                    readonly content?: string | null;
                    /** @description Of paper: how the built-in layout looks */
                    readonly theme?: {
                        /**
                         * @description A picture uploaded for templates
                         * @example null
                         */
                        readonly logo_url?: string | null;
                        readonly accent_color?: string | null;
                        readonly font?: ("DejaVu Sans" | "DejaVu Serif" | "DejaVu Sans Mono") | null;
                        readonly footer_text?: string | null;
                        /**
                         * @description Of the lines, in their order
                         * @example [
                         *       "description",
                         *       "quantity",
                         *       "unit_price",
                         *       "vat",
                         *       "amount"
                         *     ]
                         */
                        readonly columns?: readonly ("description" | "quantity" | "unit_price" | "vat" | "amount")[] | null;
                        readonly labels?: {
                            readonly [key: string]: string;
                        } | null;
                    } | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Template"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly previewTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example tpl_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly template_id?: string;
                    /** @example plain */
                    readonly name?: string;
                    /** @enum {string} */
                    readonly document_type?: "invoice" | "credit_note" | "email_invoice" | "email_credit_note" | "email_trial_ending" | "email_payment_failed";
                    /**
                     * @description Null: whatever the language
                     * @example en
                     */
                    readonly language?: ("en" | "nl" | "de" | "fr" | "es" | "it") | null;
                    /**
                     * @description Of a mail: Liquid for one line
                     * @example null
                     */
                    readonly subject?: string | null;
                    /**
                     * @description Of paper: Typst that takes the place of the built-in layout. Of a mail: Liquid for HTML
                     * @example null
                     */
                    readonly content?: string | null;
                    /** @description Of paper: how the built-in layout looks */
                    readonly theme?: {
                        /**
                         * @description A picture uploaded for templates
                         * @example null
                         */
                        readonly logo_url?: string | null;
                        readonly accent_color?: string | null;
                        readonly font?: ("DejaVu Sans" | "DejaVu Serif" | "DejaVu Sans Mono") | null;
                        readonly footer_text?: string | null;
                        /**
                         * @description Of the lines, in their order
                         * @example [
                         *       "description",
                         *       "quantity",
                         *       "unit_price",
                         *       "vat",
                         *       "amount"
                         *     ]
                         */
                        readonly columns?: readonly ("description" | "quantity" | "unit_price" | "vat" | "amount")[] | null;
                        readonly labels?: {
                            readonly [key: string]: string;
                        } | null;
                    } | null;
                    /**
                     * @description Sample data unless given
                     * @example inv_01jd2x4k7m9q3s5v8x0z2b4d6f
                     */
                    readonly invoice_id?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/pdf": Blob;
                    readonly "text/html": Blob;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listTemplateVariables: {
        readonly parameters: {
            readonly query?: {
                readonly document_type?: "invoice" | "credit_note" | "email_invoice" | "email_credit_note" | "email_trial_ending" | "email_payment_failed";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["TemplateVariable"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly template_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Template"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly template_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example plain */
                    readonly name?: string;
                    /** @enum {string} */
                    readonly document_type?: "invoice" | "credit_note" | "email_invoice" | "email_credit_note" | "email_trial_ending" | "email_payment_failed";
                    /**
                     * @description Null: whatever the language
                     * @example en
                     */
                    readonly language?: ("en" | "nl" | "de" | "fr" | "es" | "it") | null;
                    /**
                     * @description Of a mail: Liquid for one line
                     * @example null
                     */
                    readonly subject?: string | null;
                    /**
                     * @description Of paper: Typst that takes the place of the built-in layout. Of a mail: Liquid for HTML
                     * @example null
                     */
                    readonly content?: string | null;
                    /** @description Of paper: how the built-in layout looks */
                    readonly theme?: {
                        /**
                         * @description A picture uploaded for templates
                         * @example null
                         */
                        readonly logo_url?: string | null;
                        readonly accent_color?: string | null;
                        readonly font?: ("DejaVu Sans" | "DejaVu Serif" | "DejaVu Sans Mono") | null;
                        readonly footer_text?: string | null;
                        /**
                         * @description Of the lines, in their order
                         * @example [
                         *       "description",
                         *       "quantity",
                         *       "unit_price",
                         *       "vat",
                         *       "amount"
                         *     ]
                         */
                        readonly columns?: readonly ("description" | "quantity" | "unit_price" | "vat" | "amount")[] | null;
                        readonly labels?: {
                            readonly [key: string]: string;
                        } | null;
                    } | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Template"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly template_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly duplicateTemplate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly template_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @example plain */
                    readonly name?: string;
                    readonly language?: ("en" | "nl" | "de" | "fr" | "es" | "it") | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Template"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listInvoiceLines: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly invoice_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["ListedLine"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListInvoiceLines: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly invoice_id?: string;
                readonly tenant_id?: string;
                readonly partner_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["ListedLine"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listPayments: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly invoice_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Payment"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListInvoicePayments: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly invoice_id?: string;
                readonly tenant_id?: string;
                readonly partner_id?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Payment"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly numberingProof: {
        readonly parameters: {
            readonly query?: {
                readonly partner_id?: string;
                readonly document_type?: "invoice" | "credit_note";
                readonly fiscal_year?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["SeriesProof"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly numberingProofDocuments: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly partner_id?: string;
                readonly document_type?: "invoice" | "credit_note";
                readonly fiscal_year?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["ProofDocument"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                    readonly "text/csv": string;
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly explainInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceExplanation"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminExplainInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["InvoiceExplanation"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly recomputeInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Recomputation"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getServiceTenantSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tenant_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ServiceSubscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getServiceTenantBillingProfile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tenant_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["BillingProfile"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listServiceTenantInvoices: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly tenant_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["ServiceInvoice"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getServiceInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ServiceInvoice"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listCharges: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly tenant_id?: string;
                readonly status?: "pending" | "invoiced" | "cancelled";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Charge"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createCharge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example tnt_demo */
                    readonly tenant_id: string;
                    /** @example Text */
                    readonly description: string;
                    /**
                     * @description 1 unless given
                     * @example 0.02
                     */
                    readonly quantity?: string | number;
                    /** @example 0.02 */
                    readonly unit_price_cents: string | number;
                    /** @example EUR */
                    readonly currency: string;
                    /**
                     * @description Percent, above 0
                     * @example 9.00
                     */
                    readonly tax_rate?: (string | number) | null;
                    readonly period_start?: string | null;
                    /** @description The last day, inclusive */
                    readonly period_end?: string | null;
                    /**
                     * @description Counts once per service
                     * @example setup-2026-06
                     */
                    readonly idempotency_key: string;
                    /**
                     * @example {
                     *       "order": "2026-17"
                     *     }
                     */
                    readonly metadata?: {
                        readonly [key: string]: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description It was charged already; the first charge is answered */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Charge"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Charge"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly cancelCharge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly charge_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listPaymentMethods: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PaymentMethod"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly addPaymentMethod: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly provider: "sandbox" | "stripe" | "mollie" | "coinbase";
                    /** @example pset_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly setup_id: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PaymentMethod"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deletePaymentMethod: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly method_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly setDefaultPaymentMethod: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly method_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PaymentMethod"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listPaymentProviders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PaymentProvider"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getProviderConfig: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: "sandbox" | "stripe" | "mollie" | "coinbase";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ProviderConfig"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly setupProviderPaymentMethod: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: "sandbox" | "stripe" | "mollie" | "coinbase";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly type?: "card" | "sepa_debit" | "ideal" | "bank_transfer" | "crypto" | "sandbox";
                    /**
                     * @description Where the customer comes back to; of an origin that is allowed
                     * @example https://example.com/hooks
                     */
                    readonly return_url?: string;
                    /**
                     * @description What a method of the sandbox is to do
                     * @example succeeds
                     */
                    readonly label?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["ProviderSetupResult"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly confirmProviderPaymentMethod: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly slug: "sandbox" | "stripe" | "mollie" | "coinbase";
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example pset_01jd2x4k7m9q3s5v8x0z2b4d6f */
                    readonly setup_id: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PaymentMethod"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly stripeWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "*/*": Blob;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly mollieWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "*/*": Blob;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly coinbaseWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "*/*": Blob;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly providerWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly provider_slug: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "*/*": Blob;
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReceipt"];
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly refundInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Some text */
                    readonly reason: string;
                    /**
                     * @description With VAT; all that can be refunded unless given
                     * @example 4900
                     */
                    readonly amount_cents?: number;
                    /**
                     * @description The newest payment that covers it unless given
                     * @example pay_01jd2x4k7m9q3s5v8x0z2b4d6f
                     */
                    readonly payment_id?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Refund"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly payInvoice: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly invoice_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Whose page; not needed where a payment waits for the customer
                     * @enum {string}
                     */
                    readonly provider?: "sandbox" | "stripe" | "mollie" | "coinbase";
                    /**
                     * @description Where the customer comes back to; of an origin that is allowed
                     * @example https://example.com/hooks
                     */
                    readonly return_url?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PaymentIntent"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly retryRefund: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly refund_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Refund"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListPayments: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly kind?: "payment" | "refund";
                readonly tenant_id?: string;
                readonly provider?: "bank_transfer" | "credit" | "sandbox" | "stripe" | "mollie" | "coinbase";
                readonly status?: "pending" | "requires_action" | "succeeded" | "failed" | "reversed" | "cancelled";
                /** @description Made on this day or later */
                readonly from?: string;
                /** @description Made before it */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PaymentMovement"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly reconcilePayments: {
        readonly parameters: {
            readonly query?: {
                /** @description A day before `to` unless said; seven at most */
                readonly from?: string;
                /** @description Now unless said */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Reconciliation"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listAccountingProviders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["AccountingProvider"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listAccountingIntegrations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["AccountingIntegration"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createAccountingIntegration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly provider: "journal" | "moneybird";
                    /** @example Text */
                    readonly name: string;
                    /** @example prt_demo */
                    readonly partner_id: string;
                    /**
                     * @description What the provider's fields of settings say
                     * @example {
                     *       "chart": "nl"
                     *     }
                     */
                    readonly settings?: {
                        readonly [key: string]: unknown;
                    };
                    /**
                     * @description What the provider's fields of credentials say; stored encrypted, never shown
                     * @example {}
                     */
                    readonly credentials?: {
                        readonly [key: string]: unknown;
                    };
                    readonly is_active?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AccountingIntegration"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getAccountingIntegration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AccountingIntegration"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateAccountingIntegration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name?: string;
                    /**
                     * @description What the provider's fields of settings say
                     * @example {
                     *       "chart": "nl"
                     *     }
                     */
                    readonly settings?: {
                        readonly [key: string]: unknown;
                    };
                    /**
                     * @description What the provider's fields of credentials say; stored encrypted, never shown
                     * @example {}
                     */
                    readonly credentials?: {
                        readonly [key: string]: unknown;
                    };
                    readonly is_active?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AccountingIntegration"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteAccountingIntegration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly testAccountingIntegration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AccountingCheck"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly syncAccountingIntegration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Only what happened from then on
                     * @example 2026-06-01
                     */
                    readonly from?: string;
                    /**
                     * @description Only what happened before
                     * @example 2026-06-01
                     */
                    readonly to?: string;
                    /** @description Only these documents, and the money on them */
                    readonly invoice_ids?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AccountingSyncRun"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listAccountingSyncLog: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly status?: "pending" | "failed" | "synced" | "skipped";
            };
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["AccountingSyncEntry"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getTrialBalance: {
        readonly parameters: {
            readonly query: {
                /** @description The first day */
                readonly from: string;
                /** @description The day after the last one */
                readonly to: string;
            };
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["TrialBalance"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly downloadJournal: {
        readonly parameters: {
            readonly query: {
                /** @description The first day */
                readonly from: string;
                /** @description The day after the last one */
                readonly to: string;
            };
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv; charset=utf-8": Blob;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly exportJournal: {
        readonly parameters: {
            readonly query: {
                /** @description The first day */
                readonly from: string;
                /** @description The day after the last one */
                readonly to: string;
                readonly format: "csv" | "datev" | "xaf";
            };
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": Blob;
                    readonly "application/zip": Blob;
                    readonly "application/xml": Blob;
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly closeMonthOfJournal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly integration_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example 2026-05 */
                    readonly month: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["AccountingIntegration"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getOwnTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Tenant"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateOwnTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example nl-NL */
                    readonly locale?: string;
                    /** @example Europe/Amsterdam */
                    readonly time_zone?: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Tenant"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getOwnPartner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Partner"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateOwnPartner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly legal_name?: string | null;
                    readonly seller_address_line1?: string | null;
                    readonly seller_address_line2?: string | null;
                    readonly seller_postal_code?: string | null;
                    readonly seller_city?: string | null;
                    readonly seller_state?: string | null;
                    readonly seller_country_code?: string | null;
                    readonly seller_vat_number?: string | null;
                    readonly seller_registration_number?: string | null;
                    readonly bank_name?: string | null;
                    readonly iban?: string | null;
                    readonly bic?: string | null;
                    readonly contact_name?: string | null;
                    readonly contact_email?: string | null;
                    readonly phone?: string | null;
                    readonly website?: string | null;
                    readonly logo_url?: string | null;
                    /** @example RESELL */
                    readonly invoice_number_prefix?: string;
                    readonly payment_terms_days?: number;
                    readonly oss_registered?: boolean;
                    readonly invoice_template_name?: string | null;
                    readonly email_template_name?: string | null;
                    readonly peppol_id?: string | null;
                    readonly peppol_scheme?: string | null;
                    /** @example Text */
                    readonly time_zone?: string;
                    readonly vat_currency?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Partner"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListTenants: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["TenantDetail"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminGetTenant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tenant_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["TenantDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminUpsertBillingProfile: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly tenant_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly company_name: string;
                    /** @example Text */
                    readonly address_line1: string;
                    readonly address_line2?: string | null;
                    readonly postal_code?: string | null;
                    /** @example Text */
                    readonly city: string;
                    readonly state?: string | null;
                    /** @example NL */
                    readonly country_code: string;
                    readonly vat_number?: string | null;
                    readonly tax_exempt?: boolean;
                    readonly contact_email?: string | null;
                    readonly phone?: string | null;
                    readonly is_business?: boolean;
                    readonly peppol_id?: string | null;
                    readonly peppol_scheme?: string | null;
                    readonly leitweg_id?: string | null;
                    /** @enum {string} */
                    readonly preferred_einvoice_format?: "ubl" | "xrechnung" | "cii" | "zugferd" | "facturx";
                    /** @enum {string} */
                    readonly preferred_language?: "en" | "nl" | "de" | "fr" | "es" | "it";
                    readonly invoice_template_name?: string | null;
                    readonly email_template_name?: string | null;
                    readonly buyer_reference?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["BillingProfile"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListPartners: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Partner"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminCreatePartner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example prt_demo */
                    readonly id: string;
                    /** @example Text */
                    readonly name: string;
                    readonly legal_name?: string | null;
                    readonly seller_address_line1?: string | null;
                    readonly seller_address_line2?: string | null;
                    readonly seller_postal_code?: string | null;
                    readonly seller_city?: string | null;
                    readonly seller_state?: string | null;
                    readonly seller_country_code?: string | null;
                    readonly seller_vat_number?: string | null;
                    readonly seller_registration_number?: string | null;
                    readonly bank_name?: string | null;
                    readonly iban?: string | null;
                    readonly bic?: string | null;
                    readonly contact_name?: string | null;
                    readonly contact_email?: string | null;
                    readonly phone?: string | null;
                    readonly website?: string | null;
                    readonly logo_url?: string | null;
                    /** @example RESELL */
                    readonly invoice_number_prefix?: string;
                    readonly payment_terms_days?: number;
                    readonly oss_registered?: boolean;
                    readonly invoice_template_name?: string | null;
                    readonly email_template_name?: string | null;
                    readonly peppol_id?: string | null;
                    readonly peppol_scheme?: string | null;
                    /** @example Text */
                    readonly time_zone?: string;
                    readonly vat_currency?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Partner"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminGetPartner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly partner_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Partner"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminUpdatePartner: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly partner_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly legal_name?: string | null;
                    readonly seller_address_line1?: string | null;
                    readonly seller_address_line2?: string | null;
                    readonly seller_postal_code?: string | null;
                    readonly seller_city?: string | null;
                    readonly seller_state?: string | null;
                    readonly seller_country_code?: string | null;
                    readonly seller_vat_number?: string | null;
                    readonly seller_registration_number?: string | null;
                    readonly bank_name?: string | null;
                    readonly iban?: string | null;
                    readonly bic?: string | null;
                    readonly contact_name?: string | null;
                    readonly contact_email?: string | null;
                    readonly phone?: string | null;
                    readonly website?: string | null;
                    readonly logo_url?: string | null;
                    /** @example RESELL */
                    readonly invoice_number_prefix?: string;
                    readonly payment_terms_days?: number;
                    readonly oss_registered?: boolean;
                    readonly invoice_template_name?: string | null;
                    readonly email_template_name?: string | null;
                    readonly peppol_id?: string | null;
                    readonly peppol_scheme?: string | null;
                    /** @example Text */
                    readonly time_zone?: string;
                    readonly vat_currency?: string | null;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Partner"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminGetPartnerStats: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly partner_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PartnerStats"][];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListPartnerTenants: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly q?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly partner_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["TenantDetail"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly lookupTenants: {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly partner_id?: string;
                readonly limit?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["TenantLookup"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly lookupPartners: {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly limit?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["PartnerLookup"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListRuns: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Run"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminGetRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly run_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Run"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getPlatformSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PlatformSettings"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updatePlatformSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example EUR */
                    readonly default_currency?: string;
                    /** @example 14 */
                    readonly default_payment_terms_days?: number;
                    /** @example true */
                    readonly invoice_auto_finalize?: boolean;
                    /** @example true */
                    readonly invoice_auto_send?: boolean;
                    /**
                     * @example [
                     *       1,
                     *       3,
                     *       5,
                     *       7
                     *     ]
                     */
                    readonly dunning_schedule_days?: readonly number[];
                    /** @example 8 */
                    readonly dunning_suspend_after_days?: number;
                    /**
                     * @example [
                     *       7,
                     *       3,
                     *       1
                     *     ]
                     */
                    readonly trial_notice_days?: readonly number[];
                    /**
                     * @example [
                     *       80,
                     *       100
                     *     ]
                     */
                    readonly quota_warning_percent?: readonly number[];
                    /** @example Maintenance on Sunday from 6:00 to 7:00 UTC */
                    readonly maintenance_message?: string | null;
                    /**
                     * @example [
                     *       "crm"
                     *     ]
                     */
                    readonly internal_service_slugs?: readonly string[];
                    /** @example false */
                    readonly public_catalog?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["PlatformSettings"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listAuditLog: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly actor?: string;
                readonly resource_type?: string;
                readonly resource_id?: string;
                readonly action?: string;
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["AuditEntry"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminListUsers: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly q?: string;
                readonly tenant_id?: string;
                readonly partner_id?: string;
                readonly role?: "super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["User"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminSyncUsers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description Lets it switch off more than 20 people and more than 5 % of a partner
                     * @example true
                     * @constant
                     */
                    readonly confirm?: true;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["SyncRun"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminGetUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UserDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly adminUpdateUser: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly user_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example false */
                    readonly is_active: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UserDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly assignUserRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly user_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @example tenant_admin
                     * @enum {string}
                     */
                    readonly role: "super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UserDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly revokeUserRole: {
        readonly parameters: {
            readonly query: {
                readonly role: "super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account";
            };
            readonly header?: never;
            readonly path: {
                readonly user_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["UserDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listGroups: {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly tenant_id?: string;
                readonly has_role?: "true" | "false";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Group"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getGroup: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly group_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["GroupDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly assignGroupRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly group_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @example tenant_admin
                     * @enum {string}
                     */
                    readonly role: "super_admin" | "platform_admin" | "partner_admin" | "support" | "tenant_admin" | "tenant_member" | "service_account";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["GroupDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly revokeGroupRole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly group_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["GroupDetail"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWebhookSubscriptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookSubscription"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createWebhookSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name: string;
                    /** @example https://example.com/hooks */
                    readonly target_url: string;
                    /**
                     * @example [
                     *       "subscription.*"
                     *     ]
                     */
                    readonly topics: readonly string[];
                    readonly is_active?: boolean;
                    /**
                     * @description `object`: facts of one object arrive in the order they happened; a later one waits for an earlier one that is being retried
                     * @enum {string}
                     */
                    readonly ordering?: "none" | "object";
                    /**
                     * @description `automatic`: what was missed while it was switched off is sent by itself when it is switched on again
                     * @enum {string}
                     */
                    readonly catch_up?: "asked" | "automatic";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookSubscriptionWithSecret"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteWebhookSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateWebhookSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name?: string;
                    /** @example https://example.com/hooks */
                    readonly target_url?: string;
                    /**
                     * @example [
                     *       "subscription.*"
                     *     ]
                     */
                    readonly topics?: readonly string[];
                    readonly is_active?: boolean;
                    /**
                     * @description `object`: facts of one object arrive in the order they happened; a later one waits for an earlier one that is being retried
                     * @enum {string}
                     */
                    readonly ordering?: "none" | "object";
                    /**
                     * @description `automatic`: what was missed while it was switched off is sent by itself when it is switched on again
                     * @enum {string}
                     */
                    readonly catch_up?: "asked" | "automatic";
                    /**
                     * @description The old secret signs too for 24 hours
                     * @constant
                     */
                    readonly rotate_secret?: true;
                    /**
                     * @description Switched on again, it is sent what it missed
                     * @constant
                     */
                    readonly replay_missed?: true;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookSubscriptionWithSecret"] | components["schemas"]["WebhookSubscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWebhookTopics: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookTopic"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getWebhookSubscriptionState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookState"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWebhookDeliveries: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly status?: "pending" | "delivered" | "dead";
                readonly topic?: string;
                readonly object?: string;
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookDelivery"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getWebhookDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly delivery_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookDelivery"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly replayWebhookDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly delivery_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookDelivery"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWebhookReplays: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookReplay"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly startWebhookReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example 2026-06-01 */
                    readonly from: string;
                    /** @example 2026-06-01 */
                    readonly to?: string;
                    /**
                     * @example [
                     *       "subscription.*"
                     *     ]
                     */
                    readonly topics?: readonly string[];
                    /**
                     * @description What it happened to
                     * @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f
                     */
                    readonly object?: string;
                    /** @description Leaves alone what was delivered */
                    readonly only_missed?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookReplay"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getWebhookReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly replay_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookReplay"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly stopWebhookReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly replay_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookReplay"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly sendTestWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookDelivery"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWebhookEndpoints: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookSubscription"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly createWebhookEndpoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name: string;
                    /** @example https://example.com/hooks */
                    readonly target_url: string;
                    /**
                     * @example [
                     *       "subscription.*"
                     *     ]
                     */
                    readonly topics: readonly string[];
                    readonly is_active?: boolean;
                    /**
                     * @description `object`: facts of one object arrive in the order they happened; a later one waits for an earlier one that is being retried
                     * @enum {string}
                     */
                    readonly ordering?: "none" | "object";
                    /**
                     * @description `automatic`: what was missed while it was switched off is sent by itself when it is switched on again
                     * @enum {string}
                     */
                    readonly catch_up?: "asked" | "automatic";
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookSubscriptionWithSecret"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly deleteWebhookEndpoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done; there is nothing to say */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly updateWebhookEndpoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example Text */
                    readonly name?: string;
                    /** @example https://example.com/hooks */
                    readonly target_url?: string;
                    /**
                     * @example [
                     *       "subscription.*"
                     *     ]
                     */
                    readonly topics?: readonly string[];
                    readonly is_active?: boolean;
                    /**
                     * @description `object`: facts of one object arrive in the order they happened; a later one waits for an earlier one that is being retried
                     * @enum {string}
                     */
                    readonly ordering?: "none" | "object";
                    /**
                     * @description `automatic`: what was missed while it was switched off is sent by itself when it is switched on again
                     * @enum {string}
                     */
                    readonly catch_up?: "asked" | "automatic";
                    /**
                     * @description The old secret signs too for 24 hours
                     * @constant
                     */
                    readonly rotate_secret?: true;
                    /**
                     * @description Switched on again, it is sent what it missed
                     * @constant
                     */
                    readonly replay_missed?: true;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookSubscriptionWithSecret"] | components["schemas"]["WebhookSubscription"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getWebhookEndpointState: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookState"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWebhookEndpointDeliveries: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
                readonly status?: "pending" | "delivered" | "dead";
                readonly topic?: string;
                readonly object?: string;
                readonly from?: string;
                readonly to?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookDelivery"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getWebhookEndpointDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly delivery_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookDelivery"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly replayWebhookEndpointDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly delivery_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookDelivery"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listWebhookEndpointReplays: {
        readonly parameters: {
            readonly query?: {
                readonly page?: string;
                readonly page_size?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["WebhookReplay"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly startWebhookEndpointReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @example 2026-06-01 */
                    readonly from: string;
                    /** @example 2026-06-01 */
                    readonly to?: string;
                    /**
                     * @example [
                     *       "subscription.*"
                     *     ]
                     */
                    readonly topics?: readonly string[];
                    /**
                     * @description What it happened to
                     * @example sub_01jd2x4k7m9q3s5v8x0z2b4d6f
                     */
                    readonly object?: string;
                    /** @description Leaves alone what was delivered */
                    readonly only_missed?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookReplay"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getWebhookEndpointReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly replay_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookReplay"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly stopWebhookEndpointReplay: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly replay_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookReplay"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly sendTestToWebhookEndpoint: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The first answer is kept for 24 h and given again for the same key */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["WebhookDelivery"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listEvents: {
        readonly parameters: {
            readonly query?: {
                /** @description A cursor; without it, from the beginning of what is kept */
                readonly after?: string;
                readonly limit?: string;
                readonly topics?: string;
                /** @description What it happened to */
                readonly object?: string;
                /** @description Seconds to wait for something to happen */
                readonly wait?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["Event"][];
                        readonly meta: components["schemas"]["Meta"];
                        readonly pagination: components["schemas"]["FeedPagination"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getEvent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly event_id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Event"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getSandboxClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["SandboxClock"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly putSandboxClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * Format: date-time
                     * @example 2026-06-01T00:00:00Z
                     */
                    readonly now: string;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["SandboxClock"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly drainSandbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["Drained"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly mintSandboxToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /**
                     * @description A user id like usr_ada; for a service account any text
                     * @example usr_ada
                     */
                    readonly sub: string;
                    /** @example tnt_demo */
                    readonly tenant_id?: string;
                    /** @example prt_demo */
                    readonly partner_id?: string;
                    /**
                     * @example [
                     *       "tenant_admin"
                     *     ]
                     */
                    readonly roles?: readonly string[];
                    /**
                     * @example [
                     *       "billing:read"
                     *     ]
                     */
                    readonly permissions?: readonly string[];
                    /**
                     * @description Seconds; 3600 unless given
                     * @example 3600
                     */
                    readonly expires_in?: number;
                };
            };
        };
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: components["schemas"]["SandboxToken"];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 413: components["responses"]["PayloadTooLarge"];
            readonly 415: components["responses"]["UnsupportedMediaType"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listSandboxMails: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly data: readonly components["schemas"]["SandboxMail"][];
                        readonly meta: components["schemas"]["Meta"];
                    };
                };
            };
            readonly 401: components["responses"]["Unauthorized"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 409: components["responses"]["Conflict"];
            readonly 422: components["responses"]["ValidationError"];
            readonly 429: components["responses"]["RateLimited"];
            readonly 500: components["responses"]["InternalError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
}
